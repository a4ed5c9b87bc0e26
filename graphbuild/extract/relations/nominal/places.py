"""Places within places: "Munich, Germany", "14 Elm Street, Graz", "Prizren in Kosovo"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.sentence import Rules
from graphbuild.language.pack import load_pack
from graphbuild.language.world import gazetteer
from graphbuild.language.world.places import PlaceWords
from graphbuild.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Ranks = frozenset[str]
"""What a name alone is known as: "state", "country", both or none."""

WITHIN = "LOCATED_IN"
_NONE: Ranks = frozenset()
_COUNTRY = "country"
_STATE = "state"
_LISTED = re.compile(r",?\s+\w+\s+|,\s+")
_LONGEST = 12
"""Characters between two names of a list."""
_FARTHEST = 6
"""Words between two names of which one can be in the other."""
_COMMA = ","


@dataclass(frozen=True, slots=True)
class _Between:
    """The words between two names, of which one may be in the other.

    comma: whether they begin with one. link: the token of the "in", -1 where there is none.
    part: whether they say that a part of something follows: "western", "the province of".
    """

    comma: bool
    link: int
    part: bool


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
        if other.type != "Place" or one.sentence != other.sentence:
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
        between = _read_between(doc[first.end : second.start], rules, words)
        if between is None:
            continue
        kind = other.text.split()[-1].lower() in rules.syntax.words.kinds_of_place
        if between.link >= 0:
            link = doc[between.link]
            is_clear = bool(above) or is_house or between.part or kind
            of_it = _is_of(link.head, first, rules) or between.comma
            at_it = _stands_at(first, rules, words)
            if is_clear and (of_it or at_it):
                yield Found(inner, outer, WITHIN, link, f"place:{link.lower_}", 0.8)
            continue
        labels = rules.syntax.labels
        if second.root.dep_ in labels.subject | labels.possessor:
            continue
        listed = any(
            _is_listed(doc, other, mentions[after], known) for after in named[at + 2 : at + 3]
        )
        before = [mentions[number] for number in named[:at][-1:]]
        apposed = second.root.dep_ in labels.apposition and not any(
            _LISTED.fullmatch(_between(doc, each, one)) for each in before
        )
        listed = listed or _lists_things(first, second, mentions, rules)
        after = [mentions[number] for number in named[at + 2 : at + 3]]
        listed = listed or _is_amid_a_list(doc, before, (one, other), after, words)
        apposed = apposed and not _is_where_a_house_is(first, rules, words)
        apposed = apposed and (is_house or other.text.split()[-1].lower() not in words.houses)
        if not listed and (above or between.part or last in words.streets or apposed):
            yield Found(inner, outer, WITHIN, doc[first.end], "place:,", 0.85)


def _read_between(words: Span, rules: Rules, places: PlaceWords) -> _Between | None:
    """Return what stands between two names, None where it is not only of what is in what.

    A comma, "in" or both; then "the", "western" and "province of".
    """
    rest = list(words)
    if not 0 < len(rest) <= _FARTHEST:
        return None
    syntax = rules.syntax
    comma = rest[0].text == _COMMA
    rest = rest[comma:]
    link = rest[0].i if rest and rest[0].lower_ in syntax.words.compounded else -1
    rest = rest[link >= 0 :]
    if not comma and link < 0:
        return None
    if rest and rest[0].dep_ in syntax.labels.determiner:
        rest = rest[1:]
    directed = bool(rest) and rest[0].lower_ in places.directions
    rest = rest[directed:]
    kind = (
        len(rest) > 1
        and rest[-1].lower_ in syntax.of
        and rest[-2].lower_ in syntax.words.kinds_of_place
    )
    rest = [] if kind and len(rest) == 2 else rest
    return None if rest else _Between(comma, link, directed or kind)


def _is_of(head: Token, name: Span, rules: Rules) -> bool:
    """Return whether a word is part of a name, or its kind: "town" of "the town of Graz"."""
    if name.start <= head.i < name.end:
        return True
    of, words = name.root.head, rules.syntax.words
    return of.lower_ in rules.syntax.of and of.head == head and head.lower_ in words.kinds_of_place


def _stands_at(name: Span, rules: Rules, words: PlaceWords) -> bool:
    """Return whether "at" or "to" stands before a name: "at Graz", "in the town of Graz"."""
    doc, start, syntax = name.doc, name.start, rules.syntax
    if (
        start > 1
        and doc[start - 1].lower_ in syntax.of
        and doc[start - 2].lower_ in syntax.words.kinds_of_place
    ):
        start -= 2
    if start and doc[start - 1].dep_ in syntax.labels.determiner:
        start -= 1
    return start > 0 and doc[start - 1].lower_ in words.at_houses


def _is_where_a_house_is(name: Span, rules: Rules, words: PlaceWords) -> bool:
    """Return whether a house may be named next: "a hospital in Berlin, Marlow House"."""
    link = name.root.head
    in_it = name.root.dep_ in rules.syntax.labels.prepositional_object
    return in_it and link.head.lower_ in words.houses and link.head.i + 1 == link.i


def _is_listed(doc: Doc, outer: Mention, after: Mention, known: Mapping[str, Ranks]) -> bool:
    """Return whether a list goes on after a name: "Lyon, Spain and Italy"."""
    between = _between(doc, outer, after)
    if after.type != "Place" or not _LISTED.fullmatch(between):
        return False
    above, beyond = (known.get(each.text.lower(), _NONE) for each in (outer, after))
    if above:
        return not above.isdisjoint(beyond)
    return not beyond or between.strip() != ","


def _is_amid_a_list(
    doc: Doc,
    before: Sequence[Mention],
    pair: tuple[Mention, Mention],
    after: Sequence[Mention],
    words: PlaceWords,
) -> bool:
    """Return whether two names stand among like ones: "Graz, Omaha, New York, Portland".

    The one before may be a part of the first of the two, as in "Altona, Hamburg, Germany", if
    no other place follows, and the last is no city as well. before, after: the next name.
    """
    one, other = pair
    listed = any(
        each.type == "Place"
        and _between(doc, each, one).strip() == _COMMA
        and words.houses.isdisjoint(each.text.lower().split())
        for each in before
    )
    goes_on = any(
        each.type == "Place" and _LISTED.fullmatch(_between(doc, other, each)) for each in after
    )
    return listed and (goes_on or other.text.lower() in words.states)


def _lists_things(one: Span, other: Span, mentions: Sequence[Mention], rules: Rules) -> bool:
    """Return whether two names are of a list that ends in a noun: "or any other port"."""
    labels, kinds = rules.syntax.labels, rules.syntax.words.kinds_of_place
    heads = [one.root, other.root]
    heads += [root.head.head for root in heads if root.head.head.lower_ in kinds]
    last = [t for head in heads for t in head.children if t.dep_ in labels.conjunct]
    return any(
        t.i >= other.end
        and t.tag_ in labels.noun
        and not any(m.span.start <= t.idx < m.span.end for m in mentions)
        for t in last
    )


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
