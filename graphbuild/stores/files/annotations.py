"""Annotation files: the mentions of each document with their entities, as JSON Lines."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import ANNOTATION_TYPES, CO_OCCURS, Evidence
from graphbuild.stores.atomic import atomic_path

_MENTIONS = 'FROM mentions ORDER BY document, start, "end"'


def write_annotations(kg: KnowledgeGraph, output: Path) -> list[Path]:
    """Write a line for each document of a graph of a folder; return the file.

    A line holds the document's id, mentions, entities and typed relations; offsets
    count characters of the document's text as given.
    """
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for line in annotated(kg):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return [output]


def annotated(kg: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """Yield a document's annotations at a time, ordered by document id."""
    relations = _relations_by_document(kg)
    rows = itertools.groupby(kg.tables.dictionaries(_MENTIONS), key=lambda row: row["document"])
    mentions = {document: list(group) for document, group in rows}
    for document in sorted(kg.documents):
        yield _line(kg, document, mentions.get(document, []), relations.get(document, []))


def _line(
    kg: KnowledgeGraph,
    document: str,
    rows: list[dict[str, Any]],
    relations: list[tuple[str, str, str, Evidence]],
) -> dict[str, Any]:
    listed = [row for row in rows if row["entity"] in kg.nx]
    mentions = [
        {
            "start": row["start"],
            "end": row["end"],
            "text": row["text"],
            "type": _type(kg, row["entity"]),
            "entity": row["entity"],
        }
        for row in listed
        if row["kind"] == "name"
    ]
    text_of = {(row["start"], row["end"]): row["text"] for row in listed}
    entities = [
        {
            "id": entity,
            "type": _type(kg, entity),
            "name": kg.nx.nodes[entity]["name"],
            "aliases": list(kg.nx.nodes[entity]["aliases"]),
        }
        for entity in dict.fromkeys(row["entity"] for row in listed)
    ]

    def argument(entity: str, start: int, end: int) -> dict[str, Any]:
        text = text_of.get((start, end), "")
        return {"start": start, "end": end, "text": text, "entity": entity}

    return {
        "id": document,
        "mentions": mentions,
        "entities": entities,
        "relations": [
            {
                "head": argument(head, each.head.start, each.head.end),
                "type": kind,
                "tail": argument(tail, each.tail.start, each.tail.end),
                "start": each.span.start,
                "end": each.span.end,
            }
            for head, kind, tail, each in relations
        ],
    }


def _type(kg: KnowledgeGraph, entity: str) -> str:
    kind: str = kg.nx.nodes[entity]["type"]
    return ANNOTATION_TYPES.get(kind, kind.upper())


def _relations_by_document(
    kg: KnowledgeGraph,
) -> dict[str, list[tuple[str, str, str, Evidence]]]:
    found: dict[str, list[tuple[str, str, str, Evidence]]] = {}
    for head, kind, tail, _ in kg.relations():
        if kind != CO_OCCURS:
            for each in kg.records.evidence.get((head, kind, tail), ()):
                found.setdefault(each.document_id, []).append((head, kind, tail, each))
    for listed in found.values():
        listed.sort(key=lambda item: (item[3].span, item[3].head, item[3].tail, item[1]))
    return found
