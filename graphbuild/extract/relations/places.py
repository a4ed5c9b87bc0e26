"""Places within places: "Munich, Germany", "14 Elm Street, Graz", "Prizren in Kosovo"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.sentence import Rules
from graphbuild.language import gazetteer
from graphbuild.language.pack import load_pack
from graphbuild.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Ranks = frozenset[str]
"""What a name alone is known as: "state", "country", both or none."""

WITHIN = "LOCATED_IN"
_NONE: Ranks = frozenset()
_COUNTRY = "country"
_STATE = "state"
_LISTED = re.compile(r",?\s+\w+\s+|,\s+")
_LONGEST = 12
"""Characters between two names of which one can be in the other."""


def place_relations(doc: Doc, mentions: Sequence[Mention], rules: Rules) -> Iterator[Found]:
    """Yield which places, and houses of organisations, are said to be in the place named next.

    A comma says so where a country or a state follows that is neither the subject of what
    comes next nor one of a list, where an address goes on, and where the parse takes the
    second for an apposition.
    """
    if WITHIN not in rules.table.types:
        return
    words = load_pack(doc.lang_).places
    known = _known(doc.lang_)
    named = sorted(
        (number for number, m in enumerate(mentions) if m.kind == "name"),
        key=lambda number: mentions[number].span,
    )
    for at, (inner, outer) in enumerate(pairwise(named)):
        one, other = mentions[inner], mentions[outer]
        between = _between(doc, one, other).strip().lower()
        links = rules.syntax.words.compounded
        if other.type != "Place" or not (between == "," or between in links):
            continue
        last = one.text.split()[-1].lower()
        is_house = last in words.houses and one.type != "Person"
        rank, above = (known.get(each.text.lower(), _NONE) for each in (one, other))
        too_large = _COUNTRY in rank or (_STATE in rank and above != {_COUNTRY})
        if too_large or (one.type != "Place" and not is_house):
            continue
        first, second = _span(doc, one), _span(doc, other)
        if first is None or second is None or first.end >= len(doc):
            continue
        if between != ",":
            link = doc[first.end]
            if (above or is_house) and first.start <= link.head.i < first.end:
                yield Found(inner, outer, WITHIN, link, f"place:{between}", 0.8)
            continue
        labels = rules.syntax.labels
        if second.root.dep_ in labels.subject | labels.possessor:
            continue
        listed = any(
            _is_listed(doc, other, mentions[after], known) for after in named[at + 2 : at + 3]
        )
        apposed = second.root.dep_ in labels.apposition and not any(
            _LISTED.fullmatch(_between(doc, mentions[before], one)) for before in named[:at][-1:]
        )
        if not listed and (above or last in words.streets or apposed):
            yield Found(inner, outer, WITHIN, doc[first.end], "place:,", 0.85)


def _is_listed(doc: Doc, outer: Mention, after: Mention, known: Mapping[str, Ranks]) -> bool:
    """Return whether a list goes on after a name: "Lyon, Spain and Italy"."""
    between = _between(doc, outer, after)
    if after.type != "Place" or not _LISTED.fullmatch(between):
        return False
    above, beyond = (known.get(each.text.lower(), _NONE) for each in (outer, after))
    if above:
        return not above.isdisjoint(beyond)
    return not beyond or between.strip() != ","


def _between(doc: Doc, one: Mention, other: Mention) -> str:
    """Return the text between two names of a sentence; nothing where it is long."""
    length = other.span.start - one.span.end
    if one.sentence != other.sentence or not 0 < length <= _LONGEST:
        return ""
    return doc.text[one.span.end : other.span.start]


def _span(doc: Doc, mention: Mention) -> Span | None:
    span = mention.span
    return doc.char_span(span.start, span.end, alignment_mode="expand")


def rank_of(name: str, lang: str) -> Ranks:
    """Return what a place's name alone is known as: a country, a state, both or none."""
    return _known(lang).get(name.lower(), _NONE)


@functools.cache
def _known(lang: str) -> Mapping[str, Ranks]:
    """Return the countries and states that everybody knows, by their names in lower case."""
    pack = load_pack(lang)
    states = {*map(str.lower, gazetteer.states().values()), *pack.places.provinces}
    countries = {*map(str.lower, pack.demonyms.root.values()), *pack.places.nations}
    countries |= gazetteer.lower_case_countries()
    ranks = ((_STATE, states), (_COUNTRY, countries))
    return {
        name: frozenset(rank for rank, names in ranks if name in names)
        for name in states | countries
    }
