"""Where a document puts a place: Portland in Oregon and Portland, Maine are two."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping

from graphbuild.language.pack import load_pack
from graphbuild.model import Extraction, Mention
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.document.groups import Group, Groups, name_of
from graphbuild.resolve.names.key import NameKey
from graphbuild.resolve.names.whereabouts import are_two, is_told, state_of_code

Whereabouts = Mapping[int, str]
"""Mention of a place → the key of the state or country that it is said to lie in."""

_WITHIN = "LOCATED_IN"


def whereabouts(extraction: Extraction, aliases: AliasTable) -> Whereabouts:
    """Return in which state or country a document says that its places lie.

    Nothing is told of what may lie in two, as a river does.
    """
    found: dict[int, str] = {}
    mentions, over_borders = extraction.mentions, load_pack().places.over_borders
    for relation in extraction.relations:
        if relation.type != _WITHIN or relation.modality != "asserted":
            continue
        place, outer = mentions[relation.head], mentions[relation.tail]
        words = name_of(place).lower().split()
        if place.kind != "name" or place.type != "Place" or not over_borders.isdisjoint(words):
            continue
        key = state_of_code(name_of(outer)) or aliases.key(name_of(outer))
        if is_told(key) and key != aliases.key(name_of(place)):
            found.setdefault(relation.head, key)
    return found


def part_places(groups: Groups, within: Whereabouts) -> None:
    """Part the places of one name that the document puts in two states.

    What it puts nowhere stays with the one that it names most often, of two the first; where
    a body has the name too, as a town's club has, with that.
    """
    for key, group in list(groups.by_key.items()):
        told = [within[index] for index in group.indices if index in within]
        if not told:
            continue
        main, *others = [where for where, _ in Counter(told).most_common()]
        if _names_a_body(group, within):
            _part(groups, key, main, within)
        for where in others:
            if are_two(main, where):
                _part(groups, key, where, within)


def _names_a_body(group: Group, within: Whereabouts) -> bool:
    """Return whether a name of a place is an organisation's elsewhere in the document."""
    return any(
        mention.type == "Organization" and index not in within
        for index, mention in zip(group.indices, group.mentions, strict=True)
    )


def _part(groups: Groups, key: NameKey, where: str, within: Whereabouts) -> None:
    group = groups.by_key[key]
    away = group.split_off(functools.partial(_lies_in, where, within))
    away.called, group.called = away.name(), group.name()
    # One word, or the bare name would be taken for its short form.
    told_apart = f"{key.text} in {where}".replace(" ", "_")
    groups.by_key[NameKey(told_apart, key.spelling, second=True)] = away


def _lies_in(where: str, within: Whereabouts, index: int, _: Mention) -> bool:
    return within.get(index) == where
