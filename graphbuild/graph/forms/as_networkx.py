"""A graph's tables as a networkx graph, with its records: when somebody asks for them."""

from __future__ import annotations

import networkx as nx

from graphbuild.errors import TooLargeError
from graphbuild.graph.answers.identity import comparison_of, doubts_of
from graphbuild.graph.forms import streams
from graphbuild.graph.machine import free_megabytes
from graphbuild.graph.records import EdgeKey, GraphRecords, evidence_of
from graphbuild.graph.tables import Tables
from graphbuild.model import Comparison, Evidence

_KILOBYTES_A_NODE, _KILOBYTES_AN_EDGE = 1.5, 1.2
"""Half as much again as networkx holds with our attributes (0.95 and 0.76 KB, by tracemalloc),
for what making it takes besides."""


def networkx_of(tables: Tables) -> nx.MultiDiGraph[str]:
    """Return the graph: nodes in the order of their ids, edges in that of their ends.

    Raises TooLargeError where the machine's memory would not hold it.
    """
    nodes = tables.number("SELECT count(*) FROM entities")
    edges = tables.number("SELECT count(*) FROM relations")
    needed = int(nodes * _KILOBYTES_A_NODE + edges * _KILOBYTES_AN_EDGE) >> 10
    free = free_megabytes()
    if free is not None and needed > free:
        raise TooLargeError(
            f"{nodes:,} entities and {edges:,} relations in networkx",
            needed,
            free,
            "Take a part of it, kg.subgraph(...) or kg.between(...), or write all of it with "
            'kg.export("parquet", ...).',
        )
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in tables.dictionaries("FROM entities ORDER BY id"):
        node = row.pop("id")
        graph.add_node(node, **streams.known(row))
    for row in tables.dictionaries("FROM relations ORDER BY head, tail, type"):
        head, kind, tail = row.pop("head"), row.pop("type"), row.pop("tail")
        graph.add_edge(head, tail, kind, **streams.known(row))
    return graph


def records_of(tables: Tables) -> GraphRecords:
    """Return what the tables hold besides, all of it in memory."""
    evidence: dict[EdgeKey, list[Evidence]] = {}
    for row in tables.dictionaries("FROM evidence ORDER BY head, tail, type, rank"):
        evidence.setdefault((row["head"], row["type"], row["tail"]), []).append(evidence_of(row))
    reasons: dict[str, list[Comparison]] = {}
    for row in tables.dictionaries("FROM reasons ORDER BY entity, rank"):
        reasons.setdefault(row["entity"], []).append(comparison_of(row))
    return GraphRecords(
        {document.id: document for document in streams.documents(tables)},
        {(entity, document): n for entity, document, n in streams.mentioned_in(tables)},
        evidence,
        reasons,
        doubts_of(tables),
    )
