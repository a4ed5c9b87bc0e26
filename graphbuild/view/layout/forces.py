"""Where the entities of one connected part stand, by the forces of their ties.

Ties pull and entities push in the LinLog model: what belongs together is drawn together and
what is tied elsewhere is kept apart. Sums are numpy's own and not the linear algebra
library's, whose last digits depend on the number of its threads.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuild.graph.ties import Ties
from graphbuild.view.layout.crossings import crossings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    """One row a point: x, y."""

_STARTS = ((7, False), (8, False), (9, True), (9, False))
"""Seeds, and whether communities are pulled apart: where the entities start."""
_MOST_TRIED = 1.6e8
"""Pairs of entities that all tries together may look at, where there is more than one."""
_COUNTED = 1_200
"""Ties among which crossings are counted."""
_WITHIN, _ACROSS = 2.2, 0.35
"""How ties within a community pull, and ties between two, before LinLog."""
_FIRST_ROUNDS, _ROUNDS, _LEAST_ROUNDS = 80, 150, 8
_SMALL = 4
"""So few entities, and what the start has found for them is good."""
_MOST_STEPS = 4e8
"""Pairs of entities that all rounds together may look at: 100 rounds of 2,000 entities."""
_BLOCK = 200_000
"""Pairs of entities that are worked on at once: what a processor's cache holds."""
_GRAVITY = 0.05
_CLOSEST = 0.1
"""A distance, that below it entities push no harder: two may stand at one point."""
_TOLERANCE = 0.05
"""How much entities may swing to and fro for the sake of speed."""


def settled(ties: Ties, home: Sequence[int]) -> Points:
    """Return the points of a connected graph's entities, around 0, 0; the unit means nothing.

    home: the community of each. Where that is quick, several starts are tried, and the
    one whose ties cross the least is taken.
    Sources: Fruchterman and Reingold (1991), Software: Practice and Experience 21(11), for
    the start; Noack (2009), Physical Review E 79, for the forces; Jacomy et al. (2014),
    PLOS ONE 9(6), for the steps.
    """
    import numpy as np

    best: tuple[int, Points] | None = None
    tries = _tries(ties.size)
    for seed, apart in _STARTS[:tries]:
        points = _settled_from(_spring(ties, home if apart else [0] * ties.size, seed), ties)
        if tries == 1:
            return points
        crossed = crossings(points, ties, _COUNTED)
        if best is None or crossed < best[0]:
            best = crossed, points
    return best[1] if best else np.zeros((0, 2))


def _settled_from(points: Points, ties: Ties) -> Points:
    """Return where LinLog's forces move the points."""
    import numpy as np

    weight = 1 + np.log(ties.weight)
    mass: Points = np.ones(ties.size)
    mass += np.bincount(ties.left, minlength=ties.size)
    mass += np.bincount(ties.right, minlength=ties.size)
    speed, patience = 1.0, 1.0
    before = np.zeros_like(points)
    rounds = _rounds(ties.size) if ties.size > _SMALL else 0
    for _ in range(rounds):
        force = _apart(points, mass) + _together(points, ties, weight)
        force -= _GRAVITY * (mass / _lengths(points))[:, None] * points
        swing = _lengths(force - before)
        speed, patience = _faster(swing, _lengths(force + before) / 2, mass, speed, patience)
        points = points + force * (speed / (1 + np.sqrt(speed * swing)))[:, None]
        before = force
    found: Points = points - points.mean(axis=0)
    return found


def _tries(size: int) -> int:
    """Return from how many starts to go: from several where that is quick."""
    if size <= _SMALL:
        return 1
    return max(1, min(len(_STARTS), int(_MOST_TRIED / (_rounds(size) * size**2))))


def _rounds(size: int) -> int:
    """Return how often to go on: less often where a round takes long, and where few are."""
    return int(min(_ROUNDS, 10 + size, max(_LEAST_ROUNDS, _MOST_STEPS / size**2)))


def _spring(ties: Ties, home: Sequence[int], seed: int) -> Points:
    """Return points from which LinLog, that is easily caught, finds its way."""
    import numpy as np
    import rustworkx as rx

    weight = 1 + np.log(ties.weight)
    group = np.asarray(home)
    within = group[ties.left] == group[ties.right]
    pull = weight * np.where(within, _WITHIN, _ACROSS)
    graph = rx.PyGraph()
    graph.add_nodes_from(range(ties.size))
    graph.add_edges_from(
        [*zip(ties.left.tolist(), ties.right.tolist(), pull.tolist(), strict=True)]
    )
    found = rx.spring_layout(
        graph,
        k=1.6 / math.sqrt(ties.size),
        num_iter=min(_FIRST_ROUNDS, max(_LEAST_ROUNDS, int(_MOST_STEPS / ties.size**2))),
        weight_fn=float,
        seed=seed,
    )
    points: Points = np.array([found[n] for n in range(ties.size)]) * 20
    return points - points.mean(axis=0)


def _apart(points: Points, mass: Points) -> Points:
    """Return how each is pushed by all others: by their masses over the distance."""
    import numpy as np

    x, y = np.ascontiguousarray(points.T.astype(np.float32))
    heavy = np.stack([mass, mass * points[:, 0], mass * points[:, 1]]).astype(np.float32)
    sums = np.empty((3, len(points)))
    rows = max(1, _BLOCK // len(points))
    for start in range(0, len(points), rows):
        some = slice(start, start + rows)
        near = np.subtract.outer(x[some], x)
        near *= near
        across = np.subtract.outer(y[some], y)
        across *= across
        near += across
        near += np.float32(_CLOSEST**2)
        np.reciprocal(near, out=near)
        for n, each in enumerate(heavy):
            sums[n, some] = np.einsum("ij,j->i", near, each)
    # An entity's push on itself is in both and goes out here.
    push: Points = points * sums[0][:, None] - sums[1:].T
    return push * mass[:, None]


def _together(points: Points, ties: Ties, weight: Points) -> Points:
    """Return how each is pulled by its ties: by the logarithm of their length."""
    import numpy as np

    way = points[ties.right] - points[ties.left]
    length = _lengths(way)
    pull = (weight * np.log1p(length) / length)[:, None] * way
    force = np.zeros_like(points)
    for axis in (0, 1):
        force[:, axis] = np.bincount(ties.left, pull[:, axis], minlength=ties.size)
        force[:, axis] -= np.bincount(ties.right, pull[:, axis], minlength=ties.size)
    return force


def _faster(
    swing: Points, advance: Points, mass: Points, speed: float, patience: float
) -> tuple[float, float]:
    """Return the speed of the next step: higher where all go on, lower where they swing."""
    size = len(mass)
    swings, goes = float((mass * swing).sum()), float((mass * advance).sum())
    usual = _TOLERANCE * math.sqrt(size)
    jitter = max(math.sqrt(usual), min(10.0, usual * goes / size**2))
    if goes and swings / goes > 2:
        patience = patience * 0.5 if patience > 0.05 else patience
        jitter = max(jitter, 1.0)
    target = jitter * patience * goes / max(swings, 1e-12)
    if swings > jitter * goes:
        patience = patience * 0.7 if patience > 0.05 else patience
    elif speed < 1000:
        patience *= 1.3
    return speed + min(target - speed, 0.5 * speed), patience


def _lengths(vectors: Points) -> Points:
    import numpy as np

    found: Points = np.sqrt((vectors**2).sum(axis=1)) + 1e-9
    return found
