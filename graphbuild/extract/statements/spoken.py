"""A text with its names and quotations, and what is found to be said in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graphbuild.extract.quotations import Quotation
from graphbuild.extract.syntax import Syntax
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span, Statement, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SURE, BESIDE, IN_TURN = 0.95, 0.8, 0.7
"""How often a speaker is right that a cue gives, who stands beside, or whose turn it is."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement, while its ends go by their place. speaker, addressee: mentions' indices."""

    speaker: int
    content: Span
    kind: StatementKind
    cue: Span | None = None
    stance: str = ""
    addressee: int | None = None
    confidence: float = SURE


@dataclass(frozen=True, slots=True)
class SpannedStatement:
    """A statement whose ends are spans, until the document's mentions have their numbers."""

    speaker: Span
    statement: Statement
    addressee: Span | None = None

    def shifted(self, by: int) -> SpannedStatement:
        """Return it as it stands `by` characters further on."""
        said, to = self.statement, self.addressee
        return SpannedStatement(
            self.speaker.shifted(by),
            replace(
                said,
                content=said.content.shifted(by),
                cue=said.cue.shifted(by) if said.cue else None,
            ),
            to.shifted(by) if to else None,
        )


def numbered(
    found: Iterable[SpannedStatement], mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """Return the statements whose speakers are among the mentions, in the text's order."""
    starts = [m.span.start for m in mentions]

    def number(span: Span | None) -> int | None:
        if span is None:
            return None
        at = bisect_right(starts, span.start) - 1
        return at if at >= 0 and mentions[at].span.overlaps(span) else None

    listed = []
    for each in found:
        speaker, addressee = number(each.speaker), number(each.addressee)
        if speaker is not None:
            addressee = None if addressee == speaker else addressee
            listed.append(replace(each.statement, speaker=speaker, addressee=addressee))
    return tuple(sorted(listed, key=lambda each: (each.content, each.speaker)))


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text. mentions: names, and what stands for them. names: token → mention.

    who: mention → a number that all mentions of one person, firm or place share.
    lower: spaCy's hash of each token in lower case. borders: tokens that begin paragraphs.
    """

    doc: Doc
    text: str
    mentions: Sequence[Mention]
    who: Sequence[int]
    names: dict[int, int]
    quotations: list[Quotation]
    pack: LanguagePack
    syntax: Syntax
    starts: list[int]
    lower: list[int]
    sentences: Sequence[Span]
    quoted: dict[int, int] = field(default_factory=dict)

    def first(self, offset: int) -> int:
        """Return the first token that begins at a character or after it."""
        return bisect_left(self.starts, offset)

    def of(self, first: int, last: int) -> Span:
        """Return the characters of some tokens, the last one included."""
        return Span(self.starts[first], self.starts[last] + len(self.doc[last]))

    def cue(self, token: Token) -> Span:
        """Return the characters of a token."""
        return Span(token.idx, token.idx + len(token))

    def within(self, span: Span) -> list[int]:
        """Return the mentions in a stretch, each once, in order."""
        tokens = range(self.first(span.start), self.first(span.end))
        return list(dict.fromkeys(self.names[t] for t in tokens if t in self.names))
