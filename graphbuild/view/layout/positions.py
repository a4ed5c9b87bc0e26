"""Where each drawn entity stands: part by part, and all parts together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphbuild.graph.ties import Ties
from graphbuild.view.layout.forces import settled
from graphbuild.view.layout.overlaps import apart

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    """One row a point: x, y."""

_ROOMY, _DENSE = 76.0, 40.0
"""Pixels that an entity has for itself each way: in a small graph, and at least."""
_EVEN = 0.72
"""Below 1, the crowded middle is drawn out and what lies far out drawn in."""
_GAP = 0.52
"""The share of the spacing that two entities keep between them at least."""
_ASPECT = 1.3
"""A map is wider than high, as screens are."""


def positions(ties: Ties, home: Sequence[int]) -> list[tuple[float, float]]:
    """Return x, y of each entity, in the order of their numbers.

    home: the community of each. Every connected part is laid out by itself, the
    largest in the middle and the others around it; entities without a tie stand in
    rows below.
    """
    import numpy as np

    parts, alone = parts_of(ties)
    spacing = _spacing(ties.size)
    laid = [roomy(each, ties.size) for each in _settled(ties, home, parts)]
    placed = np.zeros((ties.size, 2))
    for part, points, centre in zip(parts, laid, _packed(laid, spacing), strict=True):
        placed[part] = points + centre
    if alone:
        placed[alone] = _rows(placed[[n for part in parts for n in part]], len(alone), spacing)
    return [(round(float(x), 1), round(float(y), 1)) for x, y in placed]


def roomy(points: Points, size: int) -> Points:
    """Return a part's points, of whatever unit, at the size of a map of so many entities."""
    spacing = _spacing(size)
    return apart(_shaped(points) * spacing, spacing * _GAP)


def _spacing(size: int) -> float:
    """Return the pixels that an entity has for itself each way."""
    return max(_DENSE, _ROOMY * min(1.0, math.pow(150 / max(1, size), 0.3)))


def parts_of(ties: Ties) -> tuple[list[list[int]], list[int]]:
    """Return the connected parts, the largest first, and the entities without a tie."""
    from scipy.sparse.csgraph import connected_components

    count, label = connected_components(ties.matrix(), directed=False)
    members: list[list[int]] = [[] for _ in range(count)]
    for n, part in enumerate(label):
        members[part].append(n)
    parts = sorted((part for part in members if len(part) > 1), key=lambda p: (-len(p), p))
    return parts, sorted(part[0] for part in members if len(part) == 1)


def _settled(ties: Ties, home: Sequence[int], parts: Sequence[list[int]]) -> Iterator[Points]:
    """Yield the points of each part by itself."""
    import numpy as np

    for part in parts:
        yield settled(ties.among(np.array(part)), [home[n] for n in part])


def _shaped(points: Points) -> Points:
    """Return a part's points, an entity's room being 1, with its longest side across."""
    import numpy as np

    reach = np.sqrt((points**2).sum(axis=1))
    reach /= max(1e-9, float(np.sqrt((reach**2).mean())))
    extent = max(1e-9, float(np.sqrt((points**2).sum(axis=1).mean())))
    even = np.maximum(reach, 1e-3) ** (_EVEN - 1) * math.sqrt(len(points)) / 2.2
    points = points * (even / extent)[:, None]
    _, axes = np.linalg.eigh(np.cov(points.T))
    turned: Points = points @ axes[:, ::-1]
    # An eigenvector's sign is arbitrary: the first entity is put to the left and above.
    return turned * np.where(turned[0] > 0, -1.0, 1.0)


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
