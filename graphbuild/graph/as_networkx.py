"""A graph's tables as a networkx graph, with its records: when somebody asks for them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphbuild.graph import schema
from graphbuild.graph.records import DocumentNode, EdgeKey, GraphRecords, evidence_of
from graphbuild.graph.tables import Tables
from graphbuild.model import Comparison, Doubt, Evidence

if TYPE_CHECKING:
    import pandas as pd

_ALWAYS = frozenset(schema.SEEN)
"""Attributes that are there even where they are None."""


def networkx_of(tables: Tables) -> nx.MultiDiGraph[str]:
    """Return the graph: nodes in the order of their ids, edges in that of their ends."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in tables.dictionaries("FROM entities ORDER BY id"):
        node = row.pop("id")
        graph.add_node(node, **_known(row))
    for row in tables.dictionaries("FROM relations ORDER BY head, tail, type"):
        head, kind, tail = row.pop("head"), row.pop("type"), row.pop("tail")
        graph.add_edge(head, tail, kind, **_known(row))
    return graph


def records_of(tables: Tables) -> GraphRecords:
    """Return what the tables hold besides; evidence and reasons are read on use."""
    documents = {
        row["id"]: DocumentNode(row["id"], row["title"], row["date"], row["source"])
        for row in tables.dictionaries("FROM documents ORDER BY id")
    }
    mentioned = {
        (row["entity"], row["document"]): row["count"]
        for row in tables.dictionaries("FROM mentioned_in ORDER BY entity, document")
    }
    return GraphRecords(
        documents, mentioned, _Evidence(tables), Reasons(tables), [*_doubts(tables)]
    )


def pandas_of(graph: nx.MultiDiGraph[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the nodes and the edges of a graph as two tables, a row each."""
    import pandas as pd

    nodes = [
        {"id": n, **data, "aliases": list(data["aliases"])} for n, data in graph.nodes(data=True)
    ]
    edges = [
        {"head": u, "type": key, "tail": v, **data}
        for u, v, key, data in graph.edges(keys=True, data=True)
    ]
    edge_columns = [*schema.ENDS, *schema.EDGE_ATTRIBUTES]
    return (
        pd.DataFrame(nodes, columns=None if nodes else list(schema.NODES)),
        pd.DataFrame(edges, columns=None if edges else edge_columns),
    )


class _Evidence(Mapping[EdgeKey, Sequence[Evidence]]):
    """The sentences of each edge, all read when first asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @functools.cached_property
    def _by_edge(self) -> dict[EdgeKey, list[Evidence]]:
        found: dict[EdgeKey, list[Evidence]] = {}
        for row in self._tables.dictionaries("FROM evidence ORDER BY head, tail, type, rank"):
            found.setdefault((row["head"], row["type"], row["tail"]), []).append(evidence_of(row))
        return found

    def __getitem__(self, key: EdgeKey) -> Sequence[Evidence]:
        return self._by_edge[key]

    def __iter__(self) -> Iterator[EdgeKey]:
        return iter(self._by_edge)

    def __len__(self) -> int:
        return len(self._by_edge)


class Reasons(Mapping[str, Sequence[Comparison]]):
    """Why each entity's names are one, read for the entity that is asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __getitem__(self, key: str) -> Sequence[Comparison]:
        query = "FROM reasons WHERE entity = $entity ORDER BY rank"
        return [_comparison(row) for row in self._tables.dictionaries(query, {"entity": key})]

    def __iter__(self) -> Iterator[str]:
        return (entity for (entity,) in self._tables.rows("SELECT DISTINCT entity FROM reasons"))

    def __len__(self) -> int:
        return self._tables.number("SELECT count(DISTINCT entity) FROM reasons")


def _doubts(tables: Tables) -> Iterator[Doubt]:
    for row in tables.dictionaries("FROM doubts"):
        yield Doubt(
            _comparison(row),
            row["left_id"],
            row["right_id"],
            row["left_document"],
            row["right_document"],
            tuple(row["left_sentences"]),
            tuple(row["right_sentences"]),
        )


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in row.items()
        if value is not None or name in _ALWAYS
    }


def _comparison(row: Mapping[str, Any]) -> Comparison:
    return Comparison(
        row["left"], row["right"], row["verdict"], row["score"], row["reason"], row["document"]
    )
