"""What corrected annotations say of who is who, as decisions for curation.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from graphbuild.errors import UsageError
from graphbuild.evaluate.corrected import Line, corrected_lines
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import Judgement, Verdict
from graphbuild.resolve.curation.judgements import Curation, reference
from graphbuild.stores.files.marked_texts import MarkedText, marked_texts
from graphbuild.stores.files.obsidian import note_names
from graphbuild.stores.files.rows import writable


class _Marked(NamedTuple):
    """A name in a text: whose it is in the graph, and whose a person says that it is."""

    document: str
    text: str
    graph: str
    said: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What corrected annotations say.

    judgements: that are not in curation.yaml yet. compared: documents. changed: ids of those
    whose text the graph has otherwise. unsaid: in words, what no decision can say.
    """

    judgements: tuple[Judgement, ...]
    compared: int
    changed: tuple[str, ...]
    unsaid: tuple[str, ...]


def corrections_of(kg: KnowledgeGraph, path: Path, known: Curation) -> Corrections:
    """Return what brat's files or Label Studio's JSON say against the graph that they are of.

    path: a folder of brat, or a file of Label Studio. known: decisions that there are. Only
    names that the graph marks too are compared, and of those only where it is said whose they
    are: a mention without an entity says nothing.
    Raises UsageError where the path is neither.
    """
    lines = corrected_lines(path)
    if lines is None:
        raise UsageError(
            f"{path} is no annotation of brat or Label Studio: name a folder of .ann files, or "
            "exported JSON."
        )
    marked, compared, changed = _marked(kg, {str(line["id"]): line for line in lines})
    names = dict(kg.tables.stream("SELECT id, name FROM entities"))
    found, unsaid = [], []
    for left, right, verdict in (*_same(marked, names), *_different(marked)):
        if left == right:
            unsaid.append(f"{left} is two in one text: no decision can say which is which")
        elif not known.decided(left, right):
            found.append(Judgement(left, right, verdict, who=path.name))
    return Corrections(
        tuple(dict.fromkeys(found)), compared, tuple(changed), tuple(dict.fromkeys(unsaid))
    )


def _marked(kg: KnowledgeGraph, lines: Mapping[str, Line]) -> tuple[list[_Marked], int, list[str]]:
    ids = kg.tables.rows("SELECT id FROM documents ORDER BY id")
    files = note_names((id, id) for (id,) in ids)
    found: list[_Marked] = []
    compared, changed = 0, []
    for each in marked_texts(kg):
        line = lines.get(writable(each.id)) or lines.get(files[each.id])
        if line is None:
            continue
        if line["text"] != each.text:
            changed.append(each.id)
            continue
        compared += 1
        found += _of_document(each, line)
    return found, compared, changed


def _of_document(each: MarkedText, line: Line) -> Iterator[_Marked]:
    said = {(mark["start"], mark["end"]): str(mark["entity"]) for mark in line["mentions"]}
    for span, _, entity in each.mentions:
        who = said.get((span.start, span.end))
        if who and not who.startswith(f"{line['id']}#"):
            yield _Marked(each.id, span.of(each.text), entity, who)


def _same(
    marked: Sequence[_Marked], names: Mapping[str, str]
) -> Iterator[tuple[str, str, Verdict]]:
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


def _different(marked: Sequence[_Marked]) -> Iterator[tuple[str, str, Verdict]]:
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


def _fullest(marked: Iterable[_Marked]) -> _Marked:
    return max(marked, key=lambda each: (len(each.text.split()), len(each.text), each))


def _grouped(marked: Iterable[_Marked], by: str) -> dict[str, list[_Marked]]:
    found: dict[str, list[_Marked]] = {}
    for each in marked:
        found.setdefault(getattr(each, by), []).append(each)
    return found


def _most(names: Iterable[str]) -> str:
    """Return the most frequent one, the first by the alphabet of several."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))
