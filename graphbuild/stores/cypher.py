"""The Cypher that loads a graph: statements over rows, shared by all that write it.

A node or relationship is a dataset's own by its property `dataset`; a node's key is
that and its `id`. Values are parameters; labels and types stand in backticks and come
from `schema`, which lets nothing pass but letters, digits and underscores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graphbuild.stores.property_graph import DOCUMENT, ENTITY, Edge, Node, grouped

T = TypeVar("T")
Step = tuple[str, list[Any]]
"""A statement, and the rows that it takes in batches."""

_CHARACTERS = 4_000_000

LOAD = "GraphbuildLoad"
"""The label that a load holds while it runs, so that two do not mix. Never committed."""

SCHEMA: Mapping[str, str] = {
    "graphbuild_entity": f"CREATE CONSTRAINT graphbuild_entity IF NOT EXISTS "
    f"FOR (n:{ENTITY}) REQUIRE (n.dataset, n.id) IS UNIQUE",
    "graphbuild_document": f"CREATE CONSTRAINT graphbuild_document IF NOT EXISTS "
    f"FOR (n:{DOCUMENT}) REQUIRE (n.dataset, n.id) IS UNIQUE",
    "graphbuild_load": f"CREATE CONSTRAINT graphbuild_load IF NOT EXISTS "
    f"FOR (n:{LOAD}) REQUIRE n.dataset IS UNIQUE",
    "graphbuild_entity_id": f"CREATE INDEX graphbuild_entity_id IF NOT EXISTS "
    f"FOR (n:{ENTITY}) ON (n.id)",
    "graphbuild_document_id": f"CREATE INDEX graphbuild_document_id IF NOT EXISTS "
    f"FOR (n:{DOCUMENT}) ON (n.id)",
    "graphbuild_entity_name": f"CREATE TEXT INDEX graphbuild_entity_name IF NOT EXISTS "
    f"FOR (n:{ENTITY}) ON (n.name)",
    "graphbuild_names": f"CREATE FULLTEXT INDEX graphbuild_names IF NOT EXISTS "
    f"FOR (n:{ENTITY}) ON EACH [n.name, n.aliases] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}",
}
"""Constraints and indexes by name. A text index, since a range index takes 8 kB at most.

The full-text index folds letters: "kovac" finds Kovač.
"""


def merge_nodes(labels: Sequence[str], names: Sequence[str]) -> str:
    """Return the statement that adds nodes: $dataset, $rows of id and the named values.

    Rows are lists: that halves what goes over the wire, and the server likes it too.
    """
    kind = labels[0]
    return (
        f"UNWIND $rows AS row MERGE (n:`{kind}` {{dataset: $dataset, id: row[0]}}) "
        f"{_set('n', labels[1:], names, 1)}"
    )


def merge_edges(type: str, tail_kind: str, names: Sequence[str]) -> str:
    """Return the statement that adds edges: $dataset, $rows of head, tail, named values.

    It names the index, since on a new database Neo4j, which has no statistics yet, would go
    through all nodes for each row.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:`{ENTITY}` {{dataset: $dataset, id: row[0]}}) "
        f"USING INDEX SEEK a:`{ENTITY}`(dataset, id) "
        f"MATCH (b:`{tail_kind}` {{dataset: $dataset, id: row[1]}}) "
        f"USING INDEX SEEK b:`{tail_kind}`(dataset, id) "
        f"MERGE (a)-[r:`{type}` {{dataset: $dataset}}]->(b) "
        f"{_set('r', (), names, 2)}"
    )


def node_steps(nodes: Iterable[Node]) -> Iterator[Step]:
    """Yield a statement for the nodes of each label, with its rows."""
    for labels, same in grouped(nodes, lambda node: node.labels):
        names = _names(node.properties for node in same)
        rows = [[node.id, *map(node.properties.get, names)] for node in same]
        yield merge_nodes(labels, names), rows


def edge_steps(edges: Iterable[Edge]) -> Iterator[Step]:
    """Yield a statement for the edges of each type, with its rows."""
    for (type, tail_kind), same in grouped(edges, lambda edge: (edge.type, edge.tail_kind)):
        names = _names(edge.properties for edge in same)
        rows = [[edge.head, edge.tail, *map(edge.properties.get, names)] for edge in same]
        yield merge_edges(type, tail_kind, names), rows


def batches(rows: list[T], most: int = 5_000) -> Iterator[list[T]]:
    """Yield the rows in stretches of at most `most`, and of about 4 million characters."""
    start = size = 0
    for end, row in enumerate(rows, 1):
        size += _characters(row)
        if end - start == most or size >= _CHARACTERS:
            yield rows[start:end]
            start, size = end, 0
    if start < len(rows):
        yield rows[start:]


def _set(variable: str, labels: Sequence[str], names: Sequence[str], first: int) -> str:
    """Return the SET clause, without the key: to set what was matched makes Neo4j wait."""
    items = [f"{variable}:`{label}`" for label in labels]
    items += [f"{variable}.`{name}` = row[{i}]" for i, name in enumerate(names, first)]
    return f"SET {', '.join(items)}" if items else ""


def _names(all_properties: Iterable[Mapping[str, object]]) -> list[str]:
    return sorted({name for properties in all_properties for name in properties})


def _characters(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return sum(map(_characters, value))
    if isinstance(value, dict):
        return sum(map(_characters, value.values()))
    return 8
