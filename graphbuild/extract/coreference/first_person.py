"""Whom "I" and "you" stand for in a letter that is signed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.antecedents import Anaphor
from graphbuild.extract.coreference.letters import Letter, find_letter
from graphbuild.extract.syntax import hashes
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTES = re.compile('["“”„«»]')
_LINE = "\n"
_SIGNATURE = 160
"""Characters of a signature behind the name."""

Stretch = tuple[Span, Mention, Mention | None]
"""Where somebody speaks of himself, who, and to whom."""


def first_persons(
    doc: Doc, names: Sequence[Mention], sentences: Sequence[Span], pack: LanguagePack
) -> list[Anaphor]:
    """Return each "I" and "you" of a letter, and the post under it.

    Not in paragraphs that quote, where it may be somebody else's.
    """
    words = pack.clauses
    text = doc.text
    letter = find_letter(text, names, words.letters)
    if letter is None:
        return []
    starts = [span.start for span in sentences]
    own, yours = hashes(words.own), hashes(words.yours)
    places = doc.to_array(["LOWER", "IDX"]).tolist()
    first = [idx for _, idx in places]
    found = []
    for span, speaker, hearer in _paragraphs(text, letter):
        at = bisect_right(first, span.start - 1)
        while at < len(places) and first[at] < span.end:
            word = places[at][0]
            whose = speaker if word in own else hearer if word in yours else None
            if whose is not None:
                stretch = Span(first[at], first[at] + len(doc[at]))
                found.append(_anaphor(text, stretch, whose, starts, "pronoun"))
            at += 1
    under = posts(text, letter, pack.relations.posts)
    found += [_anaphor(text, span, letter.sender, starts, "nominal") for span in under]
    taken = [name.span for name in names]
    return [a for a in found if not any(a.mention.span.overlaps(span) for span in taken)]


def posts(text: str, letter: Letter, nouns: Collection[str]) -> Iterator[Span]:
    """Yield the nouns of posts under a letter's name: "Director" before a comma."""
    end = min(len(text), letter.signed + _SIGNATURE)
    for match in re.finditer(r"\b[A-Z][\w-]+(?=[\s,|]*[,|\n])", text[letter.signed : end]):
        if match[0].lower() in nouns:
            yield Span(letter.signed + match.start(), letter.signed + match.end())


def _anaphor(
    text: str, span: Span, whose: Mention, starts: Sequence[int], kind: MentionKind
) -> Anaphor:
    sentence = max(bisect_right(starts, span.start) - 1, 0)
    mention = Mention(whose.document_id, sentence, span, span.of(text), whose.type, kind=kind)
    return Anaphor(mention, whose.span)


def _paragraphs(text: str, letter: Letter) -> Iterator[Stretch]:
    """Yield the lines of a letter that quote nobody."""
    for start, end in _lines(text, letter.start, letter.end):
        if not _QUOTES.search(text, start, end):
            yield Span(start, end), letter.sender, letter.addressee


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find(_LINE, start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1
