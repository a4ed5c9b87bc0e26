"""All nodes and edges of a graph, in the shape that a store is to hold."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.property_graph import (
    Edge,
    Node,
    Shape,
    documents_of,
    entities_of,
    relations_of,
)
from graphbuild.stores.sentences import (
    Query,
    link_types,
    links_of,
    links_query,
    sentences_of,
)


def nodes_of(kg: KnowledgeGraph, shape: Shape) -> Iterator[Node]:
    """Yield the entities, most mentioned first, then documents and sentences.

    Raises StoreError where an entity's type is no label, or a value none of a store.
    """
    yield from entities_of(kg, lexical=shape.lexical)
    yield from documents_of(kg)
    if shape.sentences:
        yield from sentences_of(kg, lexical=shape.lexical)


def edges_of(kg: KnowledgeGraph, shape: Shape, links: Query = links_query) -> Iterator[Edge]:
    """Yield the edges, strongest first, then each entity's documents, then those of sentences.

    links: the query for those of a type that are no relations.
    Raises StoreError where a relation type or a value is none of a store.
    """
    yield from relations_of(kg, per_edge=shape.per_edge)
    for type in link_types(shape):
        yield from links_of(kg, type, links)
