"""States and the cities of their names: which a document means."""

from __future__ import annotations

import functools

from graphbuild.language.pack import load_pack
from graphbuild.model import Extraction, Mention
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.document.groups import Groups, name_of
from graphbuild.resolve.names.key import NameKey, key_of


def part_states(groups: Groups, extraction: Extraction, aliases: AliasTable) -> None:
    """Part the mentions of a state from those of the city of its name, where the text tells.

    "The state of New York" and "New York Governor Al Reyes" are the state's: they are called
    New York State. So is the bare name elsewhere in the document, unless the city is named too
    (one sense per discourse; Gale, Church and Yarowsky 1992, HLT).
    """
    table = load_pack().places
    governed = {
        relation.tail
        for relation in extraction.relations
        if not table.of_a_state.isdisjoint((relation.role or "").lower().split())
    }
    for name, called in table.states.items():
        home = NameKey(aliases.key(name))
        group = groups.by_key.get(home)
        if group is None:
            continue
        bare = {n for n, m in zip(group.indices, group.mentions, strict=True) if _is(m, name)}
        told = bare & governed | {
            n
            for n, mention in zip(group.indices, group.mentions, strict=True)
            if not table.of_a_state.isdisjoint(mention.cues.places)
        }
        if not told:
            continue
        cities = (NameKey(f"{name} {word}") for word in table.cities)
        named = len(bare) < len(group.indices) or any(city in groups.by_key for city in cities)
        state = group.split_off(functools.partial(_is_among, told if named else bare))
        state.called = called
        if not group.mentions:
            del groups.by_key[home]
        key = NameKey(key_of(called))
        if key in groups.by_key:
            groups.by_key[key].take(state.indices, state.mentions)
        else:
            groups.by_key[key] = state


def _is_among(chosen: set[int], index: int, _: Mention) -> bool:
    return index in chosen


def _is(mention: Mention, name: str) -> bool:
    return key_of(name_of(mention)) == name
