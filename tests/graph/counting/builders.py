"""Texts counted into a graph as a build counts them, without a model."""

import contextlib
import datetime as dt
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from graphbuild.build.documents.corpus import Corpus
from graphbuild.build.documents.shards import Shards
from graphbuild.build.names.resolving import write_resolution
from graphbuild.config import Config
from graphbuild.graph.counting.count import count
from graphbuild.graph.counting.tables import load_shards, put
from graphbuild.graph.counting.written import describe, list_relations, name_all, write_tables
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.model import Document, Entity, Extraction, Mention, RelationType, Span

Read = list[tuple[Document, Extraction]]

_NO_RESOLUTION = """
CREATE TABLE reasons (entity TEXT, rank INT, "left" TEXT, "right" TEXT, verdict TEXT,
    score DOUBLE, reason TEXT, document TEXT, kind TEXT);
CREATE TABLE doubts ("left" TEXT, "right" TEXT, verdict TEXT, score DOUBLE, reason TEXT,
    document TEXT, kind TEXT, left_id TEXT, left_document TEXT, right_id TEXT, right_document TEXT,
    left_sentences TEXT[], right_sentences TEXT[], mentions BIGINT);
CREATE TABLE chains (number INT, doc INT, key TEXT, spelling INT);
CREATE TABLE homes (number INT, entity INT);
"""


@dataclass(frozen=True)
class Who:
    """The entities, and document → the id of each mention's."""

    entities: dict[str, Entity]
    assignment: dict[str, tuple[str | None, ...]]


def corpus(*texts: str) -> tuple[Read, Who]:
    """Documents whose sentences end in a full stop and whose names are A, B, C."""
    read, assignment = [], {}
    for number, text in enumerate(texts):
        document = Document(f"d{number}", text, None, dt.date(2025, 1, 1 + number))
        sentences, mentions, at = [], [], 0
        for index, part in enumerate(text.split(".")[:-1]):
            start = at + len(part) - len(part.lstrip())
            sentences.append(Span(start, at + len(part) + 1))
            for place in range(at, at + len(part)):
                if text[place] in "ABC":
                    span = Span(place, place + 1)
                    mentions.append(Mention(document.id, index, span, text[place], "Person"))
            at += len(part) + 1
        read.append((document, Extraction(document.id, tuple(sentences), tuple(mentions))))
        assignment[document.id] = tuple(f"person:{m.text.lower()}" for m in mentions)
    entities = {f"person:{x.lower()}": Entity(f"person:{x.lower()}", "Person", x) for x in "ABC"}
    return read, Who(entities, assignment)


def counted(
    read: Read, who: Who, config: Config | None = None, types: Mapping[str, RelationType] = {}
) -> KnowledgeGraph:
    """The graph of some documents whose entities are known."""
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(duckdb.connect()) as db:
        shards = Shards(Path(folder, "cache"), "x")
        shards.put(read)
        documents = Corpus(db)
        for document, _ in read:
            documents.add(document)
        documents.close()
        load_shards(db, shards.files())
        _assign(db, who)
        count(db, config or Config(), types)
        list_relations(db)
        describe(db)
        name_all(db)
        db.execute(_NO_RESOLUTION)
        write_tables(db, Path(folder))
        write_resolution(db, Path(folder))
        # The files stay open, and so readable, when the folder goes.
        return KnowledgeGraph(tables=Tables.of_files(lambda name: Path(folder, name)))


def _assign(db: duckdb.DuckDBPyConnection, who: Who) -> None:
    ids = sorted(who.entities)
    entities = [
        {"entity": n, "id": i, "type": who.entities[i].type, "name": who.entities[i].name}
        for n, i in enumerate(ids)
    ]
    schema = pa.schema(
        [("entity", pa.int32()), ("id", pa.string()), ("type", pa.string()), ("name", pa.string())]
    )
    put(db, "listed", pa.Table.from_pylist(entities, schema=schema))
    db.execute("CREATE TABLE entities AS SELECT *, []::TEXT[] AS aliases FROM listed")
    numbers = dict(db.execute("SELECT id, doc FROM documents").fetchall())
    rows = [
        {"doc": numbers[document], "mention": mention, "entity": ids.index(entity)}
        for document, listed in who.assignment.items()
        for mention, entity in enumerate(listed)
        if entity
    ]
    kinds = pa.schema([(name, pa.int32()) for name in ("doc", "mention", "entity")])
    put(db, "assignment", pa.Table.from_pylist(rows, schema=kinds))
