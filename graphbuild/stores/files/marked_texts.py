"""Texts with their marks, for people to correct: the files of brat and of Label Studio."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import Span
from graphbuild.stores.atomic import atomic_folder, atomic_path
from graphbuild.stores.files.annotations import annotated, by_document
from graphbuild.stores.files.obsidian import note_names
from graphbuild.stores.files.rows import writable

_SENTENCES = 'SELECT document, start, "end", text FROM sentences ORDER BY document, start, "end"'
_BREAKS = str.maketrans(dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\t", " "))


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The sentences of a document that name an entity, a line each, and what is marked in them.

    mentions: place, type and entity. relations: numbers of two mentions, and the type.
    """

    id: str
    text: str
    mentions: list[tuple[Span, str, str]]
    relations: list[tuple[int, str, int]]


def marked_texts(kg: KnowledgeGraph) -> Iterator[MarkedText]:
    """Yield the documents of a graph of a folder, ordered by id."""
    sentences = by_document(kg.tables.dictionaries(_SENTENCES))
    for line in annotated(kg):
        text, shifts, end = "", [], -1
        for row in sentences(line["id"]):
            if row["start"] >= end:
                shifts.append((row["start"], row["end"], len(text) - row["start"]))
                text += writable(row["text"]).translate(_BREAKS) + "\n"
                end = row["end"]

        def placed(marked: Mapping[str, Any], shifts: list[tuple[int, int, int]] = shifts) -> Span:
            for start, end, shift in shifts:
                if start <= marked["start"] and marked["end"] <= end:
                    return Span(marked["start"], marked["end"]).shifted(shift)
            return Span(0, 0)

        found = {placed(m): (m["type"], m["entity"]) for m in line["mentions"]}
        mentions = [(span, *found[span]) for span in sorted(found) if span.end]
        number = {span: n for n, (span, _, _) in enumerate(mentions)}
        ends = [(placed(r["head"]), r["type"], placed(r["tail"])) for r in line["relations"]]
        relations = [(number[a], t, number[b]) for a, t, b in ends if a in number and b in number]
        yield MarkedText(line["id"], text, mentions, list(dict.fromkeys(relations)))


def write_brat(kg: KnowledgeGraph, output: Path) -> list[Path]:
    """Write a .txt and an .ann for each document, and annotation.conf; return the files.

    Mentions of one entity are an Equiv, and the note of each says which entity it is.
    """
    ids = kg.tables.rows("SELECT id FROM documents ORDER BY id")
    names = note_names((id, id) for (id,) in ids)
    types: set[str] = set()
    relations: set[str] = set()
    with atomic_folder(output) as part:
        for each in marked_texts(kg):
            for ending, told in ((".txt", each.text), (".ann", "".join(_brat(each)))):
                file = part / f"{names[each.id]}{ending}"
                file.write_text(told, encoding="utf-8", newline="\n")
            types.update(type for _, type, _ in each.mentions)
            relations.update(type for _, type, _ in each.relations)
        ends = "Arg1:<ENTITY>, Arg2:<ENTITY>"
        rows = [
            "[entities]",
            *sorted(types),
            "[relations]",
            *(f"{r}\t{ends}" for r in sorted(relations)),
        ]
        rows += ["Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive"]
        config = "\n".join([*rows, "[events]", "[attributes]", ""])
        (part / "annotation.conf").write_text(config, encoding="utf-8", newline="\n")
    files = [output / f"{name}{ending}" for name in names.values() for ending in (".txt", ".ann")]
    return [*files, output / "annotation.conf"]


def _brat(each: MarkedText) -> Iterator[str]:
    same: dict[str, list[str]] = {}
    for number, (span, type, entity) in enumerate(each.mentions, start=1):
        yield f"T{number}\t{type} {span.start} {span.end}\t{span.of(each.text)}\n"
        yield f"#{number}\tAnnotatorNotes T{number}\t{writable(entity).translate(_BREAKS)}\n"
        same.setdefault(entity, []).append(f"T{number}")
    for listed in same.values():
        if len(listed) > 1:
            yield f"*\tEquiv {' '.join(listed)}\n"
    for number, (head, type, tail) in enumerate(each.relations, start=1):
        yield f"R{number}\t{type} Arg1:T{head + 1} Arg2:T{tail + 1}\n"


def write_label_studio(kg: KnowledgeGraph, output: Path) -> list[Path]:
    """Write the tasks that Label Studio imports, with what was found as predictions."""
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        separator = "\n"
        for each in marked_texts(kg):
            file.write(separator + json.dumps(_task(each), ensure_ascii=False))
            separator = ",\n"
        file.write("\n]\n")
    return [output]


def _task(each: MarkedText) -> dict[str, Any]:
    """Return a task. The entity of a mention is its `meta`, which people see and can change."""
    regions = [
        {
            "id": f"m{number}",
            "type": "labels",
            "from_name": "label",
            "to_name": "text",
            "value": {
                "start": span.start,
                "end": span.end,
                "text": span.of(each.text),
                "labels": [type],
            },
            "meta": {"text": [writable(entity)]},
        }
        for number, (span, type, entity) in enumerate(each.mentions)
    ]
    links = [
        {
            "type": "relation",
            "from_id": f"m{head}",
            "to_id": f"m{tail}",
            "direction": "right",
            "labels": [type],
        }
        for head, type, tail in each.relations
    ]
    data = {"id": writable(each.id), "text": each.text}
    return {
        "data": data,
        "predictions": [{"model_version": "graphbuild", "result": regions + links}],
    }
