"""The names that a graph marks, each with what people say of it in corrected annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graphbuild.evaluate.corrected import Corrected
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.files.marked_texts import MarkedText, marked_texts
from graphbuild.stores.files.obsidian import note_names
from graphbuild.stores.files.rows import writable


class Mark(NamedTuple):
    """A name in a text. document: its id. text: the name. graph: whose it is in the graph.

    said: whose people say that it is, each once. types: those that people give it, none where
    nobody looked. is_shared: whether all who looked mark it.
    """

    document: str
    text: str
    graph: str
    said: tuple[str, ...]
    types: tuple[str, ...]
    is_shared: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is compared.

    found: marks of the documents with annotations. counts: entity → its marks in the whole
    graph. compared: documents. changed: ids of those whose text the graph has otherwise.
    """

    found: Sequence[Mark]
    counts: Mapping[str, int]
    compared: int
    changed: tuple[str, ...]


def marks_of(kg: KnowledgeGraph, given: Sequence[Corrected]) -> Marks:
    """Return what annotations say of the names that a graph marks.

    A name that the graph does not mark, or within other bounds, is not among them.
    """
    by_id = {str(each.line["id"]): each for each in given}
    ids = kg.tables.rows("SELECT id FROM documents ORDER BY id")
    files = note_names((id, id) for (id,) in ids)
    found: list[Mark] = []
    counts: dict[str, int] = {}
    compared, changed = 0, []
    for each in marked_texts(kg):
        for _, _, entity in each.mentions:
            counts[entity] = counts.get(entity, 0) + 1
        corrected = by_id.get(writable(each.id)) or by_id.get(files[each.id])
        if corrected is None:
            continue
        if corrected.line["text"] != each.text:
            changed.append(each.id)
            continue
        compared += 1
        found += _of_document(each, corrected)
    return Marks(found, counts, compared, tuple(changed))


def _of_document(each: MarkedText, corrected: Corrected) -> Iterator[Mark]:
    nobody = f"{corrected.line['id']}#"
    # Where nobody looked, it is as the graph has it.
    people = [_by_place(listed) for listed in corrected.people or (corrected.line["mentions"],)]
    for span, _, entity in each.mentions:
        marks = [own.get((span.start, span.end), []) for own in people]
        there = [mark for own in marks for mark in own]
        said = [str(mark["entity"]) for mark in there]
        yield Mark(
            each.id,
            span.of(each.text),
            entity,
            tuple(dict.fromkeys(who for who in said if not who.startswith(nobody))),
            tuple(dict.fromkeys(str(mark["type"]) for mark in there)) if corrected.people else (),
            all(marks),
        )


def _by_place(mentions: Sequence[Mapping[str, Any]]) -> dict[tuple[int, int], list[Any]]:
    found: dict[tuple[int, int], list[Any]] = {}
    for mark in mentions:
        found.setdefault((mark["start"], mark["end"]), []).append(mark)
    return found
