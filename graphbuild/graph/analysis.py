"""What the graph as a whole says: communities, centralities, brokers, components, growth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.periods import Period, counts_by_period
from graphbuild.model import Entity

_SEED = 0
_EXACT_UP_TO = 200_000_000
"""Nodes times edges up to which betweenness is computed from every node."""
_SAMPLED_STEPS = 40_000_000
_FEWEST, _MOST = 16, 256


@dataclass(frozen=True, slots=True)
class Broker:
    """An entity that joins groups which have little else in common.

    participation: how evenly its ties go to different communities, in [0, 1).
    communities: those that it is tied to, its own included.
    """

    entity: Entity
    betweenness: float
    participation: float
    communities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """What a period brought. entities, relations: those seen for the first time."""

    period: str
    documents: int
    entities: int
    relations: int


def ties(kg: KnowledgeGraph) -> nx.Graph[str]:
    """Return the entities as an undirected graph; `weight` adds up all that ties two."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(kg.nx))
    for head, tail, data in sorted(kg.nx.edges(data=True), key=lambda edge: edge[:2]):
        if head != tail:
            before = graph.edges[head, tail]["weight"] if graph.has_edge(head, tail) else 0
            graph.add_edge(head, tail, weight=before + data["weight"])
    return graph


def describe(kg: KnowledgeGraph) -> None:
    """Give each entity its `community`, `pagerank` and `betweenness`.

    Communities are numbered from 0, the one with most entities first; an entity
    without ties has none.
    """
    graph = ties(kg)
    found = communities(graph)
    ranks, between = pagerank(graph), betweenness(graph)
    for node, data in kg.nx.nodes(data=True):
        data["community"] = found.get(node)
        data["pagerank"] = ranks[node]
        data["betweenness"] = between[node]


def communities(graph: nx.Graph[str]) -> dict[str, int]:
    """Return the community of each node that has ties, by modularity and weight.

    Source: Traag, Waltman and van Eck (2019), From Louvain to Leiden: guaranteeing
    well-connected communities, Scientific Reports 9.
    """
    import graspologic_native

    edges = sorted(
        (min(left, right), max(left, right), float(data["weight"]))
        for left, right, data in graph.edges(data=True)
    )
    if not edges:
        return {}
    # Numbers for names, since an id may hold what UTF-8 cannot: a lone surrogate.
    number = {node: str(n) for n, node in enumerate(sorted(graph))}
    numbered = [(number[left], number[right], weight) for left, right, weight in edges]
    _, assigned = graspologic_native.leiden(numbered, seed=_SEED, iterations=2, trials=3)
    members: dict[int, list[str]] = defaultdict(list)
    for node in sorted(graph):
        if number[node] in assigned:
            members[assigned[number[node]]].append(node)
    ordered = sorted(members.values(), key=lambda nodes: (-len(nodes), nodes[0]))
    return {node: number for number, nodes in enumerate(ordered) for node in nodes}


def pagerank(graph: nx.Graph[str]) -> dict[str, float]:
    """Return each node's PageRank over weighted ties, damping .85; they add up to 1.

    Source: Brin and Page (1998), Computer Networks 30.
    """
    import rustworkx

    if not graph.number_of_edges():
        return {node: round(1 / len(graph), 8) for node in graph}
    other, index = _as_rustworkx(graph, rustworkx.PyDiGraph())
    found = rustworkx.pagerank(other, weight_fn=float, max_iter=500, tol=1e-8)
    return {node: round(found[index[node]], 8) for node in graph}


def betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    """Return how large a share of the shortest paths leads over each node, in [0, 1].

    Ties count as equally long. In a large graph, it is estimated from paths that start
    at some nodes, drawn with a fixed seed.
    Source: Brandes (2001), Journal of Mathematical Sociology 25(2); Brandes and Pich
    (2007), Centrality estimation in large networks.
    """
    import rustworkx

    size = graph.number_of_edges()
    if len(graph) * size > _EXACT_UP_TO:
        starts = min(max(_SAMPLED_STEPS // size, _FEWEST), _MOST, len(graph))
        sampled = nx.betweenness_centrality(graph, k=starts, seed=_SEED)
        return {node: round(value, 8) for node, value in sampled.items()}
    other, index = _as_rustworkx(graph, rustworkx.PyGraph())
    found = rustworkx.betweenness_centrality(other, normalized=True)
    return {node: round(found[index[node]], 8) for node in graph}


def brokers(kg: KnowledgeGraph, most: int = 10) -> list[Broker]:
    """Return the entities that join communities, most between others first.

    Participation is 1 - Σ (w_c / w)², over the communities c that an entity's ties go to.
    Source: Guimerà and Amaral (2005), Functional cartography of complex metabolic
    networks, Nature 433.
    """
    graph = ties(kg)
    nodes = kg.nx.nodes
    found = []
    for node in graph:
        spread: Counter[int] = Counter()
        for other in graph[node]:
            if (community := nodes[other].get("community")) is not None:
                spread[community] += graph.edges[node, other]["weight"]
        total = sum(spread.values())
        share = 1 - sum((n / total) ** 2 for n in spread.values()) if total else 0.0
        between = nodes[node].get("betweenness") or 0.0
        own = nodes[node].get("community")
        joined = tuple(sorted({*spread, *([] if own is None else [own])}))
        if between > 0 and len(joined) > 1:
            found.append(Broker(kg.entity(node), between, round(share, 4), joined))
    return sorted(found, key=lambda b: (-b.betweenness, b.entity.id))[:most]


def components(kg: KnowledgeGraph) -> list[int]:
    """Return how many entities hang together, for each such group, the largest first."""
    return sorted((len(group) for group in nx.connected_components(ties(kg))), reverse=True)


def growth(kg: KnowledgeGraph, period: Period = "month") -> list[Growth]:
    """Return what each period brought, in the order of time; without dates, nothing."""
    documents = counts_by_period((d.date for d in kg.documents.values()), period)
    entities = _first_seen((data for _, data in kg.nx.nodes(data=True)), period)
    relations = _first_seen((data for _, _, data in kg.nx.edges(data=True)), period)
    names = sorted({*documents, *entities, *relations})
    return [
        Growth(name, documents.get(name, 0), entities.get(name, 0), relations.get(name, 0))
        for name in names
    ]


def _first_seen(items: Any, period: Period) -> Mapping[str, int]:  # noqa: ANN401
    return counts_by_period((data.get("first_seen") for data in items), period)


def _as_rustworkx(graph: nx.Graph[str], other: Any) -> tuple[Any, dict[str, int]]:  # noqa: ANN401
    index = dict(zip(graph, other.add_nodes_from(list(graph)), strict=True))
    directed = hasattr(other, "successors")
    for left, right, data in graph.edges(data=True):
        weight = float(data["weight"])
        other.add_edge(index[left], index[right], weight)
        if directed:
            other.add_edge(index[right], index[left], weight)
    return other, index
