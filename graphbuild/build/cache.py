"""What was read before, on disk: a build that was interrupted or repeated goes on from it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graphbuild.errors import StoreError
from graphbuild.model import Cues, Document, Extraction, Mention, RelationMention, Span

CACHE = "cache.sqlite"
"""The cache's name in a graph's folder."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS extractions (key TEXT PRIMARY KEY, found BLOB NOT NULL) WITHOUT ROWID;
"""


def is_cache(path: Path) -> bool:
    """Return whether a file is an extraction cache; it is not changed."""
    if not path.is_file():
        return False
    tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('texts', 'extractions')"
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        ) as db:
            return bool(db.execute(tables).fetchone() == (2,))
    except sqlite3.Error:
        return False


class ExtractionCache:
    """Extractions by text and settings, so that memory does not grow with the corpus.

    Each batch is on disk once `commit` returns; a process that is killed loses at
    most the batch that it was reading.
    """

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        """path: the file, None for one that is gone with the process.

        fingerprint: of the model and settings, see `build.fingerprint`.
        Raises StoreError where the file is none of ours.
        """
        self._fingerprint = fingerprint
        self._entries: list[Document] = []
        self._keys: dict[str, str] = {}
        try:
            self._db = sqlite3.connect(str(path) if path else "", timeout=60)
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise StoreError(f"cannot use the cache {path}: {error}. Delete it.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file; what is not committed is dropped."""
        self._db.close()

    def known(self, document: Document) -> bool:
        """Return whether the document was read before, and if so, note it for this build."""
        key = self._key(document)
        query = "SELECT 1 FROM extractions WHERE key = ?"
        found = self._db.execute(query, (key + self._fingerprint,)).fetchone() is not None
        if found:
            self._note(document, key)
        return found

    def put(self, document: Document, extraction: Extraction) -> None:
        """Keep what a document holds."""
        key = self._key(document)
        self._db.execute(
            "INSERT OR REPLACE INTO texts VALUES (?, ?)", (key, _packed(document.text))
        )
        self._db.execute(
            "INSERT OR REPLACE INTO extractions VALUES (?, ?)",
            (key + self._fingerprint, _packed(json.dumps(_to_plain(extraction)))),
        )
        self._note(document, key)

    def commit(self) -> None:
        """Have the disk hold all that was put."""
        self._db.commit()

    def read(self) -> Iterator[tuple[Document, Extraction]]:
        """Yield this build's documents with their extractions, ordered by id."""
        for entry in sorted(self._entries, key=lambda document: document.id):
            key = self._keys[entry.id]
            text = self._blob("SELECT text FROM texts WHERE key = ?", key)
            found = self._blob(
                "SELECT found FROM extractions WHERE key = ?", key + self._fingerprint
            )
            document = Document(entry.id, text, entry.title, entry.date, entry.source)
            yield document, _from_plain(entry.id, text, json.loads(found))

    def __len__(self) -> int:
        """Return the number of this build's documents."""
        return len(self._entries)

    def _note(self, document: Document, key: str) -> None:
        self._keys[document.id] = key
        self._entries.append(
            Document(document.id, "", document.title, document.date, document.source)
        )

    def _key(self, document: Document) -> str:
        # The date is part of what the text says: "on Tuesday" counts from it.
        said = f"{document.date or ''}\n{document.text}"
        return hashlib.sha256(said.encode()).hexdigest()

    def _blob(self, query: str, key: str) -> str:
        (blob,) = self._db.execute(query, (key,)).fetchone()
        return zlib.decompress(blob).decode()


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


def _to_plain(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction without what its document says anyway: id and words."""
    return {
        "sentences": [(s.start, s.end) for s in extraction.sentences],
        "mentions": [
            (m.sentence, m.span.start, m.span.end, m.type, m.title, m.kind, *astuple(m.cues))
            for m in extraction.mentions
        ],
        "relations": [astuple(r) for r in extraction.relations],
        "definitions": extraction.definitions,
        "anaphora": extraction.anaphora,
    }


def _from_plain(document_id: str, text: str, plain: dict[str, Any]) -> Extraction:
    mentions = tuple(
        Mention(
            document_id,
            sentence,
            Span(a, b),
            text[a:b],
            kind,
            title,
            form,
            Cues(tuple(roles), tuple(places), means),
        )
        for sentence, a, b, kind, title, form, roles, places, means in plain["mentions"]
    )
    relations = tuple(
        RelationMention(head, tail, kind, Span(*trigger), *rest)
        for head, tail, kind, trigger, *rest in plain["relations"]
    )
    return Extraction(
        document_id,
        tuple(Span(a, b) for a, b in plain["sentences"]),
        mentions,
        relations,
        tuple((a, b) for a, b in plain["definitions"]),
        tuple((a, b) for a, b in plain["anaphora"]),
    )
