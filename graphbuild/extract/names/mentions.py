"""The mentions that a spaCy Doc yields: which of its entities are names, and where they end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.extract.names.cues import roles, whereabouts
from graphbuild.extract.names.titles import is_title_word, tells_a_person
from graphbuild.model import Cues, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OWNS = frozenset({"'s", "’s"})
_DEBRIS = re.compile(r"://|www\.|@\w|\.(?:com|org|net|html?|pdf)\b|^#", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:^|[\s.])(?:[A-Z]|Inc|Ltd|Co|Corp|Jr|Sr|St|Bros|plc)\.$")
_BORDERS = frozenset({",", ";", "/"})
_DASHES = frozenset({"-", "–", "—", "--"})
_AFTER_A_COMMA = frozenset(
    {"inc", "ltd", "llc", "llp", "plc", "co", "corp", "jr", "sr", "ii", "iii", "iv", "md", "phd"}
)
_OF = frozenset({"of", "for"})
_MINISTERS = frozenset({"minister", "secretary", "undersecretary"})
_OF_SEVERAL_WORDS = frozenset({"Person", "Organization"})
_TITLE_REACH = 6
"""Words before a name that can be its title."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Token indices of a name, end exclusive, and the title cut off before it."""

    start: int
    end: int
    title: int


def sentences(doc: Doc) -> list[Span]:
    """Return the sentences as character spans, without the white space around them."""
    spans = []
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            spans.append(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return spans


def find_mentions(
    doc: Doc, document_id: str, types: dict[str, str], sentence_spans: list[Span]
) -> list[Mention]:
    """Return the named entities of the wanted types, in order, trimmed to the name.

    types: spaCy label → entity type; other labels are left out. Offsets count in
    doc.text. Titles, articles, possessives, quotes and line breaks are cut off;
    what is then no name (no capital, an address, a lone sign) is dropped.
    """
    text = doc.text
    found: list[Mention] = []
    place = 0
    other = _named_otherwise(doc, types)
    alone = frozenset(entity.text for entity in doc.ents)
    for marked in doc.ents:
        kind = types.get(marked.label_)
        if kind is None or marked.text in other:
            continue
        entity = _without_office(marked)
        kind = kind if entity is marked else types.get("PERSON", kind)
        for bounds in _names(entity, alone, person=kind == "Person"):
            start = _with_words_before(doc, bounds, kind)
            span = _span(doc, start, bounds.end, text)
            name = span.of(text)
            if not _is_name(name) or (kind != "Person" and _is_adjective(doc, bounds)):
                continue
            while place + 1 < len(sentence_spans) and sentence_spans[place].end <= span.start:
                place += 1
            title = doc[bounds.title : bounds.start].text.strip() or None
            described = roles(doc, bounds.start, bounds.end) if kind == "Person" else ()
            cues = Cues(described, whereabouts(doc, start))
            found.append(Mention(document_id, place, span, name, kind, title, cues=cues))
    return found


def _without_office(entity: SpacySpan) -> SpacySpan:
    """Return what follows what a minister is of: "Ana Novak" for "Ports Ana Novak".

    What a ministry is of ends in a plural; a person's name has two words at least.
    """
    doc, start = entity.doc, entity.start
    if start < 2 or doc[start - 1].lower_ not in _OF or doc[start - 2].lower_ not in _MINISTERS:
        return entity
    plurals = [t.i for t in entity if t.text.endswith("s") and t.i < entity.end - 2]
    return doc[plurals[-1] + 1 : entity.end] if plurals else entity


def _named_otherwise(doc: Doc, types: dict[str, str]) -> frozenset[str]:
    """Return the texts of entities that most of the document takes for none of our types.

    What is a film in five sentences is none of a person in the sixth (one sense per
    discourse; Gale, Church and Yarowsky 1992, HLT).
    """
    counts: Counter[str] = Counter()
    for entity in doc.ents:
        counts[entity.text] += -1 if entity.label_ in types else 1
    return frozenset(text for text, surplus in counts.items() if surplus > 0)


def _names(entity: SpacySpan, alone: frozenset[str], *, person: bool) -> Iterator[_Bounds]:
    """Yield the names in an entity, each trimmed to the words that are part of it."""
    doc = entity.doc
    for first, after in _parts(entity, alone, person=person):
        start, end = first, after
        while start < end and _is_opening(doc[start]):
            start += 1
        while start < end and _is_closing(doc, start, end):
            end -= 1
        title = _title_start(doc, start)
        while person and start < end - 1 and is_title_word(doc[start].text):
            start += 1
        if not person and not tells_a_person(token.text for token in doc[title:start]):
            title = start
        if start < end:
            yield _Bounds(start, end, title)


def _parts(entity: SpacySpan, alone: frozenset[str], *, person: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of an entity between commas, semicolons and dashes.

    alone: the entities of the document; what stands among them is apart from what it
    owns: "Berkeley's Department of Linguistics" is two names, "Lloyd's of London" is one.
    People joined by "and" are two.

    "ISTANBUL - Bosporus Lines" and "Tessaro, Bosporus Lines" are two names each;
    "Acme, Inc." and "Ana Novak, Jr." are one. A line break is no border: paragraphs
    end sentences, so what is left is soft wrapping.
    """
    start = entity.start
    for token in entity:
        if start < token.i < entity.end - 1 and _is_border(token, start, alone, person=person):
            yield start, token.i
            start = token.i + 1
    yield start, entity.end


def _is_border(token: Token, start: int, alone: frozenset[str], *, person: bool) -> bool:
    if token.text in _OWNS:
        return token.doc[start : token.i].text in alone
    if token.lower_ == "and":
        return person
    dash = token.text in _DASHES and token.nbor(-1).whitespace_ and token.whitespace_
    return bool(dash or token.text in _BORDERS) and (
        token.nbor(1).lower_.rstrip(".") not in _AFTER_A_COMMA
    )


def _title_start(doc: Doc, start: int) -> int:
    first = start
    while first > 0 and start - first < _TITLE_REACH:
        before = doc[first - 1]
        if before.is_space or not is_title_word(before.text):
            break
        first -= 1
    return first


def _is_opening(token: Token) -> bool:
    return token.is_space or token.lower_ in _ARTICLES or not any(map(str.isalnum, token.text))


def _is_closing(doc: Doc, start: int, end: int) -> bool:
    token = doc[end - 1]
    if token.is_space or token.lower_ in _POSSESSIVES:
        return True
    if token.text.isalpha() and token.text.islower() and token.text.isascii() and end - start > 1:
        return not _is_hyphenated(doc, end - 1)
    if token.text == ")" and "(" in doc[start : end - 1].text:
        return False
    if token.text == "." and _ABBREVIATION.search(doc[start:end].text):
        return False
    return not any(map(str.isalnum, token.text))


def _with_words_before(doc: Doc, bounds: _Bounds, kind: str) -> int:
    """Return where a name starts with the proper nouns that its model left out before it.

    Only for a person or an organisation of one word, which is often the last of its
    name: the Jadrin "Courier", Ante "Grgić".
    """
    start = bounds.start
    if kind not in _OF_SEVERAL_WORDS or bounds.end - start > 1:
        return start
    before = start - 1
    while before >= 0 and not doc[before + 1].is_sent_start:
        if _is_free_name(doc[before]):
            start = before
        elif not doc[before].is_space:
            break
        before -= 1
    return start


def _is_free_name(token: Token) -> bool:
    alone = token.ent_type_ in {"", "NORP"} and not is_title_word(token.text)
    return alone and token.tag_ == "NNP" and token.text[0].isupper()


def _is_hyphenated(doc: Doc, index: int) -> bool:
    """Return whether a token hangs on the one before by a hyphen: "ching" in "Wai-ching"."""
    before = doc[index - 1]
    glued = index > 1 and not before.whitespace_ and not doc[index - 2].whitespace_
    return glued and before.text in _DASHES


def _span(doc: Doc, start: int, end: int, text: str) -> Span:
    last = doc[end - 1]
    span = Span(doc[start].idx, last.idx + len(last))
    for possessive in sorted(_OWNS):
        if span.of(text).endswith(possessive):
            return Span(span.start, span.end - len(possessive))
    return span


def _is_adjective(doc: Doc, bounds: _Bounds) -> bool:
    """Return whether a name is an adjective and nothing else: "Republican", "British"."""
    return bounds.end - bounds.start == 1 and doc[bounds.start].tag_ == "JJ"


def _is_name(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    if letters < 2 or _DEBRIS.search(text):
        return False
    return any(c.isupper() or (c.isalpha() and c.lower() == c.upper()) for c in text)
