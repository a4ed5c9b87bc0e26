"""Whom "I" and "you" stand for in a letter: one that is signed, or one that has a head."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from graphbuild.extract.coreference.antecedents import Anaphor
from graphbuild.extract.coreference.letters import Letter, find_letter
from graphbuild.extract.coreference.quotes import Quotes
from graphbuild.extract.heads import Heads
from graphbuild.extract.syntax import hashes, load_syntax
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTES = re.compile('["“”„«»]')
_SIGNATURE = 160
"""Characters of a signature behind the name."""

Who = TypeVar("Who", Mention, Span)
Spoken = tuple[Mention, Span]
"""A pronoun, and the name of who speaks."""


def in_signed_letter(
    doc: Doc, names: Sequence[Mention], sentences: Sequence[Span], pack: LanguagePack
) -> list[Anaphor]:
    """Return each "I" and "you" of a letter that is signed, and the post under it.

    Not in lines that quote, where it may be somebody else's.
    """
    words, text = pack.clauses, doc.text
    letter = find_letter(text, names, words.letters)
    if letter is None:
        return []

    def meant(token: Token) -> Mention | None:
        if not letter.start <= token.idx < letter.end or _is_in_quoting_line(text, token.idx):
            return None
        return letter.sender if token.lower_ in words.own else letter.addressee

    starts = [each.start for each in sentences]
    found = [
        Anaphor(_mention(text, _span(token), starts, "pronoun"), whose.span)
        for token, whose in _meant(doc, words.own | words.yours, meant)
    ]
    found += [
        Anaphor(_mention(text, span, starts, "nominal"), letter.sender.span)
        for span in posts(text, letter, pack.relations.posts)
    ]
    taken = [name.span for name in names]
    return [a for a in found if not any(a.mention.span.overlaps(span) for span in taken)]


def by_head(doc: Doc, sentences: Sequence[Span], heads: Heads, pack: LanguagePack) -> list[Spoken]:
    """Return the pronouns that stand for the writer and the reader whom a head names.

    Found are "I" outside quotes and, where one person alone is written to, "you" in a clause
    whose subject is "I": elsewhere it is as often anybody. By doc.text; who, by the
    document's. A text without a parse has none.
    """
    if not doc.has_annotation("DEP"):
        return []
    syntax, quotes = load_syntax(doc.lang_), Quotes(doc, set(), pack)
    own, tags = syntax.words.own, pack.labels.personal_pronoun | pack.labels.possessive_pronoun

    def meant(token: Token) -> Span | None:
        if token.tag_ not in tags or quotes.inside(token):
            return None
        if token.lower_ in own:
            return heads.writer
        subject = syntax.clause_subject(token)
        return heads.reader if subject is not None and subject.lower_ in own else None

    starts = [each.start for each in sentences]
    return [
        (_mention(doc.text, _span(token), starts, "pronoun"), who)
        for token, who in _meant(doc, own | pack.letters.reader, meant)
    ]


def posts(text: str, letter: Letter, nouns: Collection[str]) -> Iterator[Span]:
    """Yield the nouns of posts under a letter's name: "Director" before a comma."""
    end = min(len(text), letter.signed + _SIGNATURE)
    for match in re.finditer(r"\b[A-Z][\w-]+(?=[\s,|]*[,|\n])", text[letter.signed : end]):
        if match[0].lower() in nouns:
            yield Span(letter.signed + match.start(), letter.signed + match.end())


def _meant(
    doc: Doc, words: frozenset[str], meant: Callable[[Token], Who | None]
) -> Iterator[tuple[Token, Who]]:
    """Yield those of some words that stand for somebody, with whom."""
    wanted = hashes(words)
    for place, word in enumerate(doc.to_array("LOWER").tolist()):
        who = meant(doc[place]) if word in wanted else None
        if who is not None:
            yield doc[place], who


def _is_in_quoting_line(text: str, place: int) -> bool:
    end = text.find("\n", place)
    return bool(
        _QUOTES.search(text, text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text))
    )


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _mention(text: str, span: Span, starts: Sequence[int], kind: MentionKind) -> Mention:
    sentence = max(bisect_right(starts, span.start) - 1, 0)
    return Mention("", sentence, span, span.of(text), "Person", kind=kind)
