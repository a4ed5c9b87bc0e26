"""A graph's documents by id, each read when it is asked for."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import TYPE_CHECKING

from graphbuild.graph.forms import streams
from graphbuild.graph.records import DocumentNode

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables


class Documents(Mapping[str, DocumentNode]):
    """The documents in the order of their ids. Equal to a dictionary of the same."""

    def __init__(self, tables: Tables) -> None:
        """tables: of the graph."""
        self._tables = tables

    def __getitem__(self, key: str) -> DocumentNode:
        for row in self._tables.dictionaries("FROM documents WHERE id = $id", {"id": key}):
            return DocumentNode(row["id"], row["title"], row["date"], row["source"])
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._tables.stream("SELECT id FROM documents ORDER BY id"))

    def __len__(self) -> int:
        return self._tables.number("SELECT count(*) FROM documents")

    def __repr__(self) -> str:
        return f"<{len(self):,} documents>"

    def values(self) -> ValuesView[DocumentNode]:
        """Return the documents, read one after the other."""
        return _Values(self)

    def items(self) -> ItemsView[str, DocumentNode]:
        """Return ids and documents, read one after the other."""
        return _Items(self)

    def all(self) -> Iterator[DocumentNode]:
        """Yield the documents."""
        return streams.documents(self._tables)


class _Values(ValuesView[DocumentNode]):
    _mapping: Documents

    def __iter__(self) -> Iterator[DocumentNode]:
        return self._mapping.all()


class _Items(ItemsView[str, DocumentNode]):
    _mapping: Documents

    def __iter__(self) -> Iterator[tuple[str, DocumentNode]]:
        return ((each.id, each) for each in self._mapping.all())
