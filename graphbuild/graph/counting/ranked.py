"""Every sentence that an edge rests on, best first."""

from __future__ import annotations

from graphbuild.graph.counting.tables import Database
from graphbuild.model import CO_OCCURS, SPEECH

_MEDIUM = 200
"""Characters of a sentence that is neither short nor long."""
_UNSAID = 0.5
"""How surely a sentence says how two are related that only names both."""

_FOUND = """
CREATE OR REPLACE TABLE found AS
WITH said AS (
    SELECT DISTINCT doc, sentence, least(head, tail) AS head, greatest(head, tail) AS tail
    FROM stated WHERE NOT list_contains($speech, type)
),
both_kinds AS (
    SELECT p.head, $undirected AS type, p.tail, p.doc, p.low, p.high, p.head_start, p.head_end,
        p.tail_start, p.tail_end, '' AS pattern, 'asserted' AS modality, NULL AS "when",
        NULL AS status,
        CASE WHEN said.doc IS NULL THEN $unsaid ELSE 1.0 END AS surely
    FROM pairs p JOIN kept_ties USING (head, tail)
    LEFT JOIN said ON said.doc = p.doc AND said.sentence = p.low
        AND said.head = p.head AND said.tail = p.tail
    UNION ALL
    SELECT s.head, s.type, s.tail, doc, sentence, high, head_start, head_end, tail_start,
        tail_end, pattern, modality, "when", status,
        CASE WHEN confidence > 0 THEN confidence ELSE $unsaid END
    FROM stated s SEMI JOIN stated_edges USING (head, type, tail)
)
SELECT b.*, l.start AS start, h."end" AS "end", h."end" - l.start AS length,
    surely / (1 + (h."end" - l.start) / $medium) AS value
FROM both_kinds b
JOIN sentences l ON l.doc = b.doc AND l.sentence = b.low
JOIN sentences h ON h.doc = b.doc AND h.sentence = b.high
"""

_RANKED = """
CREATE OR REPLACE TABLE evidence AS
WITH placed AS (
    SELECT *, row_number() OVER (
        PARTITION BY head, type, tail ORDER BY value DESC, length, doc, start, head_start
    ) AS place
    FROM found
),
repeated AS (
    SELECT *, row_number() OVER (PARTITION BY head, type, tail, doc ORDER BY place) - 1 AS repeats
    FROM placed
)
SELECT * EXCLUDE (surely, length, value, place, repeats),
    round(value / (1 + repeats), 6) AS score,
    row_number() OVER (PARTITION BY head, type, tail ORDER BY repeats, place) AS rank
FROM repeated
"""
"""Direct statements come first, short before long, and each document once before any twice."""


def rank_evidence(db: Database) -> None:
    """Make `evidence`: a row for each sentence of each edge, with its score and rank from 1.

    db: has pairs, kept_ties (head, tail), stated, stated_edges and sentences.
    """
    parameters = {
        "undirected": CO_OCCURS,
        "speech": list(SPEECH),
        "unsaid": _UNSAID,
        "medium": float(_MEDIUM),
    }
    db.execute(_FOUND, parameters)
    db.execute(_RANKED)
    db.execute("DROP TABLE found")
