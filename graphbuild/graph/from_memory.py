"""The tables of a graph that stands in memory: made in Python, or a part of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import networkx as nx
import pyarrow as pa

from graphbuild.graph import schema
from graphbuild.graph.records import GraphRecords
from graphbuild.graph.schema import Columns, Kind
from graphbuild.graph.search import names_of
from graphbuild.graph.tables import held

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
}

_EDGES: Columns = {**schema.ENDS, **schema.EDGE_ATTRIBUTES}
_EVIDENCE: Columns = {**schema.EVIDENCE, "sentence": "text", "date": "date"}


def arrow_tables(graph: nx.MultiDiGraph[str], records: GraphRecords) -> dict[str, pa.Table]:
    """Return the tables that questions are asked of; what is in neither is None."""
    nodes = graph.nodes(data=True)
    entities = ({"id": node, **data} for node, data in nodes)
    names = (
        {"entity": node, "folded": folded, "is_name": is_name}
        for node, data in nodes
        for folded, is_name in names_of(node, data["name"], tuple(data["aliases"] or ()))
    )
    edges = (
        {"head": head, "type": kind, "tail": tail, **data}
        for head, tail, kind, data in graph.edges(keys=True, data=True)
    )
    mentioned = (
        {"entity": entity, "document": document, "count": count}
        for (entity, document), count in records.mentioned_in.items()
    )
    documents = (asdict(document) for document in records.documents.values())
    return {
        "entities": _table(schema.NODES, entities),
        "names": _table(schema.NAMES, names),
        "relations": _table(_EDGES, edges),
        "documents": _table(schema.DOCUMENTS, documents),
        "mentioned_in": _table(schema.MENTIONED_IN, mentioned),
        "evidence": _table(_EVIDENCE, _evidence(graph, records)),
    }


def _evidence(graph: nx.MultiDiGraph[str], records: GraphRecords) -> Iterator[dict[str, Any]]:
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
                "sentence": each.sentence,
                "date": each.date,
            }


def _table(columns: Columns, rows: Iterator[dict[str, Any]]) -> pa.Table:
    types = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])
    return pa.Table.from_pylist(
        [{name: held(row.get(name)) for name in columns} for row in rows], schema=types
    )
