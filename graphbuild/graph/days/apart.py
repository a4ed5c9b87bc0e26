"""Whether two edges speak against each other, or of what may well be one or go together."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from graphbuild.graph.days.tenure import Order
from graphbuild.graph.records import EdgeKey
from graphbuild.language.world.gazetteer import lower_case_countries, places_of_cities
from graphbuild.model import CO_OCCURS

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_NEAR_KM = 60
"""A quarter, a suburb or the next town can stand for a city."""

_EARTH_KM = 6371

_INITIAL = 2
_ALIKE = 80
"""Percent of letters in common from which two words may be one name."""

_TOGETHER = """
SELECT count(*) FROM ranked a JOIN ranked b ON a.document = b.document
WHERE a.head = $head AND a.type = $type AND a.tail = $tail
    AND b.head = $other_head AND b.type = $type AND b.tail = $other_tail
    AND ($type = 'WORKS_FOR' OR (a.start = b.start AND a."end" = b."end"))
"""
_TIES = """
SELECT head, type, tail FROM relations
WHERE head IN ($left, $right) AND tail IN ($left, $right, $subject) AND type <> $undirected
    AND coalesce(modality, 'asserted') = 'asserted'
"""
_NAMES = "SELECT entity, folded FROM names WHERE entity IN ($left, $right)"
_DOUBTED = """
SELECT count(*) FROM doubts
WHERE left_id IN ($left, $right) AND right_id IN ($left, $right) AND left_id <> right_id
"""
_OF_ONE_HOUSE = frozenset(
    {"SUBSIDIARY_OF", "MEMBER_OF", "PARTNERED_WITH", "LOCATED_IN", "BASED_IN"}
)


def are_apart(tables: Tables, left: EdgeKey, right: EdgeKey, relation: Order) -> Order | None:
    """Return how two edges stand to each other by all that the graph has of their ends.

    relation: by their times. None where they may be one, or go together: ends that share a
    word of their names or are doubted to be two, several heads named in one sentence, two
    employers in one document, a place that lies in or near the other. Who succeeded whom,
    or left the body, comes before the other even where no time tells it.
    """
    type = left[1]
    of_heads = type == "LEADS"
    one, other = (left[0], right[0]) if of_heads else (left[2], right[2])
    subject = left[2] if of_heads else left[0]
    pair = {"left": one, "right": other}
    names: dict[str, set[str]] = {one: set(), other: set()}
    for entity, folded in tables.rows(_NAMES, pair):
        names[entity].add(folded)
    if type == "BORN_IN":
        if not _lie_apart(names[one], names[other]):
            return None
    elif (_share_a_word if of_heads else _are_of_one_house)(names[one], names[other]):
        return None
    if tables.number(_DOUBTED, pair):
        return None
    found = tables.rows(_TIES, {**pair, "subject": subject, "undirected": CO_OCCURS})
    ties = {tuple(row) for row in found}
    if of_heads:
        relation = _by_succession(ties, one, other, subject) or relation
    elif any(kind in _OF_ONE_HOUSE and {head, tail} == {one, other} for head, kind, tail in ties):
        return None
    if relation != "contradicts":
        return relation
    ends = {"head": left[0], "type": type, "tail": left[2]}
    others = {"other_head": right[0], "other_tail": right[2]}
    return None if tables.number(_TOGETHER, {**ends, **others}) else relation


def _by_succession(ties: set[tuple[str, ...]], one: str, other: str, subject: str) -> Order | None:
    successors = {(h, t) for h, kind, t in ties if kind == "SUCCEEDED"}
    if ((one, other) in successors) is not ((other, one) in successors):
        return "later" if (one, other) in successors else "earlier"
    gone = {h for h, kind, t in ties if kind == "LEFT" and t == subject}
    if (one in gone) is not (other in gone):
        return "earlier" if one in gone else "later"
    return None


def _share_a_word(one: set[str], other: set[str]) -> bool:
    """Return whether two people may be one under two names: "Ruge", "Boris Ruge".

    Words that are spelt nearly the same count: "Zelensky", "Zelenskyy".
    """
    from rapidfuzz.fuzz import ratio

    left, right = (
        {word for name in names for word in name.split() if len(word) > _INITIAL}
        for names in (one, other)
    )
    return any(ratio(a, b) >= _ALIKE for a in left for b in right)


def _are_of_one_house(one: set[str], other: set[str]) -> bool:
    """Return whether two bodies begin alike, or one has all the words of the other."""
    return any(
        a[0] == b[0] or set(a) <= set(b) or set(b) <= set(a)
        for a, b in itertools.product(map(str.split, one), map(str.split, other))
    )


def _lie_apart(one: set[str], other: set[str]) -> bool:
    """Return whether two places are surely different, and none lies in the other.

    They are if both are countries, or both are cities, far from each other wherever places
    of these names lie. A country and a town, or a village that nobody knows, may be one.
    """
    countries = lower_case_countries()
    if one & countries and other & countries:
        return not one & other
    known: Mapping[str, tuple[tuple[float, float], ...]] = places_of_cities()
    left, right = ([at for name in names for at in known.get(name, ())] for names in (one, other))
    return bool(left and right) and all(_km(a, b) > _NEAR_KM for a in left for b in right)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two places, given by latitude and longitude in degrees."""
    (lat, lon), (lat_2, lon_2) = (tuple(map(math.radians, at)) for at in (one, other))
    half = math.sin((lat_2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat_2) * math.sin((lon_2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
