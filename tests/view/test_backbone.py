"""Which ties are drawn at first."""

import numpy as np

from graphbuild.graph.ties import Ties
from graphbuild.view.backbone import backbone


def core(of: int, strong: dict[tuple[int, int], float], beside: int) -> Ties:
    """All tied to all, some of them strongly, and a chain that hangs on the first."""
    pairs = [(a, b) for a in range(of) for b in range(a + 1, of)]
    pairs += [(0 if n == of else n - 1, n) for n in range(of, of + beside)]
    left, right = np.array(pairs, dtype=np.int32).T
    weight = np.array([strong.get(pair, 1.0) for pair in pairs])
    return Ties(of + beside, left, right, weight)


def test_of_a_dense_core_stay_what_stands_out_and_what_holds_it_together():
    ties = core(12, {(3, 7): 40.0}, beside=4)
    kept = backbone(ties)
    pairs = {*zip(ties.left[kept].tolist(), ties.right[kept].tolist(), strict=True)}
    assert (3, 7) in pairs
    assert {(0, 12), (12, 13), (13, 14), (14, 15)} <= pairs
    assert len(pairs) == 15  # a tree of sixteen


def test_a_graph_without_a_dense_core_keeps_all_its_ties():
    assert backbone(core(8, {}, beside=3)).all()
