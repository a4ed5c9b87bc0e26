"""Who is named together: the pairs of entities in a window, and how far beyond chance."""

from __future__ import annotations

from graphbuild.config import EdgeSettings
from graphbuild.graph.counting.tables import Database
from graphbuild.model import HEAD

_NAMED = """
CREATE OR REPLACE TABLE named AS
SELECT m.doc, {stretch} AS stretch, a.entity,
    arg_min(m.sentence, m.mention) AS sentence, arg_min(m.start, m.mention) AS start,
    arg_min(m."end", m.mention) AS "end"
FROM mentions m JOIN assignment a USING (doc, mention) {join}
ANTI JOIN heads h ON h.doc = m.doc AND h.sentence = m.sentence
WHERE NOT m.means AND (m.kind = 'name' OR ?)
GROUP BY ALL
"""
"""An entity's first mention in each window that names it. Who is in the head of a letter is
not named together: who wrote to whom is said, and two who both received it need not know."""

_HEADS = f"""
CREATE OR REPLACE TEMP VIEW heads AS
SELECT DISTINCT m.doc, m.sentence FROM relation_mentions r
JOIN mentions m ON m.doc = r.doc AND m.mention = r.head WHERE r.pattern = '{HEAD}'
"""  # noqa: S608 - a constant of ours

_PARAGRAPHS = """
CREATE OR REPLACE TABLE paragraphs AS
SELECT doc, sentence, coalesce(sum(contains(after, chr(10))::INT) OVER (
    PARTITION BY doc ORDER BY sentence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
), 0) AS paragraph
FROM sentences
"""

_PAIRS = """
CREATE OR REPLACE TABLE pairs AS
SELECT a.entity AS head, b.entity AS tail, a.doc AS doc,
    least(a.sentence, b.sentence) AS low, greatest(a.sentence, b.sentence) AS high,
    a.start AS head_start, a."end" AS head_end, b.start AS tail_start, b."end" AS tail_end
FROM named a JOIN named b ON a.doc = b.doc AND a.stretch = b.stretch AND a.entity < b.entity
"""

_NEAR_PAIRS = """
CREATE OR REPLACE TABLE pairs AS
WITH near AS (
    SELECT a.entity AS head, b.entity AS tail, a.doc AS doc, a.sentence AS head_sentence,
        b.sentence AS tail_sentence, a.start AS head_start, a."end" AS head_end,
        b.start AS tail_start, b."end" AS tail_end,
        (abs(a.sentence - b.sentence), least(a.sentence, b.sentence)) AS distance
    FROM named a JOIN named b ON a.doc = b.doc AND a.entity < b.entity
        AND abs(a.sentence - b.sentence) < ?
),
sides AS (
    SELECT head, tail, count(DISTINCT (doc, head_sentence)) AS of_head,
        count(DISTINCT (doc, tail_sentence)) AS of_tail
    FROM near GROUP BY head, tail
),
anchored AS (
    SELECT near.*, CASE WHEN of_head <= of_tail THEN head_sentence ELSE tail_sentence END AS anchor
    FROM near JOIN sides USING (head, tail)
)
SELECT head, tail, doc, least(head_sentence, tail_sentence) AS low,
    greatest(head_sentence, tail_sentence) AS high, head_start, head_end, tail_start, tail_end
FROM anchored
QUALIFY row_number() OVER (
    PARTITION BY head, tail, doc, anchor ORDER BY distance, head_start, tail_start
) = 1
"""
"""In a window of several sentences a fact counts once, not once for each window around it:
the sentences that name the rarer of the two near the other, each with the nearest mention."""

_TIES = """
CREATE OR REPLACE TABLE ties AS
WITH weights AS (
    SELECT head, tail, count(*) AS weight, count(DISTINCT doc) AS document_count,
        min(date) AS first_seen, max(date) AS last_seen
    FROM pairs JOIN documents USING (doc) GROUP BY head, tail
),
ends AS (SELECT head AS entity, weight FROM weights UNION ALL SELECT tail, weight FROM weights),
strengths AS (SELECT entity, sum(weight) AS strength, count(*) AS degree FROM ends GROUP BY entity),
alone AS (SELECT entity, count(*) AS alone FROM named GROUP BY entity)
SELECT weights.*, l.alone AS head_alone, r.alone AS tail_alone,
    (SELECT count(DISTINCT (doc, stretch)) FROM named) AS total,
    round(least(
        CASE WHEN s.degree > 1 THEN (1 - weight / s.strength) ^ (s.degree - 1) ELSE 1.0 END,
        CASE WHEN t.degree > 1 THEN (1 - weight / t.strength) ^ (t.degree - 1) ELSE 1.0 END
    ), 6) AS disparity
FROM weights
JOIN alone l ON l.entity = head JOIN alone r ON r.entity = tail
JOIN strengths s ON s.entity = head JOIN strengths t ON t.entity = tail
"""
"""disparity: the chance of a tie so strong, were the weight of an end's ties spread evenly: the
smaller of the two ends' (1 - w/s)^(k - 1), where s is the sum of an end's ties and k their
number; at an end with a single tie it is 1.
Source: Serrano, Boguñá and Vespignani (2009), Extracting the multiscale backbone of complex
weighted networks, PNAS 106(16)."""


def pair_up(db: Database, settings: EdgeSettings, *, pronouns: bool) -> None:
    """Make `named`, `pairs` (a row for each sentence that ties two) and `ties` (each two).

    db: has documents, sentences, mentions and assignment (doc, mention, entity), where
    entities are numbered in the order of their ids. pronouns: whether they count as well.
    A tie's weight is the number of distinct sentences, or paragraphs, that it rests on.
    """
    stretch, join = "m.sentence", ""
    if settings.window == "paragraph":
        db.execute(_PARAGRAPHS)
        stretch, join = (
            "p.paragraph",
            "JOIN paragraphs p ON p.doc = m.doc AND p.sentence = m.sentence",
        )
    db.execute(_HEADS)
    db.execute(_NAMED.format(stretch=stretch, join=join), [pronouns])
    if isinstance(settings.window, int) and settings.window > 1:
        db.execute(_NEAR_PAIRS, [settings.window])
    else:
        db.execute(_PAIRS)
    db.execute(_TIES)
