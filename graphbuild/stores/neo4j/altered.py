"""What others altered of a dataset's own: every property read, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from graphbuild.graph import schema
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.hashed import CONTENT, MEASURES
from graphbuild.stores.neo4j.values import python_value
from graphbuild.stores.property_graph import (
    DOCUMENT,
    ENTITY,
    OWN_OF_EDGES,
    OWN_PROPERTIES,
    SENTENCE,
    Shape,
)
from graphbuild.stores.whole import edges_of, nodes_of

if TYPE_CHECKING:
    import neo4j

    from graphbuild.graph.tables import Tables

_NODES = (
    "MATCH (n:`{label}`) WHERE n.dataset = $dataset AND n.id IS NOT NULL "
    "RETURN elementId(n), n.id, properties(n)"
)
_EDGES = (
    "MATCH (a:`{label}`)-[r]->(b) "
    "WHERE a.dataset = $dataset AND a.id IS NOT NULL AND r.dataset = $dataset "
    "RETURN elementId(r), a.id, type(r), b.id, properties(r)"
)
_MEASURES = frozenset({*schema.WHOLE, *schema.ASSOCIATION})
_LEFT_OUT = frozenset({CONTENT, MEASURES, "embedding"})
"""Hashes are compared elsewhere, and an embedding is another's work."""


def altered_elements(
    transaction: neo4j.ManagedTransaction,
    tables: Tables,
    dataset: str,
    shape: Shape,
    *,
    measures: bool,
) -> set[str]:
    """Return the elements of nodes and edges whose own properties are not as they were loaded.

    tables: `hashed`. measures: whether those count. In memory are a number for each node and
    edge, and the rows that come from the server a few at a time.
    """
    without = _LEFT_OUT if measures else _MEASURES | _LEFT_OUT
    kg = KnowledgeGraph(tables=tables)
    found: set[str] = set()
    nodes = {
        (n.kind, n.id): _mark(n.properties, n.properties, without) for n in nodes_of(kg, shape)
    }
    for kind in (ENTITY, DOCUMENT, SENTENCE):
        names = OWN_PROPERTIES[kind]
        for element, id, properties in transaction.run(_NODES.format(label=kind), dataset=dataset):
            wanted = nodes.get((kind, id))
            if wanted not in (None, _mark(python_value(properties), names, without)):
                found.add(element)
    edges = {
        (e.head_kind, e.head, e.type, e.tail): _mark(e.properties, e.properties, without)
        for e in edges_of(kg, shape)
    }
    for kind in (ENTITY, SENTENCE):
        rows = transaction.run(_EDGES.format(label=kind), dataset=dataset)
        for element, head, type, tail, properties in rows:
            names = OWN_PROPERTIES.get(type, OWN_OF_EDGES | {"count", "start", "end"})
            wanted = edges.get((kind, head, type, tail))
            there = _mark(python_value(properties), names, without)
            if wanted not in (None, there):
                found.add(element)
    return found


def _mark(properties: Mapping[str, Any], names: Iterable[str], without: frozenset[str]) -> int:
    """Return a number for what the named properties say."""
    said = sorted((n, repr(properties[n])) for n in names if n in properties and n not in without)
    return hash(tuple(said))
