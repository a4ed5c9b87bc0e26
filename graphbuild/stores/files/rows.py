"""The rows that every file format holds: one schema, whatever the format.

Text that not every format can hold is put right here, so that all files of a graph
say the same: lone surrogates and the control characters that XML forbids (all but
tab and line breaks) become U+FFFD.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphbuild.graph import schema
from graphbuild.graph.forms import streams
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.schema import Columns, Kind
from graphbuild.model import CO_OCCURS

Value = str | int | float | bool | dt.date | tuple[str, ...] | None

Row = dict[str, Value]
"""A value for each column of its table; None where there is none."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind. `rows` can be gone through once."""

    columns: Columns
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True)
class Tables:
    """A graph as tables, each in an order that depends on the graph alone."""

    nodes: Table
    edges: Table
    documents: Table
    mentioned_in: Table
    statements: Table
    claims: Table

    def by_name(self) -> dict[str, Table]:
        """Return the tables by the names that their files bear."""
        return {
            "nodes": self.nodes,
            "edges": self.edges,
            "documents": self.documents,
            "mentioned_in": self.mentioned_in,
            "statements": self.statements,
            "claims": self.claims,
        }


def tables_of(kg: KnowledgeGraph, *, per_edge: int) -> Tables:
    """Return the graph as rows: entities most mentioned first, edges strongest first.

    per_edge: sentences that an edge carries, at most.
    """
    return Tables(
        Table(schema.NODES, _cleaned(_nodes(kg))),
        Table(schema.EDGES, _cleaned(_edges(kg, per_edge))),
        Table(schema.DOCUMENTS, _cleaned(_documents(kg))),
        Table(schema.MENTIONED_IN, _cleaned(_mentioned_in(kg))),
        Table(schema.STATEMENTS, _cleaned(_told(kg, "statements", schema.STATEMENTS))),
        Table(schema.CLAIMS, _cleaned(_told(kg, "claims", schema.CLAIMS))),
    )


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    r"""Return the text with U+FFFD for each character that XML or UTF-8 cannot hold.

    >>> writable("Harbour\x00Trust")
    'Harbour�Trust'
    """
    return _UNWRITABLE.sub("�", text)


def joined(items: Iterable[str]) -> str:
    """Return a list as one string, for formats without lists: `first | second`.

    A bar within an item is doubled; `parted` is the way back.

    >>> joined(["NATO", "North Atlantic | Treaty"])
    'NATO | North Atlantic || Treaty'
    """
    return " | ".join(item.replace("|", "||") for item in items)


def parted(text: str) -> list[str]:
    """Return the items that `joined` made one string of.

    >>> parted("NATO | North Atlantic || Treaty")
    ['NATO', 'North Atlantic | Treaty']
    """
    return [item.replace("||", "|") for item in text.split(" | ")] if text else []


def _nodes(kg: KnowledgeGraph) -> Iterator[Row]:
    for row in streams.entities(kg.tables):
        yield _row(schema.NODES, row)


def _edges(kg: KnowledgeGraph, per_edge: int) -> Iterator[Row]:
    for row, said in streams.relations(kg.tables, per_edge=per_edge):
        values = {
            **row,
            "directed": row["type"] != CO_OCCURS,
            "evidence": [each.text for each in said],
            "evidence_documents": [each.document for each in said],
        }
        yield _row(schema.EDGES, values)


def _row(columns: Columns, values: Mapping[str, Any]) -> Row:
    return {name: _value(values.get(name), kind) for name, kind in columns.items()}


def _value(value: Any, kind: Kind) -> Value:  # noqa: ANN401 - whatever an attribute is
    return tuple(value or ()) if kind == "texts" else value


def _documents(kg: KnowledgeGraph) -> Iterator[Row]:
    for document in streams.documents(kg.tables):
        yield {
            "id": document.id,
            "title": document.title,
            "source": document.source,
            "date": document.date,
        }


def _mentioned_in(kg: KnowledgeGraph) -> Iterator[Row]:
    for entity, document, count in streams.mentioned_in(kg.tables):
        yield {"entity": entity, "document": document, "count": count}


def _told(kg: KnowledgeGraph, name: str, columns: Columns) -> Iterator[Row]:
    """Yield who says what, or what is claimed, in the order of texts."""
    order = ", ".join(f'"{column}"' for column in ("document", "start", "end", *columns))
    for row in kg.tables.dictionaries(f"FROM {name} ORDER BY {order}"):
        yield _row(columns, row)


def _cleaned(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield {name: _clean(value) for name, value in row.items()}


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, tuple):
        return tuple(writable(item) for item in value)
    return value
