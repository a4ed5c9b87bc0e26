"""The rows that every file format holds: one schema, whatever the format.

Text that not every format can hold is put right here, so that all files of a graph
say the same: lone surrogates and the control characters that XML forbids (all but
tab and line breaks) become U+FFFD.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS

Kind = Literal["text", "texts", "integer", "number", "date", "flag"]

Value = str | int | float | bool | dt.date | tuple[str, ...] | None

Row = dict[str, Value]
"""A value for each column of its table; None where there is none."""

NODES: Mapping[str, Kind] = {
    "id": "text",
    "type": "text",
    "name": "text",
    "aliases": "texts",
    "mention_count": "integer",
    "document_count": "integer",
    "first_seen": "date",
    "last_seen": "date",
    "community": "integer",
    "pagerank": "number",
    "betweenness": "number",
}

EDGES: Mapping[str, Kind] = {
    "head": "text",
    "type": "text",
    "tail": "text",
    "directed": "flag",
    "weight": "integer",
    "document_count": "integer",
    "npmi": "number",
    "llr": "number",
    "p_value": "number",
    "disparity": "number",
    "role": "text",
    "confidence": "number",
    "modality": "text",
    "times": "texts",
    "first_seen": "date",
    "last_seen": "date",
    "evidence": "texts",
    "evidence_documents": "texts",
}
"""evidence: sentences, best first. evidence_documents: the id of each one's document."""

DOCUMENTS: Mapping[str, Kind] = {"id": "text", "title": "text", "source": "text", "date": "date"}

MENTIONED_IN: Mapping[str, Kind] = {"entity": "text", "document": "text", "count": "integer"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind. `rows` can be gone through once."""

    columns: Mapping[str, Kind]
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True)
class Tables:
    """A graph as four tables, each in an order that depends on the graph alone."""

    nodes: Table
    edges: Table
    documents: Table
    mentioned_in: Table

    def by_name(self) -> dict[str, Table]:
        """Return the tables by the names that their files bear."""
        return {
            "nodes": self.nodes,
            "edges": self.edges,
            "documents": self.documents,
            "mentioned_in": self.mentioned_in,
        }


def tables_of(kg: KnowledgeGraph, *, per_edge: int) -> Tables:
    """Return the graph as rows: entities most mentioned first, edges strongest first.

    per_edge: sentences that an edge carries, at most.
    """
    return Tables(
        Table(NODES, _cleaned(_nodes(kg))),
        Table(EDGES, _cleaned(_edges(kg, per_edge))),
        Table(DOCUMENTS, _cleaned(_documents(kg))),
        Table(MENTIONED_IN, _cleaned(_mentioned_in(kg))),
    )


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    r"""Return the text with U+FFFD for each character that XML or UTF-8 cannot hold.

    >>> writable("Harbour\x00Trust")
    'Harbour�Trust'
    """
    return _UNWRITABLE.sub("�", text)


def joined(items: Iterable[str]) -> str:
    """Return a list as one string, for formats without lists: `first | second`.

    A bar within an item is doubled; `parted` is the way back.

    >>> joined(["NATO", "North Atlantic | Treaty"])
    'NATO | North Atlantic || Treaty'
    """
    return " | ".join(item.replace("|", "||") for item in items)


def parted(text: str) -> list[str]:
    """Return the items that `joined` made one string of.

    >>> parted("NATO | North Atlantic || Treaty")
    ['NATO', 'North Atlantic | Treaty']
    """
    return [item.replace("||", "|") for item in text.split(" | ")] if text else []


def _nodes(kg: KnowledgeGraph) -> Iterator[Row]:
    for entity in kg.entities():
        data = kg.nx.nodes[entity.id]
        yield {
            "id": entity.id,
            "type": entity.type,
            "name": entity.name,
            "aliases": entity.aliases,
            "mention_count": data["mention_count"],
            "document_count": data["document_count"],
            "first_seen": data.get("first_seen"),
            "last_seen": data.get("last_seen"),
            "community": data.get("community"),
            "pagerank": data.get("pagerank"),
            "betweenness": data.get("betweenness"),
        }


def _edges(kg: KnowledgeGraph, per_edge: int) -> Iterator[Row]:
    for head, type, tail, _ in kg.relations():
        data = kg.nx.edges[head, tail, type]
        evidence = kg.records.evidence.get((head, type, tail), ())[:per_edge]
        yield {
            "head": head,
            "type": type,
            "tail": tail,
            "directed": type != CO_OCCURS,
            "weight": data["weight"],
            "document_count": data["document_count"],
            "npmi": data.get("npmi"),
            "llr": data.get("llr"),
            "p_value": data.get("p_value"),
            "disparity": data.get("disparity"),
            "role": data.get("role"),
            "confidence": data.get("confidence"),
            "modality": data.get("modality"),
            "times": tuple(data.get("times") or ()),
            "first_seen": data.get("first_seen"),
            "last_seen": data.get("last_seen"),
            "evidence": tuple(each.sentence for each in evidence),
            "evidence_documents": tuple(each.document_id for each in evidence),
        }


def _documents(kg: KnowledgeGraph) -> Iterator[Row]:
    for _, document in sorted(kg.documents.items()):
        yield {
            "id": document.id,
            "title": document.title,
            "source": document.source,
            "date": document.date,
        }


def _mentioned_in(kg: KnowledgeGraph) -> Iterator[Row]:
    for (entity, document), count in sorted(kg.records.mentioned_in.items()):
        yield {"entity": entity, "document": document, "count": count}


def _cleaned(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield {name: _clean(value) for name, value in row.items()}


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, tuple):
        return tuple(writable(item) for item in value)
    return value
