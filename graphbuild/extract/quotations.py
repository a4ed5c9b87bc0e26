"""Where direct speech stands in a text: between all kinds of quotation marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.language.grammar.speech import SpeechWords
from graphbuild.model import Span

_FEW = 3
"""Words of a quotation that a mere apostrophe ends: ‘Orange Jam’."""
_BEFORE = " \t\n\r\xa0([{—–-*_/>"
"""After which a sign opens."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, without them: a part in each paragraph.

    is_closed: whether its end is marked.
    """

    parts: tuple[Span, ...]
    is_closed: bool = True

    @property
    def span(self) -> Span:
        """Return the whole, from the first sign of it to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


def quotations(text: str, words: SpeechWords) -> list[Quotation]:
    """Return the quotations of a text, in order; those within another are parts of that.

    text: with line breaks between paragraphs alone. A quotation ends with its paragraph,
    unless the next one begins with the same opening sign: speech of several paragraphs
    opens each and closes the last.
    """
    found: list[Quotation] = []
    waiting: tuple[str, tuple[Span, ...]] | None = None
    for start, end in _paragraphs(text):
        first = True
        for sign, span, is_closed in _in_paragraph(text, start, end, words):
            opens_it = first and span.start <= start + 2
            parts: tuple[Span, ...] = (span,)
            if waiting is not None:
                if opens_it and sign == waiting[0]:
                    parts = (*waiting[1], span)
                else:
                    found.append(Quotation(waiting[1], is_closed=False))
                waiting = None
            first = False
            if is_closed:
                found.append(Quotation(parts))
            else:
                waiting = (sign, parts)
        if first and waiting is not None:
            found.append(Quotation(waiting[1], is_closed=False))
            waiting = None
    if waiting is not None:
        found.append(Quotation(waiting[1], is_closed=False))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        inner = match.group()
        bare = inner.strip()
        if bare:
            start = match.start() + inner.index(bare[0])
            yield start, start + len(bare)


@functools.cache
def _signs(pairs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    every = {sign for opening, closing in pairs for sign in (opening, *closing)}
    return re.compile("|".join(map(re.escape, sorted(every))) or r"(?!)")


def _in_paragraph(
    text: str, start: int, end: int, words: SpeechWords
) -> Iterator[tuple[str, Span, bool]]:
    """Yield the quotations that open in a paragraph: opening sign, content, whether closed."""
    pairs = words.pairs
    signs = [
        (match.group(), match.start())
        for match in _signs(tuple(pairs.items())).finditer(text, start, end)
    ]
    opened: tuple[str, int] | None = None
    for number, (sign, at) in enumerate(signs):
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        looks_open = before in _BEFORE and not after.isspace()
        if opened is not None:
            is_short = opened[0] != sign and text.count(" ", opened[1], at) < _FEW
            if sign in pairs[opened[0]] and _closes(sign, before, after, words, is_short=is_short):
                if after.islower() and before.isspace() and text[at - 2] in words.ends:
                    looks_open = False  # a space has slipped between: so long, "said Moe
                if not (looks_open and sign in pairs and not before.isalnum()):
                    yield opened[0], Span(opened[1], at), True
                    opened = None
                elif sign == opened[0] and before.isspace():
                    opened = (sign, at + 1)  # the one before was never closed
            continue
        if sign in pairs and looks_open:
            is_weak = not words.apostrophes.isdisjoint(pairs[sign])
            if not is_weak or _is_closed_later(text, signs[number + 1 :], sign, end, words):
                opened = (sign, at + 1)
    if opened is not None and opened[1] < end:
        yield opened[0], Span(opened[1], end), False


def _closes(
    sign: str, before: str, after: str, words: SpeechWords, *, is_short: bool = False
) -> bool:
    """Return whether a sign ends a quotation: an apostrophe does after a stop.

    is_short: whether the quotation is but a few words, which any other apostrophe ends too.
    """
    if sign not in words.apostrophes:
        return True
    return not after.isalnum() and (before in words.ends or is_short)


def _is_closed_later(
    text: str, signs: list[tuple[str, int]], opening: str, end: int, words: SpeechWords
) -> bool:
    return any(
        sign in words.pairs[opening]
        and _closes(sign, text[at - 1], text[at + 1] if at + 1 < end else " ", words)
        for sign, at in signs
    )
