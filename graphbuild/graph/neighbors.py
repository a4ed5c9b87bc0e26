"""What stands next to an entity, over which relations, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from graphbuild.graph.records import EdgeKey, GraphRecords
from graphbuild.model import CO_OCCURS, Entity, Evidence


@dataclass(frozen=True, slots=True)
class Neighbor:
    """An entity next to another, with all that ties the two.

    types: the relation types between them, strongest first. weight: the number of
    sentences that name both, or where none does, of the strongest typed relation.
    """

    entity: Entity
    types: tuple[str, ...]
    weight: int


def entity_at(graph: nx.MultiDiGraph[str], node: str) -> Entity:
    """Return a node as an entity."""
    data = graph.nodes[node]
    return Entity(node, str(data["type"]), str(data["name"]), tuple(data["aliases"] or ()))


def edges_at(graph: nx.MultiDiGraph[str], node: str) -> Iterator[EdgeKey]:
    """Yield the edges that begin or end at a node, each once."""
    for head, tail, kind in graph.out_edges(node, keys=True):
        yield head, kind, tail
    for head, tail, kind in graph.in_edges(node, keys=True):
        if head != tail:
            yield head, kind, tail


def neighbors_at(
    graph: nx.MultiDiGraph[str],
    node: str,
    *,
    type: str | None = None,
    relation: str | None = None,
) -> list[Neighbor]:
    """Return the entities tied to one, strongest tie first.

    type: only neighbours of this type. relation: only over this relation type.
    """
    ties: dict[str, dict[str, int]] = {}
    for head, kind, tail in edges_at(graph, node):
        other = tail if head == node else head
        if relation in (None, kind) and type in (None, graph.nodes[other]["type"]):
            found = ties.setdefault(other, {})
            found[kind] = found.get(kind, 0) + graph.edges[head, tail, kind]["weight"]
    found_at = [
        Neighbor(
            entity_at(graph, other),
            _by_weight(types),
            types.get(CO_OCCURS) or max(types.values()),
        )
        for other, types in ties.items()
    ]
    return sorted(found_at, key=lambda n: (-n.weight, n.entity.id))


def evidence_at(
    graph: nx.MultiDiGraph[str],
    records: GraphRecords,
    node: str,
    other: str | None = None,
    *,
    relation: str | None = None,
) -> list[Evidence]:
    """Return the sentences that tie two entities, or one to any other; best first.

    What states a relation comes before what only names both. relation: only of this type.
    """
    keys = [
        edge
        for edge in edges_at(graph, node)
        if relation in (None, edge[1]) and other in (None, edge[0], edge[2])
    ]
    keys.sort(key=lambda edge: (edge[1] == CO_OCCURS, edge))
    seen: dict[tuple[str, int, int], Evidence] = {}
    for edge in keys:
        for each in records.evidence.get(edge, ()):
            seen.setdefault((each.document_id, each.span.start, each.span.end), each)
    return list(seen.values())


def _by_weight(types: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(types, key=lambda t: (t == CO_OCCURS, -types[t], t)))
