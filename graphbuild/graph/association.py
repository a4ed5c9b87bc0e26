"""How far two entities are named together more often than chance would have it.

The measures are there for one pair and, on numpy's arrays, for all pairs at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    """A number for each pair of entities."""


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
    return float(npmis(*_single(both, left, right, total))[0])


def npmis(both: Numbers, left: Numbers, right: Numbers, total: Numbers) -> Numbers:
    """Return `npmi` of many pairs, whose counts are possible; rounded to six digits."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(both * total / (left * right)) / -np.log(both / total)
    value = np.where(both == total, 1.0, value)
    found: Numbers = np.round(np.clip(value, -1.0, 1.0), 6)
    return found


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
    if not 0 <= both <= min(left, right) or total - left - right + both < 0:
        raise ValueError(f"impossible counts: {both} of {left} and {right} in {total}")
    return float(log_likelihood_ratios(*_single(both, left, right, total))[0])


def log_likelihood_ratios(both: Numbers, left: Numbers, right: Numbers, total: Numbers) -> Numbers:
    """Return `log_likelihood_ratio` of many pairs; rounded to six digits."""
    import numpy as np

    neither = total - left - right + both
    cells = (
        (both, left, right),
        (left - both, left, total - right),
        (right - both, total - left, right),
        (neither, total - left, total - right),
    )
    value = np.zeros_like(both)
    with np.errstate(divide="ignore", invalid="ignore"):
        for n, row, column in cells:
            value += np.where(n > 0, n * np.log(n * total / (row * column)), 0.0)
    found: Numbers = np.round(np.maximum(0.0, 2 * value), 6)
    return found


def p_value(ratio: float) -> float:
    """Return how often chance alone makes a log-likelihood ratio as large, in [0, 1].

    ratio: G² of a two by two table: chi-squared with one degree of freedom.

    >>> round(p_value(10.83), 4)
    0.001
    """
    return float(p_values(*_single(ratio))[0])


def p_values(ratios: Numbers) -> Numbers:
    """Return `p_value` of many ratios; rounded to three significant digits."""
    import numpy as np
    from scipy.special import erfc

    value = erfc(np.sqrt(np.maximum(ratios, 0.0) / 2))
    return np.array([float(f"{p:.3g}") for p in value.tolist()])


def _single(*counts: float) -> list[Numbers]:
    import numpy as np

    return [np.array([count], dtype=np.float64) for count in counts]
