"""The tables that a build counts in: made from the shards of extraction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

Database = Any
"""A connection of duckdb, which has no types."""

_SENTENCES = """
CREATE OR REPLACE TABLE sentences AS
SELECT doc, sentence, s.start AS start, s.end AS "end", s.text AS text,
    s.after AS after
FROM (
    SELECT doc, unnest(sentences) AS s, generate_subscripts(sentences, 1) - 1 AS sentence
    FROM shards JOIN documents USING (key)
)
"""

_MENTIONS = """
CREATE OR REPLACE TABLE mentions AS
SELECT doc, mention, m.sentence AS sentence, m.start AS start, m.end AS "end",
    m.text AS text, m.kind AS kind, m.means IS NOT NULL AS means
FROM (
    SELECT doc, unnest(mentions) AS m, generate_subscripts(mentions, 1) - 1 AS mention
    FROM shards JOIN documents USING (key)
)
"""

_RELATIONS = """
CREATE OR REPLACE TABLE relation_mentions AS
SELECT doc, number, r.head AS head, r.tail AS tail, r.type AS type, r.start AS trigger_start,
    r.end AS trigger_end, r.modality AS modality, r.confidence AS confidence, r.role AS role,
    r.when AS "when", r.pattern AS pattern, r.status AS status
FROM (
    SELECT doc, unnest(relations) AS r, generate_subscripts(relations, 1) - 1 AS number
    FROM shards JOIN documents USING (key)
)
"""


_STATEMENTS = """
CREATE OR REPLACE TABLE statement_mentions AS
SELECT doc, number, s.speaker AS speaker, s.start AS start, s.end AS "end", s.kind AS kind,
    s.cue AS cue, s.cue_start AS cue_start, s.cue_end AS cue_end, s.stance AS stance,
    s.addressee AS addressee, s.confidence AS confidence
FROM (
    SELECT doc, unnest(statements) AS s, generate_subscripts(statements, 1) - 1 AS number
    FROM shards JOIN documents USING (key)
)
"""


def put(db: Database, name: str, rows: pa.Table) -> None:
    """Make a table of rows, or add them to the one that is there by this name."""
    db.register("given", rows)
    try:
        db.execute(f"CREATE TABLE IF NOT EXISTS {name} AS FROM given LIMIT 0")
        db.execute(f"INSERT INTO {name} BY NAME FROM given")
    finally:
        db.unregister("given")


def load_shards(db: Database, files: Sequence[Path]) -> None:
    """Make a table of each thing that the documents in `documents` hold.

    `sentences`, `mentions`, `relation_mentions` and `statement_mentions`.

    db: has a table documents (doc, id, key, ...). files: shards, see `build.shards`.
    """
    listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    db.execute(f"CREATE OR REPLACE VIEW shards AS FROM read_parquet([{listed}])")
    for statement in (_SENTENCES, _MENTIONS, _RELATIONS, _STATEMENTS):
        db.execute(statement)
