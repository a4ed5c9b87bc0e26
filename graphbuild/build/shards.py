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
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graphbuild.model import Cues, Document, Extraction, Mention, RelationMention, Span
from graphbuild.stores.atomic import atomic_path

_LARGEST = 4_000
"""Documents of a shard into which smaller ones are joined."""
_SMALL_ONES = 24
"""Shards that may stand side by side before they are joined."""
_FORMER = 1
"""Fingerprints kept besides the present one, so that a setting can be tried and taken back."""

_SPAN = [("start", pa.int32()), ("end", pa.int32())]
SCHEMA = pa.schema(
    [
        ("key", pa.string()),
        (
            "sentences",
            pa.list_(pa.struct([*_SPAN, ("text", pa.string()), ("after", pa.string())])),
        ),
        (
            "mentions",
            pa.list_(
                pa.struct(
                    [
                        ("sentence", pa.int32()),
                        *_SPAN,
                        ("text", pa.string()),
                        ("type", pa.string()),
                        ("title", pa.string()),
                        ("kind", pa.string()),
                        ("roles", pa.list_(pa.string())),
                        ("places", pa.list_(pa.string())),
                        ("means", pa.string()),
                    ]
                )
            ),
        ),
        (
            "relations",
            pa.list_(
                pa.struct(
                    [
                        ("head", pa.int32()),
                        ("tail", pa.int32()),
                        ("type", pa.string()),
                        *_SPAN,
                        ("modality", pa.string()),
                        ("confidence", pa.float64()),
                        ("role", pa.string()),
                        ("when", pa.string()),
                        ("pattern", pa.string()),
                        ("status", pa.string()),
                    ]
                )
            ),
        ),
        ("definitions", pa.list_(pa.list_(pa.int32()))),
        ("anaphora", pa.list_(pa.list_(pa.int32()))),
        ("apart", pa.list_(pa.list_(pa.int32()))),
        ("left_out", pa.list_(pa.struct([("label", pa.string()), ("count", pa.int32())]))),
        ("headline", pa.bool_()),
    ]
)
"""Of a shard. after: what stands between a sentence and the next: white space."""


class Shards:
    """The shards of one fingerprint, in a folder of several."""

    def __init__(self, folder: Path, fingerprint: str, *, checked: bool = True) -> None:
        """folder: of all shards; made where it is missing. fingerprint: `build.fingerprint`.

        checked: whether to remove what is damaged, which only the build itself does.
        """
        self._all = folder
        self.folder = folder / fingerprint
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
        rows = [_row(document, extraction) for document, extraction in read]
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
        former = [f for f in self._all.iterdir() if f.is_dir() and f != self.folder]
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
    alone is read again once there is another model for its language.
    """
    by = document.foreign
    read_by = f"\0{by.language}\0{by.model}" if by else ""
    said = f"{document.date or ''}{read_by}\n{document.text}"
    return hashlib.sha256(said.encode()).hexdigest()[:40]


def extraction_of(document_id: str, row: dict[str, Any]) -> Extraction:
    """Return the extraction that a shard's row holds, as that of a document."""
    return Extraction(
        document_id,
        tuple(Span(s["start"], s["end"]) for s in row["sentences"]),
        tuple(_mention(document_id, m) for m in row["mentions"]),
        tuple(_relation(r) for r in row["relations"]),
        tuple((a, b) for a, b in row["definitions"]),
        tuple((a, b) for a, b in row["anaphora"]),
        tuple((a, b) for a, b in row["apart"]),
        tuple((each["label"], each["count"]) for each in row["left_out"]),
        row["headline"],
    )


def _mention(document_id: str, m: dict[str, Any]) -> Mention:
    span = Span(m["start"], m["end"])
    cues = Cues(tuple(m["roles"]), tuple(m["places"]), m["means"])
    return Mention(
        document_id, m["sentence"], span, m["text"], m["type"], m["title"], m["kind"], cues
    )


def _relation(r: dict[str, Any]) -> RelationMention:
    trigger = Span(r.pop("start"), r.pop("end"))
    return RelationMention(trigger=trigger, **r)


def _row(document: Document, extraction: Extraction) -> dict[str, Any]:
    return {
        "key": key_of(document),
        "sentences": [*_sentences(document.text, extraction.sentences)],
        "mentions": [
            {
                "sentence": m.sentence,
                "start": m.span.start,
                "end": m.span.end,
                "text": m.text,
                "type": m.type,
                "title": m.title,
                "kind": m.kind,
                "roles": m.cues.roles,
                "places": m.cues.places,
                "means": m.cues.means,
            }
            for m in extraction.mentions
        ],
        "relations": [
            {
                "head": r.head,
                "tail": r.tail,
                "type": r.type,
                "start": r.trigger.start,
                "end": r.trigger.end,
                "modality": r.modality,
                "confidence": r.confidence,
                "role": r.role,
                "when": r.when,
                "pattern": r.pattern,
                "status": r.status,
            }
            for r in extraction.relations
        ],
        "definitions": extraction.definitions,
        "anaphora": extraction.anaphora,
        "apart": extraction.apart,
        "left_out": [{"label": label, "count": n} for label, n in extraction.left_out],
        "headline": extraction.headline,
    }


def _sentences(text: str, spans: Sequence[Span]) -> Iterator[dict[str, Any]]:
    for n, span in enumerate(spans):
        after = spans[n + 1].start if n + 1 < len(spans) else len(text)
        yield {
            "start": span.start,
            "end": span.end,
            "text": span.of(text),
            "after": text[span.end : after],
        }


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
