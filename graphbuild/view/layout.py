"""Where each drawn entity stands: computed once, the same every time.

Units are pixels of a map at its natural size; y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuild.graph.ties import Ties

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    """One row a point: x, y."""

_SEED = 7
_ROOMY, _DENSE = 76.0, 40.0
"""Pixels that an entity has for itself each way: in a small graph, and at least."""
_FLAT = 0.5
"""Names are wide: entities side by side are kept farther apart than those one above the other."""
_EVEN = 0.72
"""Below 1, the crowded middle is drawn out and what lies far out drawn in."""
_WITHIN, _ACROSS = 2.2, 0.35
"""How ties within a community pull, and ties between two."""
_ASPECT = 1.3
"""A map is wider than high, as screens are."""


def positions(ties: Ties, home: Sequence[int]) -> list[tuple[float, float]]:
    """Return x, y of each entity, in the order of their numbers.

    home: the community of each. Every connected part is laid out by itself, the
    largest in the middle and the others around it; entities without a tie stand in
    rows below.
    Source: Fruchterman and Reingold (1991), Software: Practice and Experience 21(11).
    """
    import numpy as np

    parts, alone = _parts(ties)
    spacing = max(_DENSE, _ROOMY * min(1.0, (150 / max(1, ties.size)) ** 0.3))
    laid = [_spread(_spring(ties, home, part) * spacing, spacing * 0.52) for part in parts]
    placed = np.zeros((ties.size, 2))
    for part, points, centre in zip(parts, laid, _packed(laid, spacing), strict=True):
        placed[part] = points + centre
    if alone:
        placed[alone] = _rows(placed[[n for part in parts for n in part]], len(alone), spacing)
    return [(round(float(x), 1), round(float(y), 1)) for x, y in placed]


def _parts(ties: Ties) -> tuple[list[list[int]], list[int]]:
    """Return the connected parts, the largest first, and the entities without a tie."""
    from scipy.sparse.csgraph import connected_components

    count, label = connected_components(ties.matrix(), directed=False)
    members: list[list[int]] = [[] for _ in range(count)]
    for n, part in enumerate(label):
        members[part].append(n)
    parts = sorted((part for part in members if len(part) > 1), key=lambda p: (-len(p), p))
    return parts, sorted(part[0] for part in members if len(part) == 1)


def _spring(ties: Ties, home: Sequence[int], part: list[int]) -> Points:
    """Return the points of one connected part, an entity's room being 1, longest side across."""
    import numpy as np
    import rustworkx as rx

    chosen = set(part)
    index = {n: i for i, n in enumerate(part)}
    graph = rx.PyGraph()
    graph.add_nodes_from(part)
    for u, v, weight in zip(ties.left, ties.right, ties.weight, strict=True):
        if u in chosen:
            pull = (_WITHIN if home[u] == home[v] else _ACROSS) * (1 + math.log(weight))
            graph.add_edge(index[int(u)], index[int(v)], pull)
    found = rx.spring_layout(
        graph, k=1.6 / math.sqrt(len(part)), num_iter=300, weight_fn=float, seed=_SEED
    )
    points = np.array([found[i] for i in range(len(part))])
    points -= points.mean(axis=0)
    reach = np.sqrt((points**2).sum(axis=1))
    reach /= max(1e-9, float(np.sqrt((reach**2).mean())))
    extent = max(1e-9, float(np.sqrt((points**2).sum(axis=1).mean())))
    even = np.maximum(reach, 1e-3) ** (_EVEN - 1) * math.sqrt(len(part)) / 2.2
    points *= (even / extent)[:, None]
    _, axes = np.linalg.eigh(np.cov(points.T))
    turned: Points = points @ axes[:, ::-1]
    # An eigenvector's sign is arbitrary: the first entity is put to the left and above.
    return turned * np.where(turned[0] > 0, -1.0, 1.0)


def _spread(points: Points, gap: float) -> Points:
    """Return the points moved apart until none is nearer to another than the gap."""
    import numpy as np
    from scipy.spatial import cKDTree

    points = points * (_FLAT, 1.0)
    for _ in range(120):
        pairs = cKDTree(points).query_pairs(gap, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        apart = points[pairs[:, 0]] - points[pairs[:, 1]]
        distance = np.sqrt((apart**2).sum(axis=1))
        same = distance < 1e-6
        apart[same], distance[same] = (1.0, 0.5), 1.0
        push = apart / distance[:, None] * ((gap * 1.02 - distance) / 2)[:, None]
        np.add.at(points, pairs[:, 0], push)
        np.add.at(points, pairs[:, 1], -push)
    moved: Points = points / (_FLAT, 1.0)
    return moved


def _packed(laid: list[Points], spacing: float) -> list[Points]:
    """Return the centre of each part: on a spiral around the first, overlapping none."""
    import numpy as np

    boxes = np.array([_box(points) for points in laid]).reshape(-1, 4)
    half = (boxes[:, 2:] - boxes[:, :2]) / 2 + (spacing * 0.75, spacing * 0.45)
    centres = np.zeros((len(laid), 2))
    angle = 0.0
    for n in range(1, len(laid)):
        if len(laid[n]) < len(laid[n - 1]):
            angle *= 0.5  # smaller parts may fit where larger ones did not
        while True:
            reach = 6.0 * angle
            at = np.array([reach * math.cos(angle) * _ASPECT, reach * math.sin(angle)])
            apart = np.abs(centres[:n] - at)
            if (apart >= half[:n] + half[n]).any(axis=1).all():
                break
            angle += min(0.35, 24.0 / max(24.0, reach))
        centres[n] = at
    middles = (boxes[:, 2:] + boxes[:, :2]) / 2
    return list(centres - middles)


def _box(points: Points) -> Points:
    import numpy as np

    return np.concatenate([np.min(points, axis=0), np.max(points, axis=0)])


def _rows(placed: Points, count: int, spacing: float) -> Points:
    """Return points in rows below what is placed, as wide as it."""
    import numpy as np

    left, right, low = 0.0, 0.0, -spacing
    if len(placed):
        left, _, right, low = (float(side) for side in _box(placed))
    step = spacing * 1.6
    across = max(math.ceil(math.sqrt(count * 2)), int((right - left) / step) + 1)
    across = min(across, count)
    number = np.arange(count)
    x = (left + right) / 2 + (number % across - (across - 1) / 2) * step
    y = low + spacing * 0.9 + number // across * spacing * 0.5
    return np.stack([x, y], axis=1)
