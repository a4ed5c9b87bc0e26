"""The direct speech of a text: which quotations are speech, and which go on in the next."""

from __future__ import annotations

from graphbuild.extract.statements.attribution import attribute
from graphbuild.extract.statements.cues import Cues
from graphbuild.extract.statements.speech import ENDS, MARKS, STOPS, Paragraphs, Speech, is_title
from graphbuild.extract.statements.spoken import Text
from graphbuild.model import Span

_SENTENCE = 5
"""Words of a quotation from which it is speech, if it begins in capitals."""
_AT_ONCE = 3
"""Words from "?" within which a verb of saying amid speech stands."""


def speeches(text: Text, cues: Cues, paragraphs: Paragraphs, closed: set[int]) -> list[Speech]:
    """Return the direct speech of a text, with the speakers that verbs of saying give.

    closed: tokens of turns, which have their speaker already.
    """
    found: list[Speech] = []
    free = [
        q
        for q in text.quotations
        if q.span.of(text.text).strip() and text.first(q.span.start) not in closed
    ]
    for quotation in free:
        first = paragraphs.at(quotation.span.start)
        last = paragraphs.at(quotation.span.end)
        before = found[-1] if found else None
        if before is not None and before.last == first:
            gap = range(text.first(before.span.end), text.first(quotation.span.start))
            if _interrupts(text, cues, gap, text.text[before.span.end - 1]):
                before.parts += quotation.parts
                before.gaps.append(gap)
                before.last = last
                before.is_full = True
                continue
        found.append(Speech([*quotation.parts], first, last, _is_full(text, quotation.span)))
    for number, speech in enumerate(found):
        low = found[number - 1].span.end if number else 0
        high = found[number + 1].span.start if number + 1 < len(found) else len(text.text)
        attribute(text, cues, speech, (low, high), paragraphs)
    return found


def _is_full(text: Text, span: Span) -> bool:
    """Return whether a quotation is speech of its own, and no words of the text's sentence."""
    if text.text[span.end - 1] in ENDS:
        return True
    said = span.of(text.text)
    begins = said[0].isupper() or said[0] == "["
    if begins and len(said.split()) >= _SENTENCE and not is_title(text, span):
        return True
    return text.text[span.end + 1 : span.end + 2] == "," and text.text[span.start].isupper()


def _interrupts(text: Text, cues: Cues, gap: range, ended: str) -> bool:
    """Return whether "Ruge said" stands amid one sentence that is quoted.

    ended: the last sign before it; after "?" it comes at once, or is a sentence of its own.
    """
    words = [t for t in gap if text.doc[t].text.strip(MARKS + " ")]
    if ended == "." or not words or text.doc[words[-1]].text not in {",", ";", "—", "–"}:
        return False
    if ended in "?!":
        first = words[:_AT_ONCE]
        return any(text.lower[t] in cues.direct for t in first)
    if any(text.doc[t].text in STOPS for t in words):
        return False
    return any(text.lower[t] in cues.direct or t in text.names for t in words)
