"""Direct speech and paragraphs: what of a text is quoted, and what is told."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphbuild.extract.statements.spoken import Text
from graphbuild.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

STOPS = frozenset(".?!")
ENDS = frozenset(",.?!—–…")
"""Signs with which a quotation ends that is speech, and no words in a sentence."""
MARKS = "\"“”„«»‘’'`"


@dataclass(slots=True)
class Speech:
    """Direct speech of one speaker, interruptions included.

    parts: of its quotations. first, last: its paragraphs. speaker: a mention, None while it is
    not known. is_nameless: whether the text says that somebody else said it. gaps: tokens
    between its parts. is_full: whether it is a sentence, and no words in one.
    """

    parts: list[Span]
    first: int
    last: int
    is_full: bool
    gaps: list[range] = field(default_factory=list)
    speaker: int | None = None
    is_nameless: bool = False
    cue: Token | None = None
    addressee: int | None = None
    called: int | None = None
    confidence: float = 0.0

    @property
    def span(self) -> Span:
        """Return all of it."""
        return Span(self.parts[0].start, self.parts[-1].end)


class Paragraphs:
    """The paragraphs of a text by number, and what in them is not quoted."""

    def __init__(self, text: Text) -> None:
        """text: with line breaks between paragraphs alone."""
        self._text = text
        self.spans: list[Span] = []
        start = 0
        for line in text.text.split("\n"):
            if line.strip():
                self.spans.append(Span(start, start + len(line)))
            start += len(line) + 1

    def at(self, offset: int) -> int:
        """Return the number of the paragraph of a character."""
        return max(bisect_right(self.spans, offset, key=lambda span: span.start) - 1, 0)

    def told(self, number: int) -> list[int]:
        """Return a paragraph's words that are not quoted."""
        text, span = self._text, self.spans[number]
        return [
            place
            for place in range(text.first(span.start), text.first(span.end))
            if place not in text.quoted and any(map(str.isalnum, text.doc[place].text))
        ]


def is_title(text: Text, span: Span) -> bool:
    """Return whether a quotation is a book's or song's name: "The Quiet State"."""
    words = [word for word in span.of(text.text).split() if len(word) > 3 and word[0].isalpha()]
    return all(word[0].isupper() for word in words)
