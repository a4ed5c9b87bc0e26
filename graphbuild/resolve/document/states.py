"""States and the cities of their names: which a document means."""

from __future__ import annotations

from graphbuild.language.pack import load_pack
from graphbuild.model import Extraction
from graphbuild.resolve.document.groups import Groups
from graphbuild.resolve.names.key import NameKey, key_of


def part_states(groups: Groups, extraction: Extraction) -> None:
    """Part the mentions of a state from those of the city of its name, where the text tells.

    "The state of New York" and "New York Governor Al Reyes" are the state's: they are called
    New York State, whatever else the document calls New York.
    """
    table = load_pack().places
    governed = {
        relation.tail
        for relation in extraction.relations
        if not table.of_a_state.isdisjoint((relation.role or "").lower().split())
    }
    for name, called in table.states.items():
        group = groups.by_key.get(NameKey(name))
        if group is None:
            continue
        state = group.split_off(
            lambda index, mention: (
                index in governed or not table.of_a_state.isdisjoint(mention.cues.places)
            )
        )
        if not state.mentions:
            continue
        state.called = called
        if not group.mentions:
            del groups.by_key[NameKey(name)]
        key = NameKey(key_of(called))
        if key in groups.by_key:
            groups.by_key[key].take(state.indices, state.mentions)
        else:
            groups.by_key[key] = state
