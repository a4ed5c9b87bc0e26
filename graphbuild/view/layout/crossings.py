"""How many ties cross on a map: of several, the one with the fewest is the easiest to read.

Source: Purchase (1997), Graph Drawing, Lecture Notes in Computer Science 1353.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.graph.ties import Ties

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]


def crossings(points: Points, ties: Ties, most: int | None = None) -> int:
    """Return how many pairs of ties cross, drawn as straight lines.

    most: ties that are looked at, spread evenly over all; None for all of them.
    """
    step = -(-len(ties.left) // most) if most else 1
    start, end = points[ties.left[:: step or 1]], points[ties.right[:: step or 1]]
    found = 0
    for n in range(len(start) - 1):
        a, b, c, d = start[n], end[n], start[n + 1 :], end[n + 1 :]
        between = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
        found += int(between.sum())
    return found


def _side(a: Points, b: Points, c: Points) -> Points:
    """Return on which side of a line from a to b a point is: above 0, below, or on it."""
    along, to = b - a, c - a
    found: Points = along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]
    return found
