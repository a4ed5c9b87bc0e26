"""States and the cities of their names: which a document means."""

from __future__ import annotations

import functools
from collections.abc import Container, Sequence

from graphbuild.language.pack import load_pack
from graphbuild.language.world import gazetteer
from graphbuild.model import Extraction, Mention
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.document.groups import Groups, name_of
from graphbuild.resolve.names.key import NameKey, key_of

_WITHIN = "LOCATED_IN"
_LISTED = 6
"""Characters between two names of a list, as ", and " has."""
_MANY = 3
"""States beside another name that make a list one of states."""


def part_states(groups: Groups, extraction: Extraction, aliases: AliasTable) -> None:
    """Part the mentions of a state from those of the city of its name, where the text tells.

    "The state of New York" and "New York Governor Al Reyes" are the state's: they are called
    New York State. So is the bare name elsewhere in the document, unless the city is named too
    (one sense per discourse; Gale, Church and Yarowsky 1992, HLT). In "Buffalo, New York" and
    in a list of states it is the state's there, which says nothing of it elsewhere.
    """
    table = load_pack().places
    if not any(NameKey(aliases.key(name)) in groups.by_key for name in table.states):
        return
    governed = {
        relation.tail
        for relation in extraction.relations
        if not table.of_a_state.isdisjoint((relation.role or "").lower().split())
    }
    here = _beside_a_city(extraction) | _listed(extraction.mentions, table.states)
    for name, called in table.states.items():
        home = NameKey(aliases.key(name))
        group = groups.by_key.get(home)
        if group is None:
            continue
        bare = {n for n, m in zip(group.indices, group.mentions, strict=True) if _is(m, name)}
        sure = bare & governed | {
            n
            for n, mention in zip(group.indices, group.mentions, strict=True)
            if not table.of_a_state.isdisjoint(mention.cues.places)
        }
        told = sure | bare & here
        if not told:
            continue
        cities = (NameKey(f"{name} {word}") for word in table.cities)
        named = len(bare) < len(group.indices) or any(city in groups.by_key for city in cities)
        named = named or not sure
        state = group.split_off(functools.partial(_is_among, told if named else bare))
        state.called = called
        if not group.mentions:
            del groups.by_key[home]
        key = NameKey(key_of(called))
        if key in groups.by_key:
            groups.by_key[key].take(state.indices, state.mentions)
        else:
            groups.by_key[key] = state


def _beside_a_city(extraction: Extraction) -> set[int]:
    """Return the mentions of a state of the USA behind one of its cities: "Buffalo, New York"."""
    said = [r for r in extraction.relations if r.type == _WITHIN]
    names = {r: tuple(key_of(extraction.mentions[n].text) for n in (r.head, r.tail)) for r in said}
    return {r.tail for r in said if names[r][0] != names[r][1] and names[r] in _cities_in_states()}


@functools.cache
def _cities_in_states() -> frozenset[tuple[str, str]]:
    """Return each city of the USA with its state, as keys of names."""
    states = gazetteer.states()
    return frozenset(
        (key_of(city.name), key_of(states[city.state]))
        for city in gazetteer.city_records()
        if city.state is not None and city.state in states
    )


def _listed(mentions: Sequence[Mention], also_cities: Container[str]) -> set[int]:
    """Return the mentions that stand in a list of states: "Maine, New York, Ohio and Texas".

    also_cities: states whose names are those of cities, which do not make a list one.
    """
    keys = [key_of(m.text) if m.kind == "name" else "" for m in mentions]
    states = frozenset(map(key_of, gazetteer.states().values()))
    found: set[int] = set()
    run: list[int] = []
    for at, mention in enumerate(mentions):
        before = mentions[at - 1] if run else None
        goes_on = before is not None and 0 < mention.span.start - before.span.end <= _LISTED
        if keys[at] not in states or not goes_on:
            run = []
        if keys[at] in states:
            run.append(at)
        if sum(keys[n] not in also_cities for n in run) >= _MANY:
            found.update(run)
    return found


def _is_among(chosen: set[int], index: int, _: Mention) -> bool:
    return index in chosen


def _is(mention: Mention, name: str) -> bool:
    return key_of(name_of(mention)) == name
