"""Parts of a graph: what is near some entities, what some days tell, the strong ties alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuild.model import CO_OCCURS

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_OVER = "($relation IS NULL OR type = $relation) AND weight >= $min_weight"
_BESIDE = f"""
WITH front AS (SELECT unnest($front) AS id),
ties AS (SELECT head, tail FROM relations WHERE {_OVER})
SELECT tail FROM ties SEMI JOIN front ON front.id = head
UNION SELECT head FROM ties SEMI JOIN front ON front.id = tail
"""  # noqa: S608 - ours
_CHOSEN = "SELECT * FROM entities WHERE id IN (SELECT unnest($ids)) ORDER BY id"
_AMONG = f"""
SELECT * FROM relations
WHERE {_OVER} AND head IN (SELECT unnest($ids)) AND tail IN (SELECT unnest($ids))
ORDER BY head, tail, type
"""  # noqa: S608 - ours

_OF_TYPES = "SELECT * FROM entities WHERE type IN (SELECT unnest($types)) ORDER BY id"

_STRONG = """
SELECT * FROM relations
WHERE type <> $undirected OR NOT coalesce(
    weight < $min_weight OR npmi < $min_npmi OR disparity > $backbone, false
)
ORDER BY head, tail, type
"""

_DAYS = "SELECT * FROM documents WHERE date BETWEEN $since AND $until ORDER BY id"
_NAMED_THEN = """
SELECT e.* REPLACE (
    m.mention_count AS mention_count, m.document_count AS document_count,
    m.first_seen AS first_seen, m.last_seen AS last_seen
)
FROM entities e JOIN (
    SELECT m.entity, sum(m.count)::BIGINT AS mention_count, count(*) AS document_count,
        min(d.date) AS first_seen, max(d.date) AS last_seen
    FROM mentioned_in m JOIN documents d ON d.id = m.document
    GROUP BY m.entity HAVING sum(m.count) > 0
) m ON m.entity = e.id
ORDER BY e.id
"""
_TIED_THEN = """
SELECT r.* REPLACE (
    v.weight AS weight, v.document_count AS document_count,
    v.first_seen AS first_seen, v.last_seen AS last_seen,
    CASE WHEN r.times IS NOT NULL THEN v.times END AS times
)
FROM relations r JOIN (
    SELECT v.head, v.type, v.tail, count(*) AS weight,
        count(DISTINCT v.document) AS document_count,
        min(d.date) AS first_seen, max(d.date) AS last_seen,
        list(DISTINCT v."when" ORDER BY v."when") FILTER (v."when" <> '') AS times
    FROM ranked v JOIN documents d ON d.id = v.document GROUP BY v.head, v.type, v.tail
) v USING (head, type, tail)
ORDER BY r.head, r.tail, r.type
"""
_SAID_THEN = """
SELECT v.* REPLACE (
    row_number() OVER (PARTITION BY v.head, v.type, v.tail ORDER BY v.rank) AS rank
)
FROM ranked v SEMI JOIN documents d ON d.id = v.document
"""


def within_reach(
    tables: Tables,
    starts: Sequence[str],
    *,
    hops: int,
    relation: str | None = None,
    min_weight: int = 1,
) -> Tables:
    """Return the tables of some entities and those within `hops` of them.

    starts: ids. relation, min_weight: only edges of this type, of at least this many
    sentences.
    """
    over = {"relation": relation, "min_weight": min_weight}
    reached, front = set(starts), set(starts)
    for _ in range(hops):
        found = {n for (n,) in tables.stream(_BESIDE, {"front": sorted(front), **over})}
        front = found - reached
        if not front:
            break
        reached |= front
    made = {"entities": _CHOSEN, "relations": _AMONG}
    return tables.part(made, {"ids": sorted(reached), **over})


def within(tables: Tables, since: dt.date | None, until: dt.date | None) -> Tables:
    """Return the tables of the graph that the documents of some days alone make.

    since, until: the first and the last day, each included; None leaves that side
    open. Documents without a date are left out. Mentions, sentences, documents,
    first_seen and last_seen are counted anew; association (npmi and its like) stays
    that of the whole corpus.
    """
    days = {"since": since or dt.date.min, "until": until or dt.date.max}
    then = tables.part({"documents": _DAYS}, days)
    made = {"entities": _NAMED_THEN, "relations": _TIED_THEN, "ranked": _SAID_THEN}
    return then.part(made)


def of_types(tables: Tables, types: Sequence[str]) -> Tables:
    """Return the tables of the entities of some types, with the ties among them."""
    return tables.part({"entities": _OF_TYPES}, {"types": list(types)})


def strong_ties(
    tables: Tables,
    *,
    min_weight: int = 1,
    min_npmi: float = -1.0,
    backbone: float | None = None,
) -> Tables:
    """Return the tables with those co-occurrences alone that are strong enough.

    min_weight: sentences. min_npmi: in [-1, 1]. backbone: in (0, 1], the `disparity`
    that a tie may have at most; .05 is usual. Typed relations and entities all stay.
    """
    limits = {"min_weight": min_weight, "min_npmi": min_npmi, "backbone": backbone}
    return tables.part({"relations": _STRONG}, {"undirected": CO_OCCURS, **limits})
