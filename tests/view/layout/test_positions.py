"""Where entities stand: apart, by their ties, and the same every time."""

import numpy as np
from scipy.spatial.distance import pdist

from graphbuild.graph.ties import Ties
from graphbuild.view.layout import forces
from graphbuild.view.layout.forces import settled
from graphbuild.view.layout.overlaps import apart
from graphbuild.view.layout.positions import positions


def tied(size: int, pairs: list[tuple[int, int]]) -> Ties:
    """Ties of weight one."""
    left, right = np.array(sorted(pairs), dtype=np.int32).T
    return Ties(size, left, right, np.ones(len(left)))


def two_groups(of: int) -> Ties:
    """Two groups in which all are tied to all, and one tie between them."""
    within = [(a + s, b + s) for s in (0, of) for a in range(of) for b in range(a + 1, of)]
    return tied(2 * of, [*within, (0, of)])


def test_who_belongs_together_stands_together():
    at = settled(two_groups(9), [0] * 18)
    one, other = at[:9], at[9:]
    between = np.linalg.norm(one.mean(axis=0) - other.mean(axis=0))
    assert between > 2 * max(pdist(one).max(), pdist(other).max())


def test_overlaps_go_and_who_stood_beside_whom_stays():
    places = np.random.default_rng(3).normal(size=(120, 2)) ** 3
    moved = apart(places, 1.0)
    assert pdist(moved * (0.5, 1.0)).min() > 0.9
    before = np.argsort(np.linalg.norm(places[:, None] - places, axis=2))[:, 1:7]
    after = np.argsort(np.linalg.norm(moved[:, None] - moved, axis=2))[:, 1:7]
    kept = np.mean(
        [len({*a} & {*b}) / 6 for a, b in zip(before.tolist(), after.tolist(), strict=True)]
    )
    assert kept > 0.4


def test_all_at_one_point_are_moved_apart():
    assert pdist(apart(np.zeros((7, 2)), 1.0) * (0.5, 1.0)).min() > 0.9


def test_places_are_the_same_each_time_however_much_is_reckoned_at_once(monkeypatch):
    ties = two_groups(12)
    first = positions(ties, [0] * 12 + [1] * 12)
    monkeypatch.setattr(forces, "_BLOCK", 50)
    assert positions(ties, [0] * 12 + [1] * 12) == first


def test_parts_and_those_without_a_tie_stand_apart_from_the_others():
    ties = tied(9, [(0, 1), (1, 2), (0, 2), (4, 5), (5, 6)])
    at = np.array(positions(ties, [0] * 9))
    assert pdist(at).min() > 30
    assert at[[3, 7, 8], 1].min() > at[[0, 1, 2, 4, 5, 6], 1].max()
