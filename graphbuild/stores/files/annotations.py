"""Annotation files: the mentions of each document with their entities, as JSON Lines."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from graphbuild.graph.forms import streams
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import ANNOTATION_TYPES, CO_OCCURS, SPEECH
from graphbuild.stores.atomic import atomic_path

Row = dict[str, Any]

_MENTIONS = """
SELECT m.*, e.type, e.name, e.aliases FROM mentions m JOIN entities e ON e.id = m.entity
ORDER BY m.document, m.start, m."end"
"""
_RELATIONS = """
SELECT v.* EXCLUDE (text) FROM ranked v SEMI JOIN relations USING (head, type, tail)
WHERE v.type <> $undirected AND NOT list_contains($speech, v.type)
ORDER BY v.document, v.start, v."end", v.head_start, v.head_end, v.tail_start, v.tail_end, v.type
"""
_STATEMENTS = 'FROM statements ORDER BY document, start, "end", speaker_start'


def write_annotations(kg: KnowledgeGraph, output: Path) -> list[Path]:
    """Write a line for each document of a graph of a folder; return the file.

    A line holds the document's id, mentions, entities, typed relations and statements; offsets
    count characters of the document's text as given.
    """
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for line in annotated(kg):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return [output]


def annotated(kg: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """Yield a document's annotations at a time, ordered by document id."""
    mentions = by_document(kg.tables.dictionaries(_MENTIONS))
    asked = {"undirected": CO_OCCURS, "speech": list(SPEECH)}
    relations = by_document(kg.tables.dictionaries(_RELATIONS, asked))
    statements = by_document(kg.tables.dictionaries(_STATEMENTS))
    for document in streams.documents(kg.tables):
        listed = mentions(document.id)
        line = _line(document.id, listed, relations(document.id))
        yield {**line, "statements": [_statement(row, listed) for row in statements(document.id)]}


def by_document(rows: Iterable[Row]) -> Callable[[str], list[Row]]:
    """Return what gives the rows of a document, asked for in the order of their ids."""
    groups = itertools.groupby(rows, key=itemgetter("document"))
    waiting = next(groups, None)

    def of(document: str) -> list[Row]:
        nonlocal waiting
        found: list[Row] = []
        while waiting is not None and waiting[0] <= document:
            if waiting[0] == document:
                found = list(waiting[1])
            waiting = next(groups, None)
        return found

    return of


def _line(document: str, listed: list[Row], relations: list[Row]) -> dict[str, Any]:
    mentions = [
        {
            "start": row["start"],
            "end": row["end"],
            "text": row["text"],
            "type": _type(row),
            "entity": row["entity"],
        }
        for row in listed
        if row["kind"] == "name"
    ]
    text_of = {(row["start"], row["end"]): row["text"] for row in listed}
    entities = [
        {"id": entity, "type": _type(row), "name": row["name"], "aliases": row["aliases"]}
        for entity, row in {row["entity"]: row for row in listed}.items()
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
                "head": argument(row["head"], row["head_start"], row["head_end"]),
                "type": row["type"],
                "tail": argument(row["tail"], row["tail_start"], row["tail_end"]),
                "start": row["start"],
                "end": row["end"],
            }
            for row in relations
        ],
    }


def _statement(row: Row, listed: list[Row]) -> Row:
    """Return a statement as a line has it: speaker, cue, content, whom it names."""

    def argument(entity: str, start: int, end: int, text: str) -> Row:
        return {"start": start, "end": end, "text": text, "entity": entity}

    text_of = {(each["start"], each["end"]): each["text"] for each in listed}
    at = row["speaker_start"], row["speaker_end"]
    named = [
        argument(each["entity"], each["start"], each["end"], each["text"])
        for each in listed
        if row["start"] <= each["start"] and each["end"] <= row["end"]
        if each["entity"] in row["about"]
    ]
    cue = None
    if row["cue_start"] is not None:
        cue = {"start": row["cue_start"], "end": row["cue_end"], "text": row["cue"]}
    said: Row = {
        "speaker": argument(row["speaker"], *at, text_of.get(at, "")),
        "cue": cue,
        "start": row["start"],
        "end": row["end"],
        "about": named,
    }
    if row["addressee"] is not None:
        to = row["addressee_start"], row["addressee_end"]
        said["addressee"] = argument(row["addressee"], *to, text_of.get(to, ""))
    return said


def _type(row: Row) -> str:
    kind: str = row["type"]
    return ANNOTATION_TYPES.get(kind, kind.upper())
