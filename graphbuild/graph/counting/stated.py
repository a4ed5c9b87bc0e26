"""Typed relations: the relation mentions of all documents as edges between entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphbuild.graph.counting.said import PLAIN
from graphbuild.graph.counting.tables import Database
from graphbuild.model import MODALITIES, Modality, RelationType

_ANY = 99
"""How many pairs of types a relation type joins that joins any."""

_JOINED = """
CREATE OR REPLACE TABLE joined AS
WITH ends AS (
    SELECT r.* REPLACE (s.modality AS modality), h.sentence, h.kind AS head_kind,
        t.kind AS tail_kind,
        a.entity AS head_entity, b.entity AS tail_entity,
        h.start AS head_start, h."end" AS head_end, t.start AS tail_start, t."end" AS tail_end,
        s.strength, s.counts, v."by", coalesce(k.mutual, false) AS mutual,
        coalesce(k.width, ?) AS width
    FROM relation_mentions r
    JOIN mentions h ON h.doc = r.doc AND h.mention = r.head
    JOIN mentions t ON t.doc = r.doc AND t.mention = r.tail AND t.sentence = h.sentence
    JOIN assignment a ON a.doc = r.doc AND a.mention = r.head
    JOIN assignment b ON b.doc = r.doc AND b.mention = r.tail AND b.entity <> a.entity
    JOIN entities e ON e.entity = a.entity
    JOIN entities f ON f.entity = b.entity
    LEFT JOIN voiced v ON v.doc = r.doc AND v.number = r.number
    JOIN modalities s ON s.modality = CASE
        WHEN v."by" IS NULL THEN r.modality
        WHEN r.modality = 'asserted' AND NOT v.is_own AND v.kind <> 'indirect' THEN 'reported'
        WHEN r.modality = 'reported' AND v.is_own AND v.is_plain THEN 'asserted'
        ELSE r.modality
    END
    LEFT JOIN relation_types k ON k.name = r.type
    WHERE k.name IS NULL
        OR ((len(k.heads) = 0 OR list_contains(k.heads, e.type))
            AND (len(k.tails) = 0 OR list_contains(k.tails, f.type)))
),
nearest AS (
    SELECT x.doc, x.number, x.side, arg_min(m.start, (abs(m.start - x.start), m.mention)) AS start,
        arg_min(m."end", (abs(m.start - x.start), m.mention)) AS "end"
    FROM (
        SELECT doc, number, 'head' AS side, sentence, head_entity AS entity, head_start AS start
        FROM ends WHERE head_kind <> 'name'
        UNION ALL
        SELECT doc, number, 'tail', sentence, tail_entity, tail_start
        FROM ends WHERE tail_kind <> 'name'
    ) x
    JOIN mentions m ON m.doc = x.doc AND m.sentence = x.sentence AND m.kind = 'name'
    JOIN assignment a ON a.doc = m.doc AND a.mention = m.mention AND a.entity = x.entity
    GROUP BY ALL
),
named AS (
    SELECT ends.* EXCLUDE (head, tail, head_start, head_end, tail_start, tail_end),
        coalesce(h.start, head_start) AS head_start, coalesce(h."end", head_end) AS head_end,
        coalesce(t.start, tail_start) AS tail_start, coalesce(t."end", tail_end) AS tail_end,
        mutual AND tail_entity < head_entity AS turned
    FROM ends
    LEFT JOIN nearest h ON h.doc = ends.doc AND h.number = ends.number AND h.side = 'head'
    LEFT JOIN nearest t ON t.doc = ends.doc AND t.number = ends.number AND t.side = 'tail'
)
SELECT doc, number, sentence, sentence AS high, type, strength, counts, modality, confidence,
    role, "when", pattern, status, trigger_start, trigger_end, "by", NULL::VARCHAR AS cue,
    NULL::VARCHAR AS stance,
    CASE WHEN turned THEN tail_entity ELSE head_entity END AS head,
    CASE WHEN turned THEN head_entity ELSE tail_entity END AS tail,
    CASE WHEN turned THEN tail_start ELSE head_start END AS head_start,
    CASE WHEN turned THEN tail_end ELSE head_end END AS head_end,
    CASE WHEN turned THEN head_start ELSE tail_start END AS tail_start,
    CASE WHEN turned THEN head_end ELSE tail_end END AS tail_end
FROM named
QUALIFY width = min(width) OVER (PARTITION BY doc, head, tail, trigger_start, trigger_end)
"""
"""Relation mentions whose ends can be joined. A pronoun's place is that of the nearest name of
its entity in the sentence. Where one word states two types of the same pair, the one that fewer
entity types can have is meant."""

_STATED = """
CREATE OR REPLACE TABLE stated AS
SELECT * EXCLUDE (trigger_start, trigger_end, counts, "by") FROM joined WHERE counts
QUALIFY row_number() OVER (
    PARTITION BY head, type, tail, doc, sentence ORDER BY strength, confidence DESC, number
) = 1
"""
"""A sentence counts once for an edge: with what it says most surely."""

_SPOKEN = "INSERT INTO stated BY NAME FROM spoken"

_CLAIMS = """
CREATE OR REPLACE TABLE claims AS
SELECT * FROM joined WHERE modality <> 'asserted'
"""
"""What a text denies, plans, supposes or reports: edges or not, as the settings have it."""

_EDGES = """
CREATE OR REPLACE TABLE stated_edges AS
WITH roles AS (
    SELECT head, type, tail, role FROM (
        SELECT head, type, tail, role, count(*) AS times FROM joined
        WHERE counts AND role IS NOT NULL AND role <> '' GROUP BY ALL
    )
    QUALIFY row_number() OVER (
        PARTITION BY head, type, tail ORDER BY times DESC, length(role) DESC, role
    ) = 1
),
stances AS (
    SELECT head, type, tail, stance FROM (
        SELECT head, type, tail, stance, count(*) AS times FROM stated
        WHERE stance IS NOT NULL AND stance <> $plain GROUP BY ALL
    )
    QUALIFY row_number() OVER (PARTITION BY head, type, tail ORDER BY times DESC, stance) = 1
)
SELECT s.head, s.type, s.tail, count(*) AS weight, count(DISTINCT doc) AS document_count,
    min(date) AS first_seen, max(date) AS last_seen, any_value(r.role) AS role,
    first(status ORDER BY date DESC NULLS LAST, status IS NULL, status) AS status,
    round(least(1 - product(1 - confidence), $most), 4) AS confidence,
    arg_min(modality, strength) AS modality,
    list(DISTINCT "when" ORDER BY "when") FILTER ("when" IS NOT NULL AND "when" <> '') AS times,
    list(DISTINCT cue ORDER BY cue) FILTER (cue IS NOT NULL AND cue <> '') AS cues,
    any_value(t.stance) AS stance
FROM stated s JOIN documents USING (doc)
LEFT JOIN roles r ON r.head = s.head AND r.type = s.type AND r.tail = s.tail
LEFT JOIN stances t ON t.head = s.head AND t.type = s.type AND t.tail = s.tail
WHERE s.head IN (SELECT entity FROM seen) AND s.tail IN (SELECT entity FROM seen)
GROUP BY s.head, s.type, s.tail
"""

_MOST_SURE = 0.99


def join_stated(
    db: Database, modalities: Iterable[Modality], types: Mapping[str, RelationType]
) -> None:
    """Make `stated` (a row for each sentence that states an edge), `stated_edges`, `claims`.

    db: has documents, mentions, relation_mentions, assignment, entities and seen (entity), and
    what `said` makes. modalities: those that make an edge. types: what each relation type
    can join; one that is not among them joins anything. What somebody says of others is
    reported, by whoever says it; what he says of himself is asserted.
    An edge's confidence is that one at least of its sentences says so, were they independent.
    """
    db.execute("CREATE OR REPLACE TABLE modalities (modality VARCHAR, strength INT, counts BOOL)")
    chosen = frozenset(modalities)
    rows = [(modality, n, modality in chosen) for n, modality in enumerate(MODALITIES)]
    db.executemany("INSERT INTO modalities VALUES (?, ?, ?)", rows)
    db.execute(
        "CREATE OR REPLACE TABLE relation_types "
        "(name VARCHAR, heads VARCHAR[], tails VARCHAR[], mutual BOOL, width INT)"
    )
    kinds = [
        (k.name, list(k.head), list(k.tail), k.symmetric, len(k.head) * len(k.tail) or _ANY)
        for k in types.values()
    ]
    if kinds:
        db.executemany("INSERT INTO relation_types VALUES (?, ?, ?, ?, ?)", kinds)
    db.execute(_JOINED, [_ANY])
    db.execute(_CLAIMS)
    db.execute(_STATED)
    db.execute(_SPOKEN)
    db.execute(_EDGES, {"most": _MOST_SURE, "plain": PLAIN})
