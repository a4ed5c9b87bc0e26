"""Which predicted statements are which gold ones, and whether their speakers are the same."""

from __future__ import annotations

from graphbuild.evaluate.gold import Annotated, MarkedStatement
from graphbuild.model import Span

_HALF = 0.5


def said_alike(
    want: Annotated, have: Annotated | None
) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """Return pairs of gold and predicted statements, and the gold ones whose speaker is right.

    Each gold statement has the free one that shares most with it, at least half of what the two
    cover together. A speaker is right who is named in the gold one's place, or by a name that
    has its words.
    """
    predicted = have.statements or () if have else ()
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    for number, gold in enumerate(want.statements or ()):
        shares = [
            (_share(gold.content, each.content), -other)
            for other, each in enumerate(predicted)
            if other not in used
        ]
        best = max(shares, default=(0.0, 0))
        if best[0] >= _HALF:
            used.add(-best[1])
            pairs.append((number, -best[1]))
    right = {
        number
        for number, other in pairs
        if have is not None and _same(want, have, (want.statements or ())[number], predicted[other])
    }
    return pairs, frozenset(right)


def _share(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start)) if both > 0 else 0.0


def _same(
    want: Annotated, have: Annotated, gold: MarkedStatement, predicted: MarkedStatement
) -> bool:
    if not gold.speaker.overlaps(predicted.speaker):
        named = [m.span for m in have.mentions or () if m.entity == predicted.entity]
        called = {_words(span.of(want.text)) for span in named}
        called.add(_words(have.names.get(predicted.entity, "")))
        wanted = _words(gold.name)
        return any(words and (words <= wanted or wanted <= words) for words in called)
    return True


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace(".", "").split())
