"""What was read before, on disk: a build that was interrupted or repeated goes on from it.

A shard is a Parquet file, named after a digest of its bytes, with a row for each document:
its sentences and what one extraction found in them. Shards of one fingerprint stand in one
folder.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graphbuild.build.documents.shard_rows import SCHEMA, row_of
from graphbuild.model import Document, Extraction
from graphbuild.stores.atomic import atomic_path

_LARGEST = 4_000
"""Documents of a shard into which smaller ones are joined."""
_SMALL_ONES = 24
"""Shards that may stand side by side before they are joined."""
_SCANS = "scans"
"""The folder of what was recognised in pictures, whatever the fingerprint."""
_FORMER = 1
"""Fingerprints kept besides the present one, so that a setting can be tried and taken back."""


class Shards:
    """The shards of one fingerprint, in a folder of several."""

    def __init__(self, folder: Path, fingerprint: str, *, checked: bool = True) -> None:
        """folder: of all shards; made where it is missing. fingerprint: `build.fingerprint`.

        checked: whether to remove what is damaged, which only the build itself does.
        """
        self._all = folder
        self.folder = folder / fingerprint
        self.scans = folder / _SCANS
        self.folder.mkdir(parents=True, exist_ok=True)
        self.damaged: list[str] = []
        self.keys: set[bytes] = set()
        for file in self.files():
            if not checked or _is_whole(file):
                self.keys.update(_keys_of(file))
            else:
                self.damaged.append(file.name)
                file.unlink()

    def files(self) -> list[Path]:
        """Return the shards, in the order of their names."""
        return sorted(self.folder.glob("*.parquet"))

    def __contains__(self, key: str) -> bool:
        """Return whether a document's extraction is kept. key: see `key_of`."""
        return bytes.fromhex(key) in self.keys

    def put(self, read: Sequence[tuple[Document, Extraction]]) -> None:
        """Keep what some documents hold; once this returns, the disk has it."""
        rows = [row_of(key_of(document), document, extraction) for document, extraction in read]
        new = {row["key"]: row for row in rows if row["key"] not in self}
        if new:
            _write(pa.Table.from_pylist([*new.values()], schema=SCHEMA), self.folder)
            self.keys.update(map(bytes.fromhex, new))

    def tidy(self, used: set[bytes]) -> None:
        """Join small shards, drop what no document of this build has, and old fingerprints.

        used: the keys of this build's documents. Rows are dropped once they are as many as
        those that are used, so that a corpus can lose and regain documents cheaply; and where
        two processes have read the same text, so that it counts once.
        """
        files = self.files()
        sizes = [pq.read_metadata(file).num_rows for file in files]
        small = [file for file, size in zip(files, sizes, strict=True) if size < _LARGEST // 2]
        twice = sum(sizes) > len(self.keys)
        stale = twice or len(self.keys - used) > len(used)
        if stale or len(small) > _SMALL_ONES:
            chosen = files if stale else small
            self._join(chosen, used if stale else self.keys)
            self.keys = self.keys & used if stale else self.keys
        former = [
            f for f in self._all.iterdir() if f.is_dir() and f not in (self.folder, self.scans)
        ]
        former.sort(key=lambda f: (-f.stat().st_mtime, f.name))
        for old in former[_FORMER:]:
            shutil.rmtree(old, ignore_errors=True)

    def _join(self, files: Sequence[Path], kept: set[bytes]) -> None:
        waiting: list[pa.Table] = []
        written: list[Path] = []
        lacking = set(kept)
        for file in files:
            table = pq.read_table(file, schema=SCHEMA)
            keys = [bytes.fromhex(key) for key in table["key"].to_pylist()]
            wanted = [key in lacking for key in keys]
            lacking.difference_update(keys)
            waiting.append(table.filter(pa.array(wanted)))
            if sum(map(len, waiting)) >= _LARGEST:
                written.append(_write(pa.concat_tables(waiting), self.folder))
                waiting = []
        if sum(map(len, waiting)):
            written.append(_write(pa.concat_tables(waiting), self.folder))
        for file in {*files} - {*written}:  # one that is joined to nothing keeps its name
            file.unlink()


def key_of(document: Document) -> str:
    """Return what an extraction is kept by: a digest of text and date, in hexadecimal.

    The date is part of what the text says: "on Tuesday" counts from it. Of a document in
    another language than the others, so are that and the model that reads it, so that it
    alone is read again once there is another model for its language. Names that its file marks
    are a part of what is read.
    """
    by = document.foreign
    read_by = f"\0{by.language}\0{by.model}" if by else ""
    head = f"\0{document.correspondents}" if document.head else ""
    names = f"\0{document.names}" if document.names is not None else ""
    said = f"{document.date or ''}{read_by}{head}{names}\n{document.text}"
    return hashlib.sha256(said.encode()).hexdigest()[:40]


def _write(table: pa.Table, folder: Path) -> Path:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    content = buffer.getvalue()
    place = folder / f"{_digest(content)}.parquet"
    with atomic_path(place) as part:
        part.write_bytes(content)
    return place


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _is_whole(file: Path) -> bool:
    """Return whether a shard is as it was written."""
    return _digest(file.read_bytes()) == file.stem


def _keys_of(file: Path) -> Iterator[bytes]:
    for key in pq.read_table(file, columns=["key"])["key"].to_pylist():
        yield bytes.fromhex(key)
