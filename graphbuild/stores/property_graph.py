"""A graph as the nodes and edges that a store holds: the README's schema as rows."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import itertools
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graphbuild.errors import StoreError
from graphbuild.graph import schema
from graphbuild.graph.forms import streams
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import MENTIONED_IN
from graphbuild.stores.files.rows import writable

ENTITY, DOCUMENT, SENTENCE = "Entity", "Document", "Sentence"

LEXICAL_ENTITY = "__Entity__"
"""What neo4j-graphrag and llm-graph-builder label every entity with."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

Scalar = str | int | float | bool | dt.date
Properties = dict[str, Scalar | list[Scalar]]

OWN_PROPERTIES = {
    ENTITY: frozenset(schema.NODES) - {"id", "type"},
    DOCUMENT: frozenset(schema.DOCUMENTS) - {"id"},
    SENTENCE: frozenset({*schema.SENTENCES, "date", "embedding"}) - {"document"},
    MENTIONED_IN: frozenset(schema.MENTIONED_IN) - {"entity", "document"},
}
"""Names that are graphbuild's own on a node, even where this graph has no value for them.

A sentence's embedding is another's work, but goes with the text that it was made of.
"""

OWN_OF_EDGES = frozenset({*schema.EDGE_ATTRIBUTES, "evidence", "evidence_sentences"})
"""The same on the edges between entities."""

DECLARED = frozenset({"id", "dataset", "type", "title"}).union(
    *OWN_PROPERTIES.values(), OWN_OF_EDGES
)
"""Names of properties that a query may ask for, whether or not this graph has a value."""

_LABEL = re.compile(r"[A-Z][A-Za-z0-9]*")
_PROPERTY = re.compile(r"[a-z][a-z0-9_]*")
_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")
_AT_ONCE = 20_000
_LONGEST_ID = 4_000
_LONGEST_NAME = 32_000
_KEPT_OF_ID = 200


@dataclass(frozen=True, slots=True)
class Shape:
    """How much of a graph a store holds.

    per_edge: sentences that an edge carries, at most. sentences: whether they are nodes.
    lexical: whether they and the entities have the labels and edges of neo4j-graphrag, too.
    """

    per_edge: int = 5
    sentences: bool = True
    lexical: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A node with the labels `kind` (Entity, Document, Sentence), for an entity its type.

    also: further labels.
    """

    kind: str
    type: str | None
    id: str
    properties: Properties
    also: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Return its labels, the general one first."""
        return (self.kind, self.type, *self.also) if self.type else (self.kind, *self.also)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between nodes of two kinds."""

    head: str
    type: str
    tail: str
    properties: Properties
    head_kind: str = ENTITY
    tail_kind: str = ENTITY


def entities_of(kg: KnowledgeGraph, *, lexical: bool = False) -> Iterator[Node]:
    """Yield the entities, most mentioned first.

    Raises StoreError where an entity's type is no label, or a value none of a store.
    """
    also = (LEXICAL_ENTITY,) if lexical else ()
    for row in streams.entities(kg.tables):
        node = row["id"]
        label = label_checked(row["type"])
        rest = {k: v for k, v in row.items() if k not in ("id", "type")}
        yield Node(ENTITY, label, stored_id(node), properties_of(rest, node), also)


def documents_of(kg: KnowledgeGraph) -> Iterator[Node]:
    """Yield the documents in the order of their ids."""
    for row in kg.tables.dictionaries("FROM documents ORDER BY id"):
        id = row.pop("id")
        yield Node(DOCUMENT, None, stored_id(id), properties_of(row, id))


def relations_of(kg: KnowledgeGraph, *, per_edge: int) -> Iterator[Edge]:
    """Yield the edges between entities, strongest first.

    per_edge: sentences that an edge carries, at most.
    Raises StoreError where a relation type or a value is none of a store.
    """
    for row, said in streams.relations(kg.tables, per_edge=per_edge):
        head, type, tail = row.pop("head"), row.pop("type"), row.pop("tail")
        told = {
            "evidence": [each.text for each in said],
            "evidence_sentences": [
                sentence_id(each.document, each.number) for each in said if each.number is not None
            ],
        }
        properties = properties_of({**row, **told}, f"{head} {type} {tail}")
        checked = _checked(_TYPE, type, "relation type")
        yield Edge(stored_id(head), checked, stored_id(tail), properties)


def grouped(items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """Yield the items some thousands at a time, of these together what has the same key."""
    remaining = iter(items)
    while some := [*itertools.islice(remaining, _AT_ONCE)]:
        groups: dict[K, list[T]] = {}
        for item in some:
            groups.setdefault(key(item), []).append(item)
        yield from groups.items()


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


def sentence_id(document: str, index: int) -> str:
    """Return the id of a sentence: its document's, and its number there.

    >>> sentence_id("harbour.txt", 12)
    'harbour.txt#12'
    """
    return f"{stored_id(document)}#{index}"


def label_checked(type: str) -> str:
    """Return an entity's type. Raises StoreError where it is no label."""
    return _checked(_LABEL, type, "entity type")


@functools.cache
def _checked(pattern: re.Pattern[str], name: str, what: str) -> str:
    if pattern.fullmatch(name):
        return name
    raise StoreError(f"{name[:80]!r} is no {what}: ASCII letters, digits and _ only.")


def properties_of(data: Mapping[str, object], owner: str) -> Properties:
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
