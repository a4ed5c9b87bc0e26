"""Statements: who says what, about whom, to whom, as rows and as what edges rest on."""

from __future__ import annotations

from graphbuild.graph.counting.tables import Database
from graphbuild.model import SAID_ABOUT, SPOKE_TO

PLAIN = "states"
"""The stance of one who only says something."""

_FAR = 3
"""Sentences between speaker and content up to which the evidence holds both."""

_STATEMENTS = """
CREATE OR REPLACE TABLE statements AS
WITH spoken AS (
    SELECT s.* EXCLUDE (speaker, addressee), a.entity AS speaker, m.start AS speaker_start,
        m."end" AS speaker_end, m.sentence AS speaker_sentence, b.entity AS addressee,
        CASE WHEN b.entity IS NOT NULL THEN t.start END AS addressee_start,
        CASE WHEN b.entity IS NOT NULL THEN t."end" END AS addressee_end,
        CASE WHEN b.entity IS NOT NULL THEN t.sentence END AS addressee_sentence
    FROM statement_mentions s
    JOIN mentions m ON m.doc = s.doc AND m.mention = s.speaker
    JOIN assignment a ON a.doc = s.doc AND a.mention = s.speaker
    LEFT JOIN mentions t ON t.doc = s.doc AND t.mention = s.addressee
    LEFT JOIN assignment b ON b.doc = s.doc AND b.mention = s.addressee
        AND b.entity <> a.entity AND b.entity IN (SELECT entity FROM seen)
    WHERE a.entity IN (SELECT entity FROM seen)
),
placed AS (
    SELECT s.doc, s.number, min(l.sentence) AS low, max(l.sentence) AS high
    FROM spoken s JOIN sentences l ON l.doc = s.doc AND l."end" > s.start AND l.start < s."end"
    GROUP BY ALL
),
named AS (
    SELECT s.doc, s.number, a.entity, min(m.start) AS start
    FROM spoken s JOIN mentions m ON m.doc = s.doc AND m.start >= s.start AND m."end" <= s."end"
    JOIN assignment a ON a.doc = m.doc AND a.mention = m.mention AND a.entity <> s.speaker
    WHERE NOT m.means AND a.entity IN (SELECT entity FROM seen)
    GROUP BY ALL
),
listed AS (
    SELECT doc, number, list(e.id ORDER BY n.start, e.id) AS about
    FROM named n JOIN entities e USING (entity) GROUP BY ALL
)
SELECT spoken.*, low, high, coalesce(about, []) AS about
FROM spoken JOIN placed USING (doc, number) LEFT JOIN listed USING (doc, number)
"""

_SPOKEN = """
CREATE OR REPLACE TABLE spoken AS
WITH told AS (
    SELECT s.doc, s.number, $about AS type, s.speaker AS head, a.entity AS tail,
        s.speaker_start AS head_start, s.speaker_end AS head_end, m.start AS tail_start,
        m."end" AS tail_end, s.speaker_sentence AS said, m.sentence AS named, s.confidence,
        s.kind, s.cue, s.stance
    FROM statements s JOIN mentions m ON m.doc = s.doc AND m.start >= s.start AND m."end" <= s."end"
    JOIN assignment a ON a.doc = m.doc AND a.mention = m.mention AND a.entity <> s.speaker
    WHERE NOT m.means AND a.entity IN (SELECT entity FROM seen)
    UNION ALL
    SELECT doc, number, $to, speaker, addressee, speaker_start, speaker_end, addressee_start,
        addressee_end, speaker_sentence, addressee_sentence, confidence, kind, cue, NULL
    FROM statements WHERE addressee IS NOT NULL
)
SELECT doc, number, type, head, tail, head_start, head_end, tail_start, tail_end,
    CASE WHEN abs(said - named) <= $far THEN least(said, named) ELSE named END AS sentence,
    CASE WHEN abs(said - named) <= $far THEN greatest(said, named) ELSE named END AS high,
    0 AS strength, 'asserted' AS modality, confidence, NULL::VARCHAR AS role,
    NULL::VARCHAR AS "when", kind AS pattern, lower(cue) AS cue, stance
FROM told
QUALIFY row_number() OVER (
    PARTITION BY head, type, tail, doc, named ORDER BY confidence DESC, number, tail_start
) = 1
"""
"""A sentence of what somebody says counts once for each whom it names."""

_VOICED = """
CREATE OR REPLACE TABLE voiced AS
SELECT r.doc, r.number, s.speaker AS "by", s.kind,
    s.speaker IN (h.entity, t.entity) AS is_own, s.stance = $plain AS is_plain
FROM relation_mentions r
JOIN statements s ON s.doc = r.doc AND r.trigger_start >= s.start AND r.trigger_end <= s."end"
JOIN assignment h ON h.doc = r.doc AND h.mention = r.head
JOIN assignment t ON t.doc = r.doc AND t.mention = r.tail
QUALIFY row_number() OVER (
    PARTITION BY r.doc, r.number ORDER BY s."end" - s.start, s.number
) = 1
"""
"""Who says what relations state: the speaker of the shortest statement that each is part of."""

TEXTS = """
SELECT s.doc, s.number, substr(
    string_agg(l.text || l.after, '' ORDER BY l.sentence), s.start - min(l.start) + 1,
    s."end" - s.start
) AS text
FROM statements s JOIN sentences l ON l.doc = s.doc AND l.sentence BETWEEN s.low AND s.high
GROUP BY s.doc, s.number, s.start, s."end"
"""
"""The words of each statement."""


def tell_statements(db: Database) -> None:
    """Make `statements`, `spoken` (what their edges rest on) and `voiced` (who says relations).

    db: has documents, sentences, mentions, statement_mentions, relation_mentions, assignment,
    entities and seen (entity).
    """
    db.execute(_STATEMENTS)
    db.execute(_SPOKEN, {"about": SAID_ABOUT, "to": SPOKE_TO, "far": _FAR})
    db.execute(_VOICED, {"plain": PLAIN})
