"""The way from one entity to another, and what is within reach of some."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graphbuild.graph.neighbors import entity_of, evidence_at
from graphbuild.model import CO_OCCURS, Entity, Evidence

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path, in the direction of walking."""

    head: Entity
    types: tuple[str, ...]
    tail: Entity
    evidence: tuple[Evidence, ...]


_FROM = """
SELECT CASE WHEN head = near THEN tail ELSE head END AS far, near, sum(weight)::BIGINT
FROM (
    SELECT r.head, r.tail, r.weight, f.id AS near FROM relations r JOIN front f ON f.id = r.head
    UNION ALL
    SELECT r.head, r.tail, r.weight, f.id FROM relations r JOIN front f ON f.id = r.tail
) WHERE head <> tail GROUP BY far, near
"""


def shortest_path(tables: Tables, source: str, target: str) -> list[str] | None:
    """Return the ids on the shortest way between two entities; None where nothing joins them.

    Of ways of one length, the one over the strongest ties. A breadth-first search: of the
    graph, only what lies as near as the target is read.
    """
    best: dict[str, tuple[float, str | None]] = {source: (0.0, None)}
    front = [source]
    while front and target not in best:
        reached: dict[str, tuple[float, str | None]] = {}
        for far, near, weight in tables.rows_from(front, _FROM):
            if far in best:
                continue
            cost = best[near][0] + 1 / (1000 * (1 + weight))
            if far not in reached or (cost, near) < reached[far]:
                reached[far] = cost, near
        best |= reached
        front = sorted(reached)
    if target not in best:
        return None
    way: list[str] = []
    place: str | None = target
    while place is not None:
        way.append(place)
        place = best[place][1]
    return way[::-1]


def steps_of(tables: Tables, way: list[str], sentences: int) -> list[Step]:
    """Return the steps of a way, each with its sentences, at most so many."""
    return [_step(tables, head, tail, sentences) for head, tail in itertools.pairwise(way)]


def _step(tables: Tables, head: str, tail: str, sentences: int) -> Step:
    asked = {"head": head, "tail": tail}
    ends = {
        row[0]: entity_of(list(row))
        for row in tables.rows(
            "SELECT id, type, name, aliases FROM entities WHERE id IN ($head, $tail)", asked
        )
    }
    kinds = tables.rows(
        "SELECT DISTINCT type FROM relations "
        "WHERE (head = $head AND tail = $tail) OR (head = $tail AND tail = $head)",
        asked,
    )
    return Step(
        ends[head],
        tuple(sorted((kind for (kind,) in kinds), key=lambda t: (t == CO_OCCURS, t))),
        ends[tail],
        tuple(evidence_at(tables, head, tail)[:sentences]),
    )


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
