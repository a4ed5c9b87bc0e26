"""What the graph as a whole says: communities, centralities, brokers, components, growth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from graphbuild.graph.centrality import Ties, betweenness, communities, pagerank
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.periods import Period, counts_by_period
from graphbuild.model import Entity


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


def ties(kg: KnowledgeGraph) -> Ties:
    """Return who is tied to whom; entities are numbered in the order of their ids."""
    number = {node: n for n, node in enumerate(sorted(kg.nx))}
    weights: Counter[tuple[int, int]] = Counter()
    edges: Iterable[tuple[str, str, int]] = kg.nx.edges(data="weight")
    for head, tail, weight in edges:
        if head != tail:
            one, other = sorted((number[head], number[tail]))
            weights[one, other] += weight
    pairs = sorted(weights)
    ends = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    strengths = np.array([weights[pair] for pair in pairs], dtype=np.float64)
    return Ties(len(number), ends[:, 0], ends[:, 1], strengths)


def describe(kg: KnowledgeGraph) -> None:
    """Give each entity its `community`, `pagerank` and `betweenness`.

    Communities are numbered from 0, the one with most entities first; an entity
    without ties has none.
    """
    found = ties(kg)
    columns: dict[str, list[Any]] = {
        "community": communities(found),
        "pagerank": pagerank(found),
        "betweenness": betweenness(found),
    }
    for n, node in enumerate(sorted(kg.nx)):
        kg.nx.nodes[node].update({name: values[n] for name, values in columns.items()})


def brokers(kg: KnowledgeGraph, most: int = 10) -> list[Broker]:
    """Return the entities that join communities, most between others first.

    Participation is 1 - Σ (w_c / w)², over the communities c that an entity's ties go to.
    Source: Guimerà and Amaral (2005), Functional cartography of complex metabolic
    networks, Nature 433.
    """
    nodes = kg.nx.nodes
    spread: dict[str, Counter[int]] = defaultdict(Counter)
    edges: Iterable[tuple[str, str, int]] = kg.nx.edges(data="weight")
    for head, tail, weight in edges:
        for node, other in ((head, tail), (tail, head)):
            if head != tail and (community := nodes[other].get("community")) is not None:
                spread[node][community] += weight
    found = []
    for node, around in spread.items():
        total = sum(around.values())
        share = 1 - sum((n / total) ** 2 for n in around.values())
        between, own = nodes[node].get("betweenness") or 0.0, nodes[node].get("community")
        joined = tuple(sorted({*around, *([] if own is None else [own])}))
        if between > 0 and len(joined) > 1:
            found.append((-between, node, round(share, 4), joined))
    return [
        Broker(_entity(kg, node), -between, share, joined)
        for between, node, share, joined in sorted(found)[:most]
    ]


def _entity(kg: KnowledgeGraph, node: str) -> Entity:
    data = kg.nx.nodes[node]
    return Entity(node, data["type"], data["name"], tuple(data["aliases"] or ()))


def components(kg: KnowledgeGraph) -> list[int]:
    """Return how many entities hang together, for each such group, the largest first."""
    return sorted((len(group) for group in nx.weakly_connected_components(kg.nx)), reverse=True)


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
