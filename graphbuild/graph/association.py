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


def log_likelihood_ratio(both: int, left: int, right: int, total: int) -> float:
    """Return Dunning's G² of two entities named in the same sentences.

    both: sentences that name both. left, right: sentences that name each (`both`
    included). total: all sentences that name any.
    Returns G² in [0, inf), natural logarithm; above 10.83, p < .001.
    Raises ValueError if no corpus can have these counts.
    Source: Dunning (1993), Accurate methods for the statistics of surprise and
    coincidence, Computational Linguistics 19(1).

    >>> log_likelihood_ratio(both=10, left=20, right=30, total=1000)
    46.496606
    """
    neither = total - left - right + both
    if not 0 <= both <= min(left, right) or neither < 0:
        raise ValueError(f"impossible counts: {both} of {left} and {right} in {total}")
    cells = (
        (both, left, right),
        (left - both, left, total - right),
        (right - both, total - left, right),
        (neither, total - left, total - right),
    )
    value = sum(n * math.log(n * total / (row * column)) for n, row, column in cells if n)
    return round(max(0.0, 2 * value), 6)


def p_value(ratio: float) -> float:
    """Return how often chance alone makes a log-likelihood ratio as large, in [0, 1].

    ratio: G² of a two by two table: chi-squared with one degree of freedom.

    >>> round(p_value(10.83), 4)
    0.001
    """
    return float(f"{math.erfc(math.sqrt(max(ratio, 0.0) / 2)):.3g}")
