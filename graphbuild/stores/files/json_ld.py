"""JSON-LD with the types of schema.org."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graphbuild.graph.forms import streams
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.language.loader import Table, read_table
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.files.rows import writable

_MENTIONED = "SELECT document, entity FROM mentioned_in ORDER BY document, entity"

Node = dict[str, Any]


class _Property(Table):
    property: str
    head: str
    tail: str
    back: bool = False


class _Words(Table):
    """What schema.org calls things: see schema_org.yaml."""

    entities: Mapping[str, str]
    properties: Mapping[str, _Property]


@functools.cache
def _words() -> _Words:
    return read_table(
        resources.files("graphbuild.stores.files").joinpath("schema_org.yaml"), _Words
    )


def write_json_ld(kg: KnowledgeGraph, output: Path, *, dataset: str, per_edge: int) -> list[Path]:
    """Write documents, entities and relations as one JSON-LD graph, a node a line; return the file.

    A relation is a Claim with its sentences and documents, and a property of its head too where
    schema.org has one and the text stands by it. dataset: a part of each id. per_edge:
    sentences of a claim. The context stands in the file: who reads it needs no network.
    """
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"@context": {"@vocab": "https://schema.org/"},\n"@graph": [')
        separator = "\n"
        for node in _nodes(kg, dataset, per_edge):
            told = {name: value for name, value in node.items() if value not in (None, [])}
            file.write(separator + json.dumps(told, ensure_ascii=False))
            separator = ",\n"
        file.write("\n]}\n")
    return [output]


def _nodes(kg: KnowledgeGraph, dataset: str, per_edge: int) -> Iterator[Node]:
    def ref(kind: str, *parts: str) -> Node:
        named = ":".join(quote(part, safe="", errors="replace") for part in (dataset, kind, *parts))
        return {"@id": f"urn:graphbuild:{named}"}

    for document in streams.documents(kg.tables):
        yield {
            **ref("document", document.id),
            "@type": "CreativeWork",
            "name": writable(document.title or document.id),
            "identifier": writable(document.id),
            "datePublished": _day(document.date),
        }
    types: dict[str, str] = {}
    for row in streams.entities(kg.tables):
        types[row["id"]] = row["type"]
        yield {
            **ref("entity", row["id"]),
            "@type": _words().entities.get(row["type"], "Thing"),
            "name": writable(row["name"]),
            "alternateName": [writable(alias) for alias in row["aliases"]],
            "identifier": writable(row["id"]),
        }
    mentioned = itertools.groupby(kg.tables.stream(_MENTIONED), key=itemgetter(0))
    for document_id, rows in mentioned:
        named = [ref("entity", entity) for _, entity in rows]
        yield {**ref("document", document_id), "mentions": named}
    for row, said in streams.relations(kg.tables, per_edge=per_edge):
        head, tail = ref("entity", row["head"]), ref("entity", row["tail"])
        documents = dict.fromkeys(each.document for each in said)
        yield {
            **ref("claim", row["head"], row["type"], row["tail"]),
            "@type": "Claim",
            "name": row["type"],
            "about": [head, tail],
            "text": [writable(each.text) for each in said],
            "appearance": [ref("document", document) for document in documents],
            "temporalCoverage": list(row["times"] or ()),
            "creativeWorkStatus": [each for each in (row["status"], row["modality"]) if each],
        }
        yield from _property(row, types, (head, tail))


def _property(
    row: Mapping[str, Any], types: Mapping[str, str], ends: Sequence[Node]
) -> Iterator[Node]:
    """Yield what a relation is as a property, where schema.org has one for its ends."""
    word = _words().properties.get(row["type"])
    if word is None or row["modality"] != "asserted" or row["status"]:
        return
    if (types.get(row["head"]), types.get(row["tail"])) == (word.head, word.tail):
        of, value = reversed(ends) if word.back else ends
        yield {**of, word.property: value}


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
