"""The way from one entity to another, and what is within reach of some."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graphbuild.errors import NotConnectedError
from graphbuild.graph.neighbors import edges_at, entity_at, evidence_at
from graphbuild.graph.records import GraphRecords
from graphbuild.model import CO_OCCURS, Entity, Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path, in the direction of walking."""

    head: Entity
    types: tuple[str, ...]
    tail: Entity
    evidence: tuple[Evidence, ...]


def shortest_path(
    graph: nx.MultiDiGraph[str], records: GraphRecords, source: str, target: str, sentences: int
) -> list[Step]:
    """Return the steps of the shortest way between two entities.

    Of ways of one length, the one over the strongest ties. Empty where source is
    target. sentences: evidence per step, at most.
    Raises NotConnectedError where nothing joins them.
    """
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(graph)
    for u, v, data in graph.edges(data=True):
        before = ties.edges[u, v]["strength"] if ties.has_edge(u, v) else 0
        ties.add_edge(u, v, strength=before + data["weight"])
    for _, _, data in ties.edges(data=True):
        data["cost"] = 1 + 1 / (1000 * (1 + data["strength"]))
    try:
        nodes = nx.shortest_path(ties, source, target, weight="cost")
    except nx.NetworkXNoPath as error:
        ends = (str(graph.nodes[n]["name"]) for n in (source, target))
        raise NotConnectedError(*ends) from error
    return [_step(graph, records, a, b, sentences) for a, b in itertools.pairwise(nodes)]


def within_reach(
    graph: nx.MultiDiGraph[str],
    starts: Iterable[str],
    *,
    hops: int,
    relation: str | None,
    min_weight: int,
) -> nx.MultiDiGraph[str]:
    """Return the graph of some entities and those within `hops` of them.

    relation, min_weight: only edges of this type, of at least this many sentences.
    """
    edges = [
        (u, v, key)
        for u, v, key, data in graph.edges(keys=True, data=True)
        if relation in (None, key) and data["weight"] >= min_weight
    ]
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from((u, v) for u, v, _ in edges)
    reached = set(starts)
    frontier = set(reached)
    for _ in range(hops):
        frontier = {m for n in frontier if n in ties for m in ties[n]} - reached
        reached |= frontier
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kept.add_nodes_from((n, graph.nodes[n]) for n in graph if n in reached)
    for u, v, key in edges:
        if u in reached and v in reached:
            kept.add_edge(u, v, key, **graph.edges[u, v, key])
    return kept


def _step(
    graph: nx.MultiDiGraph[str], records: GraphRecords, head: str, tail: str, sentences: int
) -> Step:
    types = {kind for u, kind, v in edges_at(graph, head) if tail in (u, v)}
    return Step(
        entity_at(graph, head),
        tuple(sorted(types, key=lambda t: (t == CO_OCCURS, t))),
        entity_at(graph, tail),
        tuple(evidence_at(graph, records, head, tail)[:sentences]),
    )
