"""What the graph as a whole says: communities, centralities, brokers, components, growth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graphbuild.config import Betweenness, GraphSettings
from graphbuild.graph.answers.neighbors import entity_of
from graphbuild.graph.centrality import whole_of
from graphbuild.graph.days.periods import Period, period_of
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.graph.ties import read_matrix, read_ties
from graphbuild.model import SPEECH, Entity

_DESCRIBED = """
SELECT e.* EXCLUDE (number) REPLACE (
    w.community AS community, w.pagerank AS pagerank, w.betweenness AS betweenness
)
FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS number FROM entities) e
JOIN whole w USING (number) ORDER BY e.id
"""

_BROKERS = """
WITH ties AS (
    SELECT head, tail, weight FROM relations
    WHERE head <> tail AND NOT list_contains($speech, type)
),
sides AS (
    SELECT head AS id, tail AS other, weight FROM ties
    UNION ALL SELECT tail, head, weight FROM ties
),
spread AS (
    SELECT s.id, e.community, sum(s.weight)::DOUBLE AS weight
    FROM sides s JOIN entities e ON e.id = s.other WHERE e.community IS NOT NULL
    GROUP BY s.id, e.community
),
shared AS (
    SELECT id, 1 - sum(weight * weight) / sum(weight) ** 2 AS participation,
        list(community) AS around
    FROM spread GROUP BY id
)
SELECT e.id, e.type, e.name, e.aliases, e.betweenness, s.participation,
    list_sort(list_distinct(list_append(s.around, e.community))) AS joined
FROM shared s JOIN entities e USING (id)
WHERE e.betweenness > 0 AND len(joined) > 1
ORDER BY e.betweenness DESC, e.id
LIMIT $most
"""


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


def described(kg: KnowledgeGraph, betweenness: Betweenness = "sampled") -> KnowledgeGraph:
    """Return the graph with each entity's `community`, `pagerank` and `betweenness` of its ties.

    Communities are numbered from 0, the one with most entities first; an entity
    without ties has none. betweenness: None of all where it is "off".
    """
    import pyarrow as pa

    whole = whole_of(read_ties(kg.tables), GraphSettings(betweenness=betweenness))
    return kg.part(kg.tables.part({"whole": pa.table(whole)}).part({"entities": _DESCRIBED}))


def brokers(kg: KnowledgeGraph, most: int = 10) -> list[Broker]:
    """Return the entities that join communities, most between others first.

    Participation is 1 - Σ (w_c / w)², over the communities c that an entity's ties go to.
    Source: Guimerà and Amaral (2005), Functional cartography of complex metabolic
    networks, Nature 433.
    """
    rows = kg.tables.rows(_BROKERS, {"most": most, "speech": list(SPEECH)})
    return [
        Broker(entity_of(list(row[:4])), between, round(share, 4), tuple(joined))
        for *row, between, share, joined in rows
    ]


def components(kg: KnowledgeGraph) -> list[int]:
    """Return how many entities hang together, for each such group, the largest first."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    _, label = connected_components(read_matrix(kg.tables), directed=False)
    sizes: list[int] = np.sort(np.bincount(label))[::-1].tolist()
    return sizes


def growth(kg: KnowledgeGraph, period: Period = "month") -> list[Growth]:
    """Return what each period brought, in the order of time; without dates, nothing."""
    documents, entities, relations = (
        _by_period(kg.tables, query, period)
        for query in (
            "SELECT date, count(*) FROM documents WHERE date IS NOT NULL GROUP BY ALL",
            "SELECT first_seen, count(*) FROM entities WHERE first_seen IS NOT NULL GROUP BY ALL",
            "SELECT first_seen, count(*) FROM relations WHERE first_seen IS NOT NULL GROUP BY ALL",
        )
    )
    names = sorted({*documents, *entities, *relations})
    return [Growth(name, documents[name], entities[name], relations[name]) for name in names]


def _by_period(tables: Tables, query: str, period: Period) -> Counter[str]:
    counts: Counter[str] = Counter()
    for day, number in tables.rows(query):
        counts[period_of(day, period)] += number
    return counts
