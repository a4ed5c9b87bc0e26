"""The Cypher that writes a graph: statements over rows, shared by all that write it.

A node or relationship is a dataset's own by its property `dataset`; a node's key is
that and its `id`, and `own_labels` are those that it has from here besides its kind.
Values are parameters; labels and types stand in backticks and come from `schema`, which
lets nothing pass but letters, digits and underscores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graphbuild.stores.property_graph import Edge, Node, grouped

T = TypeVar("T")
Step = tuple[str, list[Any]]
"""A statement, and the rows that it takes in batches."""

OWN_LABELS = "own_labels"

_CHARACTERS = 4_000_000
_AT_ONCE = 10_000


def merge_nodes(labels: Sequence[str], names: Sequence[str]) -> str:
    """Return the statement that adds nodes: $dataset, $rows of id and the named values.

    Rows are lists: that halves what goes over the wire, and the server likes it too.
    """
    kind = labels[0]
    return (
        f"UNWIND $rows AS row MERGE (n:`{kind}` {{dataset: $dataset, id: row[0]}}) "
        f"SET {', '.join(labelled(labels) + assigned('n', names, 1))}"
    )


def merge_edges(type: str, head_kind: str, tail_kind: str, names: Sequence[str]) -> str:
    """Return the statement that adds edges: $dataset, $rows of head, tail, named values.

    It names the index, since on a new database Neo4j, which has no statistics yet, would go
    through all nodes for each row.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:`{head_kind}` {{dataset: $dataset, id: row[0]}}) "
        f"USING INDEX SEEK a:`{head_kind}`(dataset, id) "
        f"MATCH (b:`{tail_kind}` {{dataset: $dataset, id: row[1]}}) "
        f"USING INDEX SEEK b:`{tail_kind}`(dataset, id) {_merged(type, names)}"
    )


def merge_edges_between(type: str, names: Sequence[str]) -> str:
    """Return the same for rows that begin with the elements of both ends: half as long again."""
    return (
        "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] AND a.dataset = $dataset "
        f"MATCH (b) WHERE elementId(b) = row[1] AND b.dataset = $dataset {_merged(type, names)}"
    )


def node_steps(nodes: Iterable[Node]) -> Iterator[Step]:
    """Yield a statement for the nodes of each label, with its rows."""
    for labels, same in grouped(nodes, lambda node: node.labels):
        names = names_in(node.properties for node in same)
        rows = [[node.id, *map(node.properties.get, names)] for node in same]
        yield merge_nodes(labels, names), rows


def edge_steps(edges: Iterable[Edge]) -> Iterator[Step]:
    """Yield a statement for the edges of each type, with its rows."""
    for ends, same in grouped(edges, lambda edge: (edge.type, edge.head_kind, edge.tail_kind)):
        names = names_in(edge.properties for edge in same)
        rows = [[edge.head, edge.tail, *map(edge.properties.get, names)] for edge in same]
        yield merge_edges(*ends, names), rows


def batches(rows: Iterable[T], most: int = _AT_ONCE) -> Iterator[list[T]]:
    """Yield the rows in stretches of at most `most`, and of about 4 million characters."""
    batch: list[T] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += _characters(row)
        if len(batch) == most or size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def labelled(labels: Sequence[str]) -> list[str]:
    """Return what SET is to do for a node `n` to have labels, the first of which it has."""
    listed = ", ".join(f"'{label}'" for label in labels[1:])
    return [f"n:`{label}`" for label in labels[1:]] + [f"n.{OWN_LABELS} = [{listed}]"]


def assigned(variable: str, names: Sequence[str], first: int) -> list[str]:
    """Return what SET is to do for the named values of a row, which begin at `first`."""
    return [f"{variable}.`{name}` = row[{i}]" for i, name in enumerate(names, first)]


def names_in(all_properties: Iterable[Mapping[str, object]]) -> list[str]:
    """Return the names of the properties that there are, sorted."""
    return sorted({name for properties in all_properties for name in properties})


def _merged(type: str, names: Sequence[str]) -> str:
    """Return MERGE and SET, which leaves out the key: to set what was matched makes Neo4j wait."""
    items = assigned("r", names, 2)
    what = f" SET {', '.join(items)}" if items else ""
    return f"MERGE (a)-[r:`{type}` {{dataset: $dataset}}]->(b){what}"


def _characters(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return sum(map(_characters, value))
    return 8
