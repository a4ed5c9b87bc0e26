"""How far two entities are named together more often than chance would have it."""

from __future__ import annotations

import math


def npmi(both: int, left: int, right: int, total: int) -> float:
    """Return the normalised pointwise mutual information of two entities.

    both: sentences that name both. left, right: sentences that name each (`both`
    included). total: all sentences that name any. Returns a value in [-1, 1]: 1 where
    the two only ever come together, 0 at chance.
    Raises ValueError if no corpus can have these counts.
    Source: Bouma (2009), Normalized (pointwise) mutual information, GSCL.

    >>> npmi(both=5, left=5, right=5, total=50)
    1.0
    """
    if not 0 < both <= min(left, right) or max(left, right) > total:
        raise ValueError(f"impossible counts: {both} of {left} and {right} in {total}")
    if both == total:
        return 1.0
    value = math.log(both * total / (left * right)) / -math.log(both / total)
    return round(max(-1.0, min(1.0, value)), 6)
