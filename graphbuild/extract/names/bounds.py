"""Where a name begins and ends among the words that a model marked, and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.language.loader import Words
from graphbuild.language.pack import LanguagePack
from graphbuild.language.people.names import NameWords, PersonWords
from graphbuild.language.people.titles import Titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_BORDERS = frozenset({",", ";", "/"})
_DASHES = frozenset({"-", "–", "—", "--"})
_STOP = "."
_WHITE_SPACE_OR_STOP = re.compile(r"[\s.]")
_TITLE_REACH = 6
"""Words before a name that can be its title."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Token indices of a name, end exclusive, and the title cut off before it."""

    start: int
    end: int
    title: int


def bounds_of(
    entity: SpacySpan, alone: frozenset[str], pack: LanguagePack, *, person: bool
) -> Iterator[Bounds]:
    """Yield the names in an entity, each trimmed to the words that are part of it.

    alone: the texts of the document's entities. person: whether it is taken for one.
    """
    doc, words, titles = entity.doc, pack.names, pack.titles
    abbreviations = pack.mentions.abbreviations
    for first, after in _parts(entity, alone, pack, person=person):
        start, end = first, after
        while start < end and (
            _is_opening(doc[start], words) or (person and _is_greeting(doc, start, end, pack))
        ):
            start += 1
        start += _words_of_description(doc, start, end, pack)
        while start < end and _is_closing(doc, start, end, words, abbreviations):
            end -= 1
        end -= _is_half_an_office(doc, start, end, pack)
        title = _title_start(doc, start, titles)
        while person and start < end - 1 and titles.has(doc[start].text):
            start += 1
            while start < end - 1 and _is_opening(doc[start], words):
                start += 1
        while person and start < end - 2 and _is_honour(doc[end - 1], words.person):
            end -= 1
        if not person and not titles.tell_a_person(token.text for token in doc[title:start]):
            title = start
        if start < end:
            yield Bounds(start, end, title)


def _parts(
    entity: SpacySpan, alone: frozenset[str], pack: LanguagePack, *, person: bool
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of an entity between commas, semicolons and dashes.

    alone: the entities of the document; what stands among them is apart from what it
    owns: "Berkeley's Department of Linguistics" is two names, "Lloyd's of London" is one.
    People joined by "and" are two, and so are bodies of which each says its kind first: "the
    Ministry of Works and the Bank of Jadrin".

    "ISTANBUL - Bosporus Lines" and "Tessaro, Bosporus Lines" are two names each;
    "Acme, Inc." and "Ana Novak, Jr." are one. A line break is no border: paragraphs
    end sentences, so what is left is soft wrapping.
    """
    start, words = entity.start, pack.names
    for token in entity:
        if not start < token.i < entity.end - 1:
            continue
        if token.text in words.possessives:
            apart = token.doc[start : token.i].text in alone
        elif token.lower_ in words.joining:
            apart = person or _begins_another(token, entity.end, pack)
        else:
            apart = _is_border(token, words)
        if apart:
            yield start, token.i
            start = token.i + 1
    yield start, entity.end


def _begins_another(token: Token, end: int, pack: LanguagePack) -> bool:
    """Return whether the word after "and" begins a body's name, as "Ministry" does."""
    after = token.nbor(1)
    if after.lower_ in pack.names.articles and after.i + 1 < end:
        after = after.nbor(1)
    begins = pack.types.first_word.get("Organization", frozenset())
    return after.text[0].isupper() and after.lower_ in begins


def _is_border(token: Token, words: NameWords) -> bool:
    dash = token.text in _DASHES and token.nbor(-1).whitespace_ and token.whitespace_
    return bool(dash or token.text in _BORDERS) and (
        token.nbor(1).lower_.rstrip(_STOP) not in words.after_a_comma
    )


def _title_start(doc: Doc, start: int, titles: Titles) -> int:
    first = start
    while first > 0 and start - first < _TITLE_REACH:
        before = doc[first - 1]
        if before.is_space or not titles.has(before.text):
            break
        first -= 1
    return first


def _is_opening(token: Token, words: NameWords) -> bool:
    article = token.lower_ in words.articles and bool(token.whitespace_)
    return token.is_space or article or not any(map(str.isalnum, token.text))


def _words_of_description(doc: Doc, start: int, end: int, pack: LanguagePack) -> int:
    """Return how many words before a name say what it is: "European airframer" Tessaro."""
    after = start + 1
    if after >= end or doc[start].tag_ not in pack.labels.adjective:
        return 0
    while after < end and doc[after].tag_ in pack.labels.common_noun and doc[after].is_lower:
        after += 1
    return after - start if start + 1 < after < end and doc[after].text[0].isupper() else 0


def _is_greeting(doc: Doc, start: int, end: int, pack: LanguagePack) -> bool:
    """Return whether a name begins with what a letter does: "Dear Vincent"."""
    word = doc[start].lower_.rstrip(_STOP)
    return start < end - 1 and bool(doc[start].is_sent_start) and word in pack.mentions.greetings


def _is_half_an_office(doc: Doc, start: int, end: int, pack: LanguagePack) -> bool:
    """Return whether a name's last word is its neighbour's: "Marlow District" before Attorney."""
    if not start < end < len(doc) or not doc[end].text[0].isupper():
        return False
    return f"{doc[end - 1].lower_} {doc[end].lower_}" in pack.mentions.offices_of_two


def _is_honour(token: Token, words: PersonWords) -> bool:
    """Return whether a word after a name says what its bearer was given: "KBE", not "Jr."."""
    key = token.lower_.replace(_STOP, "")
    given = key in words.after_a_name and key not in words.generations
    return given and (token.text.isupper() or _STOP in token.text or key in words.suffixes)


def _is_closing(doc: Doc, start: int, end: int, words: NameWords, abbreviations: Words) -> bool:
    token = doc[end - 1]
    if token.is_space or token.lower_ in words.possessive_signs:
        return True
    if token.text.isalpha() and token.text.islower() and token.text.isascii() and end - start > 1:
        return not _is_hyphenated(doc, end - 1)
    if token.text == ")" and "(" in doc[start : end - 1].text:
        return False
    if token.text == _STOP and _ends_in_an_abbreviation(doc[start:end].text, abbreviations):
        return False
    return not any(map(str.isalnum, token.text))


def _ends_in_an_abbreviation(name: str, abbreviations: Words) -> bool:
    """Return whether the stop at a name's end is part of it: "Acme Inc.", "Malcolm X."."""
    last = _WHITE_SPACE_OR_STOP.split(name.removesuffix(_STOP))[-1]
    return last in abbreviations or (len(last) == 1 and last.isascii() and last.isupper())


def _is_hyphenated(doc: Doc, index: int) -> bool:
    """Return whether a token hangs on the one before by a hyphen: "ching" in "Wai-ching"."""
    before = doc[index - 1]
    glued = index > 1 and not before.whitespace_ and not doc[index - 2].whitespace_
    return glued and before.text in _DASHES
