"""The tables of a graph, written: what is counted, with ids instead of numbers."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from graphbuild.config import GraphSettings
from graphbuild.graph.answers.search import names_of
from graphbuild.graph.centrality import whole_of
from graphbuild.graph.counting import said
from graphbuild.graph.counting.tables import Database, put
from graphbuild.graph.ties import Ties
from graphbuild.model import CO_OCCURS, SPEECH, WROTE_TO

TABLES: Mapping[str, str] = {
    "documents": "SELECT id, title, source, date FROM documents ORDER BY doc",
    "sentences": """
SELECT d.id AS document, s.sentence AS index, s.start, s."end", s.text
FROM sentences s JOIN documents d USING (doc)
SEMI JOIN (
    SELECT doc, sentence FROM mentions SEMI JOIN assignment USING (doc, mention)
) USING (doc, sentence)
ORDER BY s.doc, s.sentence
""",
    "mentions": """
SELECT d.id AS document, m.sentence AS index, m.start, m."end", m.text, m.kind, e.id AS entity
FROM mentions m JOIN assignment a USING (doc, mention) JOIN entities e USING (entity)
JOIN documents d USING (doc)
ORDER BY m.doc, m.mention
""",
    "mentioned_in": """
SELECT e.id AS entity, d.id AS document, m.count
FROM mentioned_in m JOIN entities e USING (entity) JOIN documents d USING (doc)
ORDER BY m.entity, m.doc
""",
    "entities": """
SELECT e.id, e.type, e.name, e.aliases, s.mention_count, s.document_count, s.first_seen,
    s.last_seen, w.community, w.pagerank, w.betweenness,
    coalesce(k.known_id, p.geoname) AS known_id,
    CASE WHEN k.known_id IS NULL AND p.geoname IS NOT NULL THEN 'GeoNames' ELSE k.known_source END
        AS known_source,
    p.latitude, p.longitude
FROM seen s JOIN entities e USING (entity) LEFT JOIN whole w USING (entity)
LEFT JOIN known_as k ON k.entity = e.id LEFT JOIN known_places p ON p.entity = e.id
ORDER BY s.entity
""",
    "names": "FROM names ORDER BY folded, entity",
    "known": "FROM known ORDER BY entity, rank",
    "relations": """
SELECT h.id AS head, r.type, t.id AS tail, r.* EXCLUDE (head, type, tail)
FROM relations r JOIN entities h ON h.entity = r.head JOIN entities t ON t.entity = r.tail
ORDER BY r.head, r.tail, r.type
""",
    "evidence": """
SELECT h.id AS head, v.type, t.id AS tail, v.rank, d.id AS document, v.low AS index, v.start,
    v."end", v.head_start, v.head_end, v.tail_start, v.tail_end, v.score, v.pattern, v.modality,
    v."when", v.status, w.text
FROM evidence v JOIN entities h ON h.entity = v.head JOIN entities t ON t.entity = v.tail
JOIN documents d USING (doc)
LEFT JOIN stretches w USING (doc, low, high)
ORDER BY v.head, v.tail, v.type, v.rank
""",
    "statements": f"""
SELECT d.id AS document, s.low AS index, s.start, s."end", t.text, s.kind, e.id AS speaker,
    s.speaker_start, s.speaker_end, s.cue, s.cue_start, s.cue_end, s.stance, f.id AS addressee,
    s.addressee_start, s.addressee_end, s.about, s.confidence, d.date
FROM statements s JOIN documents d USING (doc) JOIN entities e ON e.entity = s.speaker
LEFT JOIN entities f ON f.entity = s.addressee
LEFT JOIN ({said.TEXTS}) t USING (doc, number)
ORDER BY s.doc, s.number
""",  # noqa: S608 - ours
    "claims": """
SELECT h.id AS head, c.type, t.id AS tail, c.modality, b.id AS "by", d.id AS document,
    c.sentence AS index, s.start, s."end", c.head_start, c.head_end, c.tail_start, c.tail_end,
    c.role, c."when", c.confidence, s.text, d.date
FROM claims c JOIN entities h ON h.entity = c.head JOIN entities t ON t.entity = c.tail
LEFT JOIN entities b ON b.entity = c."by"
JOIN documents d USING (doc) JOIN sentences s ON s.doc = c.doc AND s.sentence = c.sentence
SEMI JOIN seen u ON u.entity = c.head SEMI JOIN seen w ON w.entity = c.tail
ORDER BY c.doc, c.sentence, c.number, c.type
""",
}
"""Of each table its rows. evidence.text is there only where it is more than one sentence."""

_RELATIONS = f"""
CREATE OR REPLACE VIEW relations AS
SELECT head, '{CO_OCCURS}' AS type, tail, weight, document_count, npmi, llr, p_value, disparity,
    NULL::VARCHAR AS role, NULL::VARCHAR AS status, NULL::DOUBLE AS confidence,
    NULL::VARCHAR AS modality, NULL::VARCHAR[] AS times, NULL::VARCHAR[] AS cues,
    NULL::VARCHAR AS stance, NULL::BIGINT AS count, first_seen, last_seen
FROM kept_ties
UNION ALL
SELECT head, type, tail, weight, document_count, NULL, NULL, NULL, NULL, role, status, confidence,
    modality, times, cues, stance, CASE WHEN type = '{WROTE_TO}' THEN weight END AS count,
    first_seen, last_seen
FROM stated_edges
"""  # noqa: S608 - a constant of ours

_ENDS = """
WITH numbered AS (
    SELECT entity, (row_number() OVER (ORDER BY entity) - 1)::INT AS number FROM seen
)
SELECT least(h.number, t.number) AS low, greatest(h.number, t.number) AS high,
    sum(weight)::DOUBLE AS weight
FROM relations r JOIN numbered h ON h.entity = r.head JOIN numbered t ON t.entity = r.tail
WHERE head <> tail AND NOT list_contains($speech, type)
GROUP BY low, high ORDER BY low, high
"""
"""Who speaks of whom is no tie of the two: it counts for no rank and no community."""

_NAMES = pa.schema([("entity", pa.string()), ("folded", pa.string()), ("is_name", pa.bool_())])
_AT_ONCE = 10_000

_KNOWN = (
    """
CREATE TABLE IF NOT EXISTS known (
    entity TEXT, rank BIGINT, known_id TEXT, known_source TEXT, listed TEXT, name TEXT,
    verdict TEXT, score DOUBLE, reason TEXT
)
""",
    """
CREATE TABLE IF NOT EXISTS known_places
(entity TEXT, geoname TEXT, latitude DOUBLE, longitude DOUBLE)
""",
    """
CREATE OR REPLACE VIEW known_as AS
SELECT entity, known_id, known_source FROM known WHERE verdict = 'same'
QUALIFY row_number() OVER (PARTITION BY entity ORDER BY rank) = 1
""",
)
"""A graph that no list was given for has nobody on one."""

_STRETCHES = """
CREATE OR REPLACE TABLE stretches AS
SELECT v.doc, v.low, v.high, string_agg(
    CASE WHEN s.sentence < v.high THEN s.text || s.after ELSE s.text END, '' ORDER BY s.sentence
) AS text
FROM (SELECT DISTINCT doc, low, high FROM evidence WHERE low < high) v
JOIN sentences s ON s.doc = v.doc AND s.sentence BETWEEN v.low AND v.high
GROUP BY v.doc, v.low, v.high
"""


def list_relations(db: Database) -> None:
    """Make `relations`: the ties that are kept and the typed edges, as one."""
    db.execute(_RELATIONS)


def describe(db: Database, settings: GraphSettings | None = None) -> None:
    """Make `whole`: what the analysis of all ties says of each entity that is counted.

    db: has `seen` and `relations`. settings: the defaults if None.
    """
    entities = db.sql("SELECT entity FROM seen ORDER BY entity").to_arrow_table()["entity"]
    ends = db.sql(_ENDS, params={"speech": list(SPEECH)}).to_arrow_table()
    ties = Ties(
        len(entities),
        ends["low"].to_numpy(),
        ends["high"].to_numpy(),
        ends["weight"].to_numpy(),
    )
    whole = pa.table(whole_of(ties, settings or GraphSettings()))
    put(db, "whole", whole.append_column("entity", entities))


def name_all(db: Database) -> None:
    """Make `names`: all that each entity is called, folded for the search."""
    query = "SELECT e.id, e.name, e.aliases FROM entities e SEMI JOIN seen USING (entity)"
    put(db, "names", _NAMES.empty_table())
    with contextlib.closing(db.cursor()) as reading:
        result = reading.execute(query)
        while rows := result.fetchmany(_AT_ONCE):
            listed = [
                {"entity": entity, "folded": folded, "is_name": is_name}
                for entity, name, aliases in rows
                for folded, is_name in names_of(entity, name, aliases)
            ]
            put(db, "names", pa.Table.from_pylist(listed, schema=_NAMES))


def write_tables(db: Database, folder: Path) -> None:
    """Write each of TABLES as Parquet into a folder.

    db: as `count` leaves it, with `whole` (entity, community, pagerank, betweenness).
    """
    db.execute(_STRETCHES)
    for statement in _KNOWN:
        db.execute(statement)
    for name, rows in TABLES.items():
        target = str(folder / f"{name}.parquet").replace("'", "''")
        db.execute(f"COPY ({rows}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
