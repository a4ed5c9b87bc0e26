"""Moving entities apart until each has its room, so that who stood beside whom stays so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Pairs = NDArray[np.int64]

_FLAT = 0.5
"""Names are wide: entities side by side are kept farther apart than those one above the other."""
_GROWTH = 1.5
"""How many times as long a line that is too short gets in a round, at most."""
_ROUNDS, _LAST_ROUNDS = 40, 120
_FIRM = 1e-6


def apart(points: Points, gap: float) -> Points:
    """Return the points moved apart until none is nearer to another than the gap.

    The lines of a triangulation are stretched where they are too short and kept as they
    are elsewhere, as far as all of them can be; what is then still too near is pushed.
    Source: Gansner and Hu (2010), Journal of Graph Algorithms and Applications 14(1).
    """
    placed = points * (_FLAT, 1.0)
    if len(placed) > 3:
        placed = _stretched(placed, gap)
    return _pushed(placed, gap) / (_FLAT, 1.0)


def _stretched(points: Points, gap: float) -> Points:
    import numpy as np

    for _ in range(_ROUNDS):
        near = _nearer_than(points, gap * 0.98)
        if not len(near):
            break
        lines = np.unique(np.concatenate([_triangulation(points), near]), axis=0)
        way = points[lines[:, 0]] - points[lines[:, 1]]
        length = np.maximum(np.sqrt((way**2).sum(axis=1)), 1e-6)
        longer = np.minimum(gap * 1.02, length * _GROWTH + gap * 0.02)
        points = _drawn_to(points, lines, way / length[:, None], np.maximum(length, longer))
    return points


def _drawn_to(points: Points, lines: Pairs, direction: Points, wanted: Points) -> Points:
    """Return the points whose lines are as near to the wanted lengths as can be.

    One step of stress majorisation: a line counts by the inverse square of its length.
    """
    import numpy as np
    from scipy.sparse import coo_matrix, diags
    from scipy.sparse.linalg import splu

    size = len(points)
    weight = 1 / wanted**2
    one, other = lines.T
    ends = np.concatenate([one, other]), np.concatenate([other, one])
    between = coo_matrix((np.concatenate([weight, weight]), ends), shape=(size, size)).tocsr()
    firm = _FIRM * float(weight.mean())  # or else all could stand anywhere
    sums = np.bincount(ends[0], np.concatenate([weight, weight]), minlength=size)
    pull = (weight * wanted)[:, None] * direction
    right = firm * points
    for axis in (0, 1):
        right[:, axis] += np.bincount(one, pull[:, axis], minlength=size)
        right[:, axis] -= np.bincount(other, pull[:, axis], minlength=size)
    found: Points = splu((diags(sums + firm) - between).tocsc()).solve(right)
    return found


def _triangulation(points: Points) -> Pairs:
    """Return the lines between neighbours on the plane, each once, ends in ascending order."""
    import numpy as np
    from scipy.spatial import Delaunay

    corners = Delaunay(points, qhull_options="QJ").simplices
    sides = np.concatenate([corners[:, pair] for pair in ([0, 1], [1, 2], [0, 2])])
    return np.unique(np.sort(sides, axis=1), axis=0).astype(np.int64)


def _nearer_than(points: Points, gap: float) -> Pairs:
    import numpy as np
    from scipy.spatial import cKDTree

    pairs = cKDTree(points).query_pairs(gap, output_type="ndarray").astype(np.int64)
    ordered: Pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return ordered


def _pushed(points: Points, gap: float) -> Points:
    import numpy as np

    for _ in range(_LAST_ROUNDS):
        pairs = _nearer_than(points, gap)
        if not len(pairs):
            break
        way = points[pairs[:, 0]] - points[pairs[:, 1]]
        distance = np.sqrt((way**2).sum(axis=1))
        same = distance < 1e-6
        way[same], distance[same] = (1.0, 0.5), 1.0
        push = way / distance[:, None] * ((gap * 1.02 - distance) / 2)[:, None]
        np.add.at(points, pairs[:, 0], push)
        np.add.at(points, pairs[:, 1], -push)
    return points
