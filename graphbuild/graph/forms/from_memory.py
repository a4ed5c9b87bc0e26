"""The tables of a graph that stands in memory: made in Python, or a part of another."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from operator import itemgetter
from typing import Any

import networkx as nx
import pyarrow as pa

from graphbuild.errors import StoreError
from graphbuild.graph import schema
from graphbuild.graph.answers.search import names_of
from graphbuild.graph.forms.surrogates import held
from graphbuild.graph.records import GraphRecords
from graphbuild.graph.schema import Columns, Kind
from graphbuild.model import Comparison, Doubt

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
}

_KINDS: dict[type, Kind] = {
    bool: "flag",
    int: "integer",
    float: "number",
    str: "text",
    dt.date: "date",
    list: "texts",
    tuple: "texts",
}
"""What a user's own attributes may be."""

_EDGES: Columns = {**schema.ENDS, **schema.EDGE_ATTRIBUTES}
_RANKED: Columns = {**schema.EVIDENCE, "date": "date"}


def arrow_tables(graph: nx.MultiDiGraph[str] | None, records: GraphRecords) -> dict[str, pa.Table]:
    """Return the tables of a graph; of its sentences and mentions, those of the evidence.

    Raises StoreError where an attribute is nothing that a table can hold.
    """
    graph = nx.MultiDiGraph() if graph is None else graph
    documents = (asdict(document) for document in records.documents.values())
    mentioned = (
        {"entity": entity, "document": document, "count": count}
        for (entity, document), count in records.mentioned_in.items()
    )
    reasons = (
        {"entity": entity, "rank": rank, **_compared(each)}
        for entity, found in records.reasons.items()
        for rank, each in enumerate(found, start=1)
    )
    ranked = [*_ranked(graph, records)]
    _number(ranked, records)
    return {
        **graph_tables(graph),
        "documents": _table(schema.DOCUMENTS, documents),
        "mentioned_in": _table(schema.MENTIONED_IN, mentioned),
        "ranked": _table(_RANKED, ranked),
        "sentences": _table(schema.SENTENCES, _sentences(ranked)),
        "mentions": _table(schema.MENTIONS, _mentions(ranked)),
        "statements": _table(schema.STATEMENTS, ()),
        "claims": _table(schema.CLAIMS, ()),
        "reasons": _table(schema.REASONS, reasons),
        "doubts": _table(schema.DOUBTS, map(_doubted, records.doubts)),
        "known": _table(schema.KNOWN, ()),
    }


def graph_tables(graph: nx.MultiDiGraph[str]) -> dict[str, pa.Table]:
    """Return the tables of the entities and relations alone, with attributes of the user's own."""
    nodes = graph.nodes(data=True)
    entities = [{"id": node, **data} for node, data in nodes]
    names = (
        {"entity": node, "folded": folded, "is_name": is_name}
        for node, data in nodes
        for folded, is_name in names_of(node, data["name"], tuple(data["aliases"] or ()))
    )
    edges = [
        {"head": head, "type": kind, "tail": tail, **data}
        for head, tail, kind, data in graph.edges(keys=True, data=True)
    ]
    return {
        "entities": _table(_with_own(schema.NODES, entities, "id"), entities),
        "names": _table(schema.NAMES, names),
        "relations": _table(_with_own(_EDGES, edges, "type"), edges),
    }


def _with_own(columns: Columns, rows: list[dict[str, Any]], owner: str) -> Columns:
    """Return the columns with those that a user has added to the rows."""
    found = dict(columns)
    for row in rows:
        for name in row.keys() - columns.keys():
            value = row[name]
            if value is None:
                continue
            kind = next((kind for type, kind in _KINDS.items() if isinstance(value, type)), None)
            if kind is None or found.setdefault(name, kind) != kind:
                what = type(value).__name__
                raise StoreError(
                    f"{row[owner]}: {name} is a {what}, which no store can hold. Leave it out."
                    if kind is None
                    else f"{row[owner]}: {name} is a {what}, and elsewhere something else."
                )
    return found


def _compared(comparison: Comparison) -> dict[str, Any]:
    row = asdict(comparison)
    return {"document": row.pop("document_id"), **row}


def _doubted(doubt: Doubt) -> dict[str, Any]:
    row = asdict(doubt)
    ids = {"left_id": row.pop("left"), "right_id": row.pop("right")}
    return {**row, **_compared(doubt.comparison), **ids}


def _ranked(graph: nx.MultiDiGraph[str], records: GraphRecords) -> Iterator[dict[str, Any]]:
    for head, tail, kind in graph.edges(keys=True):
        for rank, each in enumerate(records.evidence.get((head, kind, tail), ()), start=1):
            yield {
                "head": head,
                "type": kind,
                "tail": tail,
                "rank": rank,
                "document": each.document_id,
                "start": each.span.start,
                "end": each.span.end,
                "head_start": each.head.start,
                "head_end": each.head.end,
                "tail_start": each.tail.start,
                "tail_end": each.tail.end,
                "score": each.score,
                "pattern": each.pattern,
                "modality": each.modality,
                "when": each.when,
                "status": each.status,
                "text": each.sentence,
                "date": each.date,
            }


def _number(ranked: list[dict[str, Any]], records: GraphRecords) -> None:
    """Give each row the number of its sentence among those of its document that are known."""
    places = {_place(row) for row in ranked if row["document"] in records.documents}
    numbers: dict[tuple[Any, ...], int] = {}
    for _, same in itertools.groupby(sorted(places), key=itemgetter(0)):
        numbers.update((place, index) for index, place in enumerate(same))
    for row in ranked:
        row["index"] = numbers.get(_place(row))


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["document"], row["start"], row["end"], row["text"]


def _sentences(ranked: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Return each numbered sentence once."""
    return {(r["document"], r["index"]): r for r in ranked if r["index"] is not None}.values()


def _mentions(ranked: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Return where the sentences name the ends of their edges, each place once."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row, end in itertools.product(ranked, ("head", "tail")):
        start, stop = row[f"{end}_start"], row[f"{end}_end"]
        text = row["text"][start - row["start"] : stop - row["start"]]
        if row["index"] is not None:
            found[row[end], row["document"], start, stop] = {
                "document": row["document"],
                "index": row["index"],
                "start": start,
                "end": stop,
                "text": text,
                "kind": "name",
                "entity": row[end],
            }
    return found.values()


def _table(columns: Columns, rows: Iterable[dict[str, Any]]) -> pa.Table:
    types = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])
    return pa.Table.from_pylist(
        [{name: held(row.get(name)) for name in columns} for row in rows], schema=types
    )
