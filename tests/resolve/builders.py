"""Documents and chains in a line each, and what is made of them."""

import contextlib
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from graphbuild.config import ResolveSettings
from graphbuild.model import Chain, Comparison, Doubt, Entity, Extraction, Mention, Span
from graphbuild.resolve import aliases
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.chain_table import FIELDS, ChainTable, row_of
from graphbuild.resolve.corpus.clusters import place_of
from graphbuild.resolve.corpus.entities import resolve_corpus
from graphbuild.resolve.curation.judgements import Curation, Entry
from graphbuild.resolve.document.chains import chains

Former = tuple[str, str, str]
"""An id of the build before, a document and the key of a name that it had there."""


def extraction(*named: tuple[str, str], definitions=()) -> Extraction:
    """One mention a sentence, in order; `named` holds text and type."""
    mentions, sentences, at = [], [], 0
    for number, (text, kind) in enumerate(named):
        span = Span(at, at + len(text))
        mentions.append(Mention("d", number, span, text, kind))
        sentences.append(span)
        at += len(text) + 2
    return Extraction("d", tuple(sentences), tuple(mentions), (), tuple(definitions))


def chains_of(document: Extraction, curation: Curation | None = None) -> list[Chain]:
    """The chains of a document with the settings as shipped."""
    return chains(document, ResolveSettings(), aliases.load(), None, curation)


def found(*named: tuple[str, str], definitions=()) -> dict[str, list[int]]:
    """The name of each chain of a document, and its mentions."""
    listed = chains_of(extraction(*named, definitions=definitions))
    return {chain.name: list(chain.mentions) for chain in listed}


def chain(
    document: str, name: str, kind: str = "Person", index: int = 0, **context: object
) -> Chain:
    """A chain of one mention."""
    return Chain(document, name, ((name, 1),), ((kind, 1.0),), (index,), **context)


def documents_with(name: str, count: int) -> list[list[Chain]]:
    """Documents that name one person each."""
    return [[chain(f"{name[:3]}{n}", name)] for n in range(count)]


@dataclass(frozen=True)
class Found:
    """Who is who in some documents. assignment: document → entity id of each mention."""

    entities: dict[str, Entity]
    assignment: dict[str, tuple[str | None, ...]]
    reasons: dict[str, tuple[Comparison, ...]]
    doubts: tuple[Doubt, ...]
    unmatched: tuple[str, ...]


def resolved(
    *documents: list[Chain],
    curation: Curation | None = None,
    before: Iterable[Former] = (),
    precision: float = 0.0,
) -> Found:
    """Who is who in some documents, each as long as its chains need. before: ids of old."""
    known, decided_here = aliases.load(), curation or Curation()
    listed = [chain for document in documents for chain in document]
    with emptied_at_last() as db:
        table = chain_table(db, listed, known, decided_here)
        if before:
            db.execute("CREATE TABLE former (id TEXT, document TEXT, key TEXT, spelling INT)")
            db.executemany("INSERT INTO former VALUES (?, ?, ?, 0)", [*before])
        found = resolve_corpus(table, known, curation, precision=precision)
        slots = {
            c.document_id: [None]
            * (1 + max(x.mentions[-1] for x in listed if x.document_id == c.document_id))
            for c in listed
        }
        reasons = {}
        for entity, numbers in zip(found.entities, found.chains, strict=True):
            chains = table.read(numbers)
            for each in chains:
                for mention in each.mentions:
                    slots[each.document_id][mention] = entity.id
            own = [r for each in sorted(chains, key=place_of) for r in each.reasons]
            reasons[entity.id] = (*found.reasons[entity.id], *own)
    entities = {entity.id: entity for entity in found.entities}
    assignment = {document: tuple(ids) for document, ids in slots.items()}
    return Found(entities, assignment, reasons, found.doubts, found.unmatched)


@functools.cache
def database() -> duckdb.DuckDBPyConnection:
    """One for all: to open it takes longer than to ask it."""
    return duckdb.connect(config={"threads": 1})


@contextlib.contextmanager
def emptied_at_last() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database for some documents; what is made in it goes."""
    db = database()
    db.execute("CREATE SCHEMA own; USE own")
    try:
        yield db
    finally:
        db.execute("USE main; DROP SCHEMA own CASCADE")


def chain_table(
    db: duckdb.DuckDBPyConnection, listed: list[Chain], known: AliasTable, curation: Curation
) -> ChainTable:
    """The chains as the table that resolution reads, with the company that they were given."""
    ids = sorted({chain.document_id for chain in listed})
    dates = {chain.document_id: chain.date for chain in listed}
    documents = {
        "doc": range(len(ids)),
        "id": ids,
        "date": pa.array([dates[i] for i in ids], pa.date32()),
    }
    rows = [
        {
            **row_of(c, known.key(c.name), curation.spelling(c.name)),
            "doc": ids.index(c.document_id),
        }
        for c in listed
    ]
    schema = pa.schema([*FIELDS, ("doc", pa.int32())])
    db.register("given_documents", pa.table(documents))
    db.register("given_chains", pa.Table.from_pylist(rows, schema=schema))
    db.execute("CREATE TABLE documents AS SELECT doc::INT AS doc, id, date FROM given_documents")
    table = ChainTable(db, "given_chains")
    for number, document in enumerate(ids):
        around = sorted({k for c in listed if c.document_id == document for k in c.company})
        if around:
            db.execute("UPDATE company SET keys = ? WHERE doc = ?", [around, number])
    return table


def names_of(*documents: list[Chain]) -> set[str]:
    """The names of the entities of some documents."""
    return {entity.name for entity in resolved(*documents).entities.values()}


def decided(kind: str, *names: str, value: str = "") -> Curation:
    """One decision, on line 3."""
    return Curation((Entry(kind, names, value, line=3),))
