"""What a person is asked of who is who: what was not joined, and what was joined unsurely."""

from __future__ import annotations

import pyarrow as pa

from graphbuild.graph.counting.tables import Database
from graphbuild.resolve.curation.judgements import Curation, reference

_SENTENCES = 2
"""For each side of a doubt."""
_SURE = 0.98
"""Score of a kind of reason from which what it joined is not asked about."""

COMPARED = [
    ("place", pa.int32()),
    ("left", pa.string()),
    ("right", pa.string()),
    ("verdict", pa.string()),
    ("score", pa.float64()),
    ("reason", pa.string()),
    ("document", pa.string()),
    ("kind", pa.string()),
]
"""Of the rows of reasons and doubts as resolution tells them."""

FOUND_DOUBTS = pa.schema(
    [
        *COMPARED,
        ("left_id", pa.string()),
        ("left_document", pa.string()),
        ("right_id", pa.string()),
        ("right_document", pa.string()),
    ]
)

_JOINED = """
WITH asked AS (
    SELECT * FROM reasons
    WHERE verdict = 'same' AND "left" <> "right" AND kind <> '' AND score < $sure
),
alone AS (
    SELECT a.entity, a.rank, min(d.id) AS document
    FROM asked a JOIN entities e ON e.id = a.entity JOIN homes h ON h.entity = e.entity
    JOIN chains c ON c.number = h.number AND c.name = a.left JOIN documents d USING (doc)
    WHERE a.document = '' GROUP BY ALL
)
SELECT (row_number() OVER (ORDER BY a.entity, a.rank))::INTEGER AS place,
    a.left, a.right, a.verdict, a.score, a.reason, a.document, a.kind,
    a.entity AS left_id, coalesce(o.document, a.document) AS left_document,
    a.entity AS right_id, a.document AS right_document
FROM asked a LEFT JOIN alone o USING (entity, rank)
WHERE a.document <> '' OR o.document IS NOT NULL
"""
"""Names of an entity that were joined: with the document where that was, or, over documents,
one in which the shorter stands alone."""

_DOUBTS = """
CREATE TABLE doubts AS
WITH sides AS (
    SELECT left_id AS id, left_document AS document,
        CASE verdict WHEN 'same' THEN lower("left") ELSE '' END AS name
    FROM found_doubts
    UNION
    SELECT right_id, right_document, CASE verdict WHEN 'same' THEN lower("right") ELSE '' END
    FROM found_doubts
),
named AS (
    SELECT w.id, w.document, w.name, s.text, min((m.doc, m.sentence)) AS place,
        count(*) AS mentions
    FROM sides w JOIN entities e USING (id) JOIN assignment a USING (entity)
    JOIN mentions m USING (doc, mention) JOIN documents d USING (doc)
    JOIN sentences s ON s.doc = m.doc AND s.sentence = m.sentence
    WHERE w.document IN ('', d.id) AND w.name IN ('', lower(m.text))
    GROUP BY ALL
),
told AS (
    SELECT id, document, name, list(text ORDER BY place)[:$most] AS sentences,
        sum(mentions)::BIGINT AS mentions
    FROM named GROUP BY ALL
)
SELECT f.* EXCLUDE (place), coalesce(l.sentences, []) AS left_sentences,
    coalesce(r.sentences, []) AS right_sentences,
    CASE f.verdict WHEN 'same' THEN coalesce(l.mentions, 0)
        ELSE least(coalesce(l.mentions, 0), coalesce(r.mentions, 0)) END AS mentions
FROM found_doubts f
LEFT JOIN told l ON l.id = f.left_id AND l.document = f.left_document
    AND l.name = CASE f.verdict WHEN 'same' THEN lower(f.left) ELSE '' END
LEFT JOIN told r ON r.id = f.right_id AND r.document = f.right_document
    AND r.name = CASE f.verdict WHEN 'same' THEN lower(f.right) ELSE '' END
ORDER BY f.verdict, place
"""


def joined(db: Database, curation: Curation) -> pa.Table:
    """Return the names that were joined and that a person may be asked about.

    db: has reasons, entities, homes, chains and documents. Not what a person has decided.
    """
    found = db.sql(_JOINED, params={"sure": _SURE}).to_arrow_table().cast(FOUND_DOUBTS)
    kept = [
        not curation.decided(
            reference(row["left"], row["left_document"]),
            reference(row["right"], row["right_document"]),
        )
        for row in found.to_pylist()
    ]
    return found.filter(pa.array(kept, pa.bool_()))


def tell_doubts(db: Database) -> None:
    """Make `doubts` of `found_doubts`, with sentences and how many mentions hang on each."""
    db.execute(_DOUBTS, {"most": _SENTENCES})
