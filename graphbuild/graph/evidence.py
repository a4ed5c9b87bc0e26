"""Which of an edge's sentences come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from graphbuild.model import Evidence

_MEDIUM = 200
"""Characters of a sentence that is neither short nor long."""


def rank(
    found: Iterable[Evidence], stated: Callable[[Evidence], bool] | None = None
) -> tuple[Evidence, ...]:
    """Return sentences best first, each with its score in (0, 1].

    Direct statements come first, short before long, and each document once before any
    twice. stated: whether a sentence says outright how the two are related; by default
    its own score tells how surely it does, 0 meaning that nothing is known of that.
    """
    valued = [(each, _value(each, stated)) for each in found]
    valued.sort(key=lambda pair: (-pair[1], _order(pair[0])))
    seen: Counter[str] = Counter()
    scored: list[tuple[int, int, Evidence]] = []
    for each, value in valued:
        repeats = seen[each.document_id]
        seen[each.document_id] += 1
        scored.append((repeats, len(scored), replace(each, score=round(value / (1 + repeats), 6))))
    return tuple(each for _, _, each in sorted(scored, key=lambda item: item[:2]))


def _value(each: Evidence, stated: Callable[[Evidence], bool] | None) -> float:
    surely = each.score or 0.5
    if stated is not None:
        surely = 1.0 if stated(each) else 0.5
    return surely / (1 + len(each.sentence) / _MEDIUM)


def _order(each: Evidence) -> tuple[int, str, int, int]:
    return len(each.sentence), each.document_id, each.span.start, each.head.start
