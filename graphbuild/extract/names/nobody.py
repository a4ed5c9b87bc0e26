"""What a model marks as a name and is nobody's: titles alone, portfolios, storms, laws."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.extract.names.bounds import Bounds
from graphbuild.language.loader import Words
from graphbuild.language.pack import LanguagePack
from graphbuild.language.world.gazetteer import lower_case_countries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SEVERAL = re.compile(r"[A-Z]{2,}s")
"""Several of what letters stand for: "NGOs", "MPs"."""
_STOPS = ".,'’"


@dataclass(frozen=True, slots=True)
class Nobody:
    """What is told of names by one text. surnames: the last words of its people's full names.

    storms: the names of its storms.
    """

    pack: LanguagePack
    surnames: frozenset[str]
    storms: frozenset[str]

    def has(self, doc: Doc, bounds: Bounds, kind: str) -> bool:
        """Return whether a name of this type is none of a person, organisation or place."""
        name = doc[bounds.start : bounds.end].text
        told = [bare for word in name.split() if (bare := _bare(word))]
        legal_forms = self.pack.names.organisation.legal_forms
        if not told or _SEVERAL.fullmatch(name):
            return True
        if legal_forms.issuperset(told) and not name.isupper():
            return True
        if told[-1].endswith(tuple(self.pack.mentions.glued)):
            return True
        if doc[bounds.end - 1].text in self.surnames:
            return False
        storm = " ".join(told) in self.storms and bounds.title == bounds.start
        if kind == "Place":
            after = doc[bounds.end].lower_ if bounds.end < len(doc) else ""
            return storm or f"{' '.join(told)} {after}" in self.pack.places.before
        if storm or _is_of_a_storm_or_ship(doc, bounds, self.pack):
            return True
        if bounds.title < bounds.start:
            title = _bare(doc[bounds.start - 1].text)
            return kind == "Person" and self._is_a_title(told, title)
        return self._is_no_body(doc, bounds, told, kind)

    def _is_no_body(self, doc: Doc, bounds: Bounds, told: list[str], kind: str) -> bool:
        words, types = self.pack.mentions, self.pack.types
        text = " ".join(told)
        if text in words.nobody or self._is_named_after(doc, bounds.end, text):
            return True
        begins_a_body = told[0] in types.first_word.get("Organization", ())
        if len(told) > 1 and told[-1] in words.of_no_body and not begins_a_body:
            return True
        if kind == "Person":
            return all(map(self._is_said_of_people, told))
        return _is_portfolio(doc, bounds, told, self.pack)

    def _is_named_after(self, doc: Doc, end: int, text: str) -> bool:
        """Return whether a name is but that of an illness or a law: "Parkinson's disease"."""
        words = self.pack.mentions
        if end >= len(doc) or doc[end].lower_ not in self.pack.names.possessives:
            return False
        of = doc[end + 1].lower_ if end + 1 < len(doc) else ""
        return f"{text}'s" in words.nobody or of in words.named_after

    def _is_said_of_people(self, word: str) -> bool:
        titles, words, person = self.pack.titles, self.pack.mentions, self.pack.names.person
        return (
            titles.has(word)
            or word in titles.kept
            or word in words.addresses
            or word in words.greetings
            or word in person.after_a_name
        )

    def _is_a_title(self, told: list[str], title: str) -> bool:
        """Return whether a titled name is but a title: "Mr Speaker", "the Rt. Hon.".

        title: the word before it. "Mr Bishop" is somebody.
        """
        said = self.pack.titles.offices | self.pack.mentions.addresses
        if title not in self.pack.gender.titles:
            said |= self.pack.titles.honorifics
        return said.issuperset(told)


def of_text(doc: Doc, types: Mapping[str, str], pack: LanguagePack) -> Nobody:
    """Return what a text tells of names that are nobody's. types: spaCy label → entity type."""
    people = [e for e in doc.ents if types.get(e.label_) == "Person" and len(e) > 1]
    words = pack.mentions
    before = words.greetings | words.storms | words.ships
    surnames = frozenset(
        person[-1].text
        for person in people
        if not pack.titles.has(person[0].text) and _bare(person[0].text) not in before
    )
    storms = frozenset(
        _bare(token.text)
        for token in doc[1:]
        if _is_called(token.nbor(-1), words.storms) and token.text[0].isupper()
    )
    return Nobody(pack, surnames, storms)


def _bare(word: str) -> str:
    return word.lower().strip(_STOPS)


def _is_of_a_storm_or_ship(doc: Doc, bounds: Bounds, pack: LanguagePack) -> bool:
    """Return whether a name is that of a storm or a ship: "Cyclone Dena", not "Storm Lake"."""
    first, words = bounds.start, pack.mentions
    called = words.storms | words.ships
    if _bare(doc[first].text) in called and bounds.end - first > 1:
        return bounds.end - first == 2 or _bare(doc[first].text) in words.ships
    return first > 0 and _is_called(doc[first - 1], called)


def _is_called(before: Token, called: Words) -> bool:
    """Return whether a word is what stands before the name of a storm or a ship, as a name."""
    return before.text[0].isupper() and _bare(before.text) in called


def _is_portfolio(doc: Doc, bounds: Bounds, told: list[str], pack: LanguagePack) -> bool:
    """Return whether a name is what an office is for: "Agriculture Minister", "State for Health".

    What has a name of its own stands in no list of portfolios; a country is a place.
    """
    words, small = pack.mentions, pack.names.small_words | frozenset(pack.names.joining)
    content = [word for word in told if word not in small and word != "&"]
    after = doc[bounds.end].lower_ if bounds.end < len(doc) else ""
    if after in words.of_governments and content and content[-1] in words.portfolios:
        return True  # "Minority Affairs Minister"; but a party has ministers, too: "Likud Minister"
    if not words.portfolios.issuperset(content) or " ".join(told) in lower_case_countries():
        return False
    if after in words.ministers:
        return True
    first = bounds.start - 1
    while first > 0 and doc[first].lower_ in small | words.of_an_office | words.portfolios:
        first -= 1
    told_of = first + 1 < bounds.start and doc[first + 1].lower_ in words.of_an_office
    return told_of and doc[first].lower_ in words.ministers | words.in_charge
