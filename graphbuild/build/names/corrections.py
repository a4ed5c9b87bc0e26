"""What corrected annotations say of who is who, and of types, as decisions for curation.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from graphbuild.build.names.marks import Mark, marks_of
from graphbuild.build.names.retypings import Named, retypings
from graphbuild.errors import UsageError
from graphbuild.evaluate.corrected import corrected
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import ANNOTATION_TYPES, Judgement, Verdict
from graphbuild.resolve.curation.judgements import Curation, Typed, reference
from graphbuild.resolve.names.key import key_of


class _Said(NamedTuple):
    """A name in a text: whose it is in the graph, and whose a person says that it is."""

    document: str
    text: str
    graph: str
    said: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What corrected annotations say.

    judgements, types: that are not in curation.yaml yet. compared: documents. changed: ids of
    those whose text the graph has otherwise. unsaid: in words, what no decision can say.
    """

    judgements: tuple[Judgement, ...]
    types: tuple[Typed, ...]
    compared: int
    changed: tuple[str, ...]
    unsaid: tuple[str, ...]


def corrections_of(
    kg: KnowledgeGraph,
    path: Path,
    known: Curation,
    labels: Mapping[str, str] = MappingProxyType({}),
) -> Corrections:
    """Return what brat's files or Label Studio's JSON say against the graph that they are of.

    path: a folder of brat, or a file of Label Studio. known: decisions that there are.
    labels: a model's label → the graph's type, as the settings have it under extract.types.
    Only names that the graph marks too are compared; a mention without an entity says nothing
    of who is who. Where people say different things of an entity, nothing is decided of it.
    Raises UsageError where the path is neither.
    """
    given = corrected(path)
    if given is None:
        raise UsageError(
            f"{path} is no annotation of brat or Label Studio: name a folder of .ann files, or "
            "exported JSON."
        )
    marks = marks_of(kg, given)
    named = _entities(kg)
    agreed, unsaid = _agreed(marks.found)
    names = {entity: each.name for entity, each in named.items()}
    found = []
    for left, right, verdict in (*_same(agreed, names), *_different(agreed)):
        if left == right:
            unsaid.append(f"{left} is two in one text: no decision can say which is which")
        elif not known.decided(left, right):
            found.append(Judgement(left, right, verdict, who=path.name))
    retyping = retypings(marks, named, _types(named.values(), labels), known)
    return Corrections(
        tuple(dict.fromkeys(found)),
        tuple(each._replace(who=path.name) for each in retyping.types),
        marks.compared,
        marks.changed,
        tuple(dict.fromkeys((*unsaid, *retyping.unsaid))),
    )


def _entities(kg: KnowledgeGraph) -> dict[str, Named]:
    rows = kg.tables.rows("SELECT id, type, name, aliases FROM entities ORDER BY id")
    bearers = Counter(key_of(name) for _, _, name, _ in rows)
    return {
        id: Named(id, type, name, aliases or (), is_alone=bearers[key_of(name)] == 1)
        for id, type, name, aliases in rows
    }


def _types(named: Iterable[Named], labels: Mapping[str, str]) -> dict[str, str]:
    """Return type in an annotation → the graph's: as it is, as exported, or as a model's label."""
    types = {*ANNOTATION_TYPES, *labels.values(), *(each.type for each in named)}
    exported = {ANNOTATION_TYPES.get(type, type.upper()): type for type in sorted(types)}
    return {**labels, **exported, **{type: type for type in types}}


def _agreed(marks: Sequence[Mark]) -> tuple[list[_Said], list[str]]:
    """Return the marks of entities of which nobody says two things; of the others, in words."""
    split = {mark.graph: mark for mark in reversed(marks) if len(mark.said) > 1}
    unsaid = [
        f"people disagree on who {mark.text} is in {mark.document}: {' or '.join(mark.said)}"
        for mark in dict.fromkeys(split.values())
    ]
    agreed = [
        _Said(mark.document, mark.text, mark.graph, *mark.said)
        for mark in marks
        if mark.said and mark.graph not in split
    ]
    return agreed, unsaid


def _same(marked: Sequence[_Said], names: Mapping[str, str]) -> Iterator[tuple[str, str, Verdict]]:
    """Yield what is one, said of whole entities where all that is marked of one moved."""
    by_graph = _grouped(marked, "graph")
    for group in _grouped(marked, "said").values():
        main = _most(each.graph for each in group)
        for entity, members in _grouped(group, "graph").items():
            if entity == main:
                continue
            home = names.get(main, main)
            whole = len(members) == len(by_graph[entity]) and names.get(entity) != home
            if whole:
                yield names.get(entity, entity), home, "same"
                continue
            to = next(each for each in group if each.graph == main)
            for each in members:
                at_home = home if home != each.text else reference(to.text, to.document)
                yield reference(each.text, each.document), at_home, "same"


def _different(marked: Sequence[_Said]) -> Iterator[tuple[str, str, Verdict]]:
    """Yield what is two, each as a name in its text."""
    for group in _grouped(marked, "graph").values():
        main = _most(each.said for each in group)
        stay = [each for each in group if each.said == main]
        for each in group:
            if each.said != main:
                beside = [other for other in stay if other.document == each.document] or stay
                other = _fullest(beside)
                yield (
                    reference(each.text, each.document),
                    reference(other.text, other.document),
                    "different",
                )


def _fullest(marked: Iterable[_Said]) -> _Said:
    return max(marked, key=lambda each: (len(each.text.split()), len(each.text), each))


def _grouped(marked: Iterable[_Said], by: str) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    for each in marked:
        found.setdefault(getattr(each, by), []).append(each)
    return found


def _most(names: Iterable[str]) -> str:
    """Return the most frequent one, the first by the alphabet of several."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))
