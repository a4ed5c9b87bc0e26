"""Who is who in a build: from the shards' mentions to the entity of each, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from graphbuild.build.names.chain_rows import Rules, chain_rows
from graphbuild.build.names.doubts import COMPARED, FOUND_DOUBTS, joined, tell_doubts
from graphbuild.config import ResolveSettings
from graphbuild.graph.counting.tables import Database, put
from graphbuild.model import Comparison
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.chain_table import ChainTable
from graphbuild.resolve.corpus.entities import Resolved, resolve_corpus
from graphbuild.resolve.corpus.former import numbered
from graphbuild.resolve.curation.judgements import Curation

IDENTITIES = "identities.parquet"
"""Which chains each id has: the next build goes by it."""

_AT_ONCE = 50_000
_MOST_REASONS = 200
"""Reasons that an entity keeps: more are of the same kinds."""

_ENTITIES = pa.schema(
    [
        ("entity", pa.int32()),
        ("id", pa.string()),
        ("type", pa.string()),
        ("name", pa.string()),
        ("aliases", pa.list_(pa.string())),
    ]
)
_FOUND_REASONS = pa.schema([("entity", pa.int32()), *COMPARED])

_ASSIGNMENT = """
CREATE TABLE assignment AS
SELECT doc, unnest(mentions) AS mention, entity FROM chains JOIN homes USING (number)
"""

_REASONS = """
CREATE TABLE reasons AS
WITH every AS (
    SELECT entity, 0 AS origin, place, 0 AS nth, "left", "right", verdict, score, reason,
        document, kind
    FROM found_reasons
    UNION ALL
    SELECT entity, 1, number, nth, r.left, r.right, r.verdict, r.score, r.reason, id, r.kind
    FROM (
        SELECT h.entity, c.number, c.doc, unnest(c.reasons) AS r,
            generate_subscripts(c.reasons, 1) AS nth
        FROM chains c JOIN homes h USING (number) WHERE len(c.reasons) > 0
    ) JOIN documents USING (doc)
),
once AS (
    SELECT * FROM every
    QUALIFY row_number() OVER (
        PARTITION BY entity, "left", "right", verdict, reason ORDER BY origin, place, nth
    ) = 1
)
SELECT e.id AS entity,
    row_number() OVER (PARTITION BY entity ORDER BY origin, place, nth) AS rank,
    "left", "right", verdict, score, reason, document, kind
FROM once JOIN entities e USING (entity)
QUALIFY rank <= ?
"""

_IDENTITIES = """
SELECT DISTINCT e.id, d.id AS document, c.key, c.spelling
FROM homes h JOIN chains c USING (number) JOIN documents d USING (doc)
JOIN entities e USING (entity)
ORDER BY e.id, document, c.key, c.spelling
"""


def resolve_documents(  # noqa: PLR0913 - what a person set, by name
    db: Database,
    settings: ResolveSettings,
    aliases: AliasTable,
    curation: Curation,
    former: Path | None,
    *,
    workers: int = 1,
) -> list[str]:
    """Make `entities`, `assignment`, `reasons` and `doubts`; return decisions that fit nobody.

    db: has documents, shards, mentions and sentences. former: the identities of the build
    before, if there was one. workers: processes of this machine that may help.
    """
    if former is not None and former.is_file():
        place = str(former).replace("'", "''")
        db.execute(f"CREATE TABLE former AS FROM read_parquet('{place}')")
    for batch in chain_rows(db, Rules(settings, aliases, curation), workers):
        put(db, "chain_rows", batch)
    table = ChainTable(db, "chain_rows")
    resolved = resolve_corpus(table, aliases, curation, precision=settings.precision)
    db.execute("DROP TABLE chain_rows")
    _store(db, resolved)
    db.execute(_ASSIGNMENT)
    db.execute(_REASONS, [_MOST_REASONS])
    put(db, "found_doubts", joined(db, curation))
    tell_doubts(db)
    return list(resolved.unmatched)


def write_resolution(db: Database, folder: Path) -> None:
    """Write reasons, doubts and identities as Parquet."""
    queries = {
        "reasons": "FROM reasons ORDER BY entity, rank",
        "doubts": "FROM doubts",
        "identities": _IDENTITIES,
    }
    for name, query in queries.items():
        place = str(folder / f"{name}.parquet").replace("'", "''")
        db.execute(f"COPY ({query}) TO '{place}' (FORMAT parquet, COMPRESSION zstd)")


def _store(db: Database, resolved: Resolved) -> None:
    entities = resolved.entities
    _put_all(
        db,
        "entities",
        _ENTITIES,
        (
            {"entity": n, "id": e.id, "type": e.type, "name": e.name, "aliases": e.aliases}
            for n, e in enumerate(entities)
        ),
    )
    reasons = (
        {"entity": n, "place": place, **_compared(each)}
        for n, entity in enumerate(entities)
        for place, each in enumerate(resolved.reasons[entity.id])
    )
    _put_all(db, "found_reasons", _FOUND_REASONS, reasons)
    doubts = (
        {
            "place": place,
            **_compared(each.comparison),
            "left_id": each.left,
            "left_document": each.left_document,
            "right_id": each.right,
            "right_document": each.right_document,
        }
        for place, each in enumerate(resolved.doubts)
    )
    _put_all(db, "found_doubts", FOUND_DOUBTS, doubts)
    put(db, "homes", numbered(resolved.chains, "entity"))


def _put_all(db: Database, name: str, schema: pa.Schema, rows: Iterator[dict[str, object]]) -> None:
    """Make a table of rows, of which few are held at once."""
    put(db, name, schema.empty_table())
    while some := list(islice(rows, _AT_ONCE)):
        put(db, name, pa.Table.from_pylist(some, schema=schema))


def _compared(comparison: Comparison) -> dict[str, object]:
    return {
        "left": comparison.left,
        "right": comparison.right,
        "verdict": comparison.verdict,
        "score": comparison.score,
        "reason": comparison.reason,
        "document": comparison.document_id,
        "kind": comparison.kind,
    }
