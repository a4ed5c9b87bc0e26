"""What corrected annotations say of types, as decisions for curation.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphbuild.build.names.marks import Mark, Marks
from graphbuild.resolve.curation.judgements import Curation, Typed, is_ambiguous
from graphbuild.resolve.names.key import key_of

_ENOUGH = 0.5
"""The share of an entity's names that people must have looked at: a decision is of all."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of the graph, for a decision. is_alone: whether nobody else has its name."""

    id: str
    type: str
    name: str
    aliases: Sequence[str]
    is_alone: bool

    def reference(self, curation: Curation) -> str:
        """Return how curation.yaml speaks of it alone: by its name where that says whom."""
        renamed = any(entry.value == self.name for entry in curation.of("rename"))
        plain = self.is_alone and not renamed and self.name.isprintable()
        return self.name if plain and not is_ambiguous(self.name) else self.id

    def decided(self, curation: Curation) -> str | None:
        """Return the type that curation.yaml has for it already, None where it has none."""
        keys = {key_of(form) for form in (self.name, *self.aliases)}
        for entry in curation.of("type"):
            if entry.names[0] == self.id or key_of(entry.names[0]) in keys:
                return entry.value
        return None


@dataclass(frozen=True, slots=True)
class Retyping:
    """types: decisions. unsaid: in words, why others are none."""

    types: Sequence[Typed]
    unsaid: Sequence[str]


def retypings(
    marks: Marks, entities: Mapping[str, Named], known: Mapping[str, str], curation: Curation
) -> Retyping:
    """Return the decisions of type on which all who looked agree, in the order of the texts.

    known: type in an annotation → the graph's. An entity has another type where each mark of
    it that people looked at says so, and so does all else that they say is the same entity.
    """
    types, unsaid = [], []
    by_graph: dict[str, list[Mark]] = {}
    by_said: dict[str, list[Mark]] = {}
    for mark in (_in_our_words(mark, known) for mark in marks.found if mark.types):
        by_graph.setdefault(mark.graph, []).append(mark)
        for who in mark.said:
            by_said.setdefault(who, []).append(mark)
    for entity, own in by_graph.items():
        named = entities[entity]
        if all(mark.types == (named.type,) for mark in own):
            continue
        said = dict.fromkeys(who for mark in own for who in mark.said)
        every = [*own, *(mark for who in said for mark in by_said[who] if mark.graph != entity)]
        type, before = own[0].types[0], named.decided(curation)
        fault = _fault(named.name, own, every, len(said))
        if not fault and type not in known.values():
            fault = f"{named.name} is {type}, which is no type of this graph"
        if not fault and len(own) < _ENOUGH * marks.counts[entity]:
            some = f"{len(own)} of its {marks.counts[entity]} marks"
            fault = f"{named.name} is {type} in {some}: too few to decide it of all"
        if not fault and before not in (None, type):
            fault = f"{named.name} is {type} there, and {before} in curation.yaml"
        if fault:
            unsaid.append(fault)
        elif before is None:
            types.append(Typed(named.reference(curation), type))
    return Retyping(types, unsaid)


def _in_our_words(mark: Mark, known: Mapping[str, str]) -> Mark:
    return mark._replace(types=tuple(dict.fromkeys(known.get(each, each) for each in mark.types)))


def _fault(name: str, own: Sequence[Mark], every: Sequence[Mark], entities: int) -> str:
    """Return why people's marks decide no type, "" where all say the same one."""
    if entities > 1:
        return f"{name} is more than one: build again, then take its types from the same file"
    split = next((mark for mark in own if len(mark.types) > 1 or not mark.is_shared), None)
    if split:
        others = " or ".join(split.types) + ("" if split.is_shared else " or no name")
        return f"people disagree on the type of {name} in {split.document}: {others}"
    found: dict[str, Mark] = {}
    for mark in every:
        for type in mark.types:
            found.setdefault(type, mark)
    if len(found) > 1:
        said = ", ".join(f"{type} in {mark.document}" for type, mark in found.items())
        return f"{name} has more than one type: {said}"
    return ""
