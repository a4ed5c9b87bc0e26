"""A graph's rows, a few at a time: what every store, format and page is made of.

Memory is that of a batch and of DuckDB's limit, past which it sorts on disk.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from graphbuild.graph import schema
from graphbuild.graph.records import DocumentNode

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

Row = dict[str, Any]


class Said(NamedTuple):
    """A sentence of an edge. number: its index in the document, None where it is not known."""

    text: str
    document: str
    number: int | None


_NO_MORE: tuple[int, Iterator[Any]] = (0, iter(()))

_ALWAYS = frozenset(schema.SEEN)
"""Attributes that are there even where they are None."""

_ORDERED = """
CREATE TEMP TABLE ordered AS
SELECT head, type, tail FROM relations ORDER BY weight DESC, head, tail, type
"""
_CHOSEN = """
CREATE TEMP TABLE chosen AS
SELECT head, type, tail, rank, document, index, text FROM ranked WHERE rank <= {per_edge}
"""
_REFERRED = """
CREATE TEMP TABLE referred AS
SELECT o.rowid + 1 AS edge, v.rank, v.document, v.index, v.text
FROM chosen v JOIN ordered o USING (head, type, tail)
"""
_SAID = """
SELECT v.edge, coalesce(v.text, s.text), v.document, v.index
FROM referred v LEFT JOIN main.sentences s USING (document, index)
ORDER BY v.edge, v.rank
"""
"""In steps, since each for itself keeps to the limit of memory and all in one do not."""


def entities(tables: Tables) -> Iterator[Row]:
    """Yield the entities as rows of `schema.NODES`, the most mentioned first."""
    yield from tables.dictionaries("FROM entities ORDER BY mention_count DESC, id")


def relations(tables: Tables, *, per_edge: int) -> Iterator[tuple[Row, list[Said]]]:
    """Yield each edge as a row of its ends and attributes, with its best sentences.

    The strongest edges come first. per_edge: sentences of an edge, at most.
    """
    edges = tables.dictionaries("FROM relations ORDER BY weight DESC, head, tail, type")
    if not per_edge:
        yield from ((edge, []) for edge in edges)
        return
    steps = (_ORDERED, _CHOSEN.format(per_edge=int(per_edge)), _REFERRED)
    groups = itertools.groupby(tables.stream(_SAID, before=steps), key=itemgetter(0))
    at, found = next(groups, _NO_MORE)
    for number, edge in enumerate(edges, start=1):
        sentences: list[Said] = []
        if at == number:
            sentences = [Said(*said) for _, *said in found]
            at, found = next(groups, _NO_MORE)
        yield edge, sentences


def documents(tables: Tables) -> Iterator[DocumentNode]:
    """Yield the documents in the order of their ids."""
    for row in tables.dictionaries("FROM documents ORDER BY id"):
        yield DocumentNode(row["id"], row["title"], row["date"], row["source"])


def sentences(tables: Tables) -> Iterator[Row]:
    """Yield the sentences as rows of `schema.SENTENCES` with their date, document by document."""
    yield from tables.dictionaries(
        "SELECT s.*, d.date FROM sentences s JOIN documents d ON d.id = s.document "
        "ORDER BY s.document, s.index"
    )


def mentioned_in(tables: Tables) -> Iterator[tuple[str, str, int]]:
    """Yield entity, document and number of mentions, in the order of both."""
    query = "SELECT entity, document, count FROM mentioned_in ORDER BY entity, document"
    yield from tables.stream(query)


def known(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of a row as networkx has them: without those that are None."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in row.items()
        if value is not None or name in _ALWAYS
    }
