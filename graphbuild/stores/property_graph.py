"""A graph as the nodes and edges that a store holds: the README's schema as rows."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphbuild.errors import StoreError
from graphbuild.graph import schema
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import MENTIONED_IN
from graphbuild.stores.files.rows import writable

ENTITY, DOCUMENT = "Entity", "Document"

Scalar = str | int | float | bool | dt.date
Properties = dict[str, Scalar | list[Scalar]]

OWN_PROPERTIES = {
    ENTITY: frozenset(schema.NODES) - {"id", "type"},
    DOCUMENT: frozenset(schema.DOCUMENTS) - {"id"},
    MENTIONED_IN: frozenset(schema.MENTIONED_IN) - {"entity", "document"},
}
"""Names that are graphbuild's own on a node, even where this graph has no value for them."""

OWN_OF_EDGES = frozenset({*schema.EDGE_ATTRIBUTES, "evidence"})
"""The same on the edges between entities."""

_LABEL = re.compile(r"[A-Z][A-Za-z0-9]*")
_PROPERTY = re.compile(r"[a-z][a-z0-9_]*")
_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")
_LONGEST_ID = 4_000
_LONGEST_NAME = 32_000
_KEPT_OF_ID = 200


@dataclass(frozen=True, slots=True)
class Node:
    """A node with the labels `kind` (Entity or Document) and, for an entity, its type."""

    kind: str
    type: str | None
    id: str
    properties: Properties

    @property
    def labels(self) -> tuple[str, ...]:
        """Return its labels, the general one first."""
        return (self.kind, self.type) if self.type else (self.kind,)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from an entity to an entity or, MENTIONED_IN, to a document."""

    head: str
    type: str
    tail: str
    properties: Properties

    @property
    def tail_kind(self) -> str:
        """Return Entity or Document."""
        return DOCUMENT if self.type == MENTIONED_IN else ENTITY


def nodes_of(kg: KnowledgeGraph) -> Iterator[Node]:
    """Yield the entities, then the documents, in the graph's own order.

    Raises StoreError where an entity's type is no label, or a value none of a store.
    """
    for node, data in kg.nx.nodes(data=True):
        label = _checked(_LABEL, data["type"], "entity type")
        rest = {k: v for k, v in data.items() if k != "type"}
        yield Node(ENTITY, label, stored_id(node), _properties(rest, node))
    for document in kg.documents.values():
        fields = {"title": document.title, "source": document.source, "date": document.date}
        yield Node(DOCUMENT, None, stored_id(document.id), _properties(fields, document.id))


def edges_of(kg: KnowledgeGraph, *, per_edge: int) -> Iterator[Edge]:
    """Yield the edges, strongest first, then each entity's documents.

    per_edge: sentences that an edge carries, at most.
    Raises StoreError where a relation type or a value is none of a store.
    """
    for head, type, tail, data in kg.relations():
        found = kg.records.evidence.get((head, type, tail), ())
        texts = [each.sentence for each in found[:per_edge]]
        properties = _properties({**data, "evidence": texts}, f"{head} {type} {tail}")
        checked = _checked(_TYPE, type, "relation type")
        yield Edge(stored_id(head), checked, stored_id(tail), properties)
    for (entity, document), count in kg.records.mentioned_in.items():
        if entity in kg.nx and document in kg.documents:
            ends = stored_id(entity), MENTIONED_IN, stored_id(document)
            yield Edge(*ends, {"count": count})


@functools.lru_cache(maxsize=100_000)
def stored_id(id: str) -> str:
    """Return the id as stores hold it: the same, unless no index could take it.

    Of an id above 4,000 bytes, the start and a digest.
    """
    id = writable(id)
    encoded = id.encode()
    if len(encoded) <= _LONGEST_ID:
        return id
    return f"{id[:_KEPT_OF_ID]}…{hashlib.sha256(encoded).hexdigest()}"


def is_label(name: str) -> bool:
    """Return whether a name can be an entity's type."""
    return _LABEL.fullmatch(name) is not None


@functools.cache
def _checked(pattern: re.Pattern[str], name: str, what: str) -> str:
    if pattern.fullmatch(name):
        return name
    raise StoreError(f"{name[:80]!r} is no {what}: ASCII letters, digits and _ only.")


def _properties(data: Mapping[str, object], owner: str) -> Properties:
    """Return what a store can hold; what is None or no number is left out."""
    kept: Properties = {}
    for name, value in data.items():
        if value is None or value != value:  # noqa: PLR0124 - NaN alone is not itself
            continue
        _checked(_PROPERTY, name, "property")
        if isinstance(value, int | float | dt.date):
            kept[name] = value
        elif isinstance(value, list | tuple):
            kept[name] = [_scalar(item, name, owner) for item in value]
        else:
            kept[name] = _scalar(value, name, owner)
    full = kept.get("name")
    if isinstance(full, str):
        kept["name"] = _indexable(full)
    return kept


def _scalar(value: object, name: str, owner: str) -> Scalar:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, int | float | dt.date):
        return value
    kind = type(value).__name__
    raise StoreError(f"{owner}: {name} is a {kind}, which no store can hold. Leave it out.")


def _indexable(name: str) -> str:
    """Return a name that an index can take: 32,000 bytes, an ellipsis for the rest."""
    encoded = name.encode()
    if len(encoded) <= _LONGEST_NAME:
        return name
    return encoded[:_LONGEST_NAME].decode(errors="ignore") + "…"
