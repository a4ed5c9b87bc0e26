"""The documents of a build, as they are listed while they are read."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Self

import pyarrow as pa

from graphbuild.build.documents.shards import key_of
from graphbuild.graph.counting.tables import Database
from graphbuild.model import Document

_AT_ONCE = 2_000

_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("key", pa.string()),
        ("title", pa.string()),
        ("date", pa.date32()),
        ("source", pa.string()),
        ("language", pa.string()),
        ("model", pa.string()),
    ]
)

_LISTED = """
CREATE TABLE listed
(id TEXT, key TEXT, title TEXT, date DATE, source TEXT, language TEXT, model TEXT)
"""
_NUMBERED = """
CREATE TABLE documents AS
SELECT (row_number() OVER (ORDER BY id) - 1)::INTEGER AS doc, * FROM listed
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the corpus lists it: all but its text.

    key: see `shards.key_of`. language, model: see `Foreign`; None of most documents.
    """

    id: str
    key: str
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    language: str | None = None
    model: str | None = None

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return what is listed of a document."""
        by = document.foreign
        return cls(
            document.id,
            key_of(document),
            document.title,
            document.date,
            document.source,
            by.language if by else None,
            by.model if by else None,
        )


class Corpus:
    """Lists documents, all but their texts, in a table of a build's database."""

    def __init__(self, db: Database) -> None:
        """db: an empty database of the build."""
        self._db = db
        self._waiting: list[dict[str, object]] = []
        self._count = 0
        db.execute(_LISTED)

    def __len__(self) -> int:
        """Return the number of documents listed."""
        return self._count

    def add(self, document: Document | Listed) -> None:
        """List a document."""
        listed = Listed.of(document) if isinstance(document, Document) else document
        self._waiting.append(asdict(listed))
        self._count += 1
        if len(self._waiting) >= _AT_ONCE:
            self._insert()

    def close(self) -> set[bytes]:
        """Make the table `documents`, numbered in the order of ids; return the keys in use."""
        self._insert()
        self._db.execute(_NUMBERED)
        self._db.execute("DROP TABLE listed")
        keys = self._db.execute("SELECT DISTINCT key FROM documents").fetchall()
        return {bytes.fromhex(key) for (key,) in keys}

    def _insert(self) -> None:
        if self._waiting:
            batch = pa.Table.from_pylist(self._waiting, schema=_SCHEMA)
            self._db.register("batch", batch)
            self._db.execute("INSERT INTO listed SELECT * FROM batch")
            self._db.unregister("batch")
            self._waiting = []
