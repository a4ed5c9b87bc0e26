"""What a database holds of a dataset: sums that tell whether it is in step, and rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphbuild.stores.cypher import OWN_LABELS
from graphbuild.stores.hashed import CONTENT, MEASURES
from graphbuild.stores.property_graph import DOCUMENT, ENTITY, OWN_PROPERTIES, SENTENCE

if TYPE_CHECKING:
    import neo4j
    import pyarrow as pa

KINDS = (ENTITY, DOCUMENT, SENTENCE)
RETIRED = {kind: f"Retired{kind}" for kind in KINDS}
"""The label of a node that left the graph while something of others hangs on it."""

Sums = tuple[int, int, int, int]
"""The number of rows, the sums of their two hashes, and how many lack a label."""

_HASHES = f"toIntegerOrNull(x.{CONTENT}) AS content, toIntegerOrNull(x.{MEASURES}) AS measures"
_LABELLED = f"all(label IN coalesce(x.{OWN_LABELS}, []) WHERE label IN labels(x))"
_NODES = "MATCH (x:`{label}`) WHERE x.dataset = $dataset AND x.id IS NOT NULL"
_EDGES = (
    "MATCH (a:`{label}`)-[x]->(b) "
    "WHERE a.dataset = $dataset AND a.id IS NOT NULL AND x.dataset = $dataset"
)
_LEAVING = (
    "UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element "
    f"RETURN element, labels(n), keys(n), coalesce(n.{OWN_LABELS}, []), "
    "EXISTS { (n)-[r]-() WHERE r.dataset IS NULL OR r.dataset <> $dataset }"
)
_AT_ONCE = 50_000
_ADDED_HERE = frozenset({"dataset", "id", OWN_LABELS, CONTENT, MEASURES})


@dataclass(frozen=True, slots=True)
class Leaving:
    """A node that the graph no longer has. is_others_too: what others put there needs it."""

    element: str
    kind: str
    own_labels: frozenset[str]
    is_others_too: bool
    is_retired: bool


def node_sums(transaction: neo4j.ManagedTransaction, dataset: str) -> dict[str, Sums]:
    """Return the sums of the nodes of each kind that there is."""
    query = (
        f"{_NODES} WITH {_HASHES}, CASE WHEN {_LABELLED} THEN 0 ELSE 1 END AS lacks "
        "RETURN count(*), coalesce(sum(content), 0), coalesce(sum(measures), 0), sum(lacks)"
    )
    found = {}
    for kind in KINDS:
        (sums,) = transaction.run(query.format(label=kind), dataset=dataset).values()
        if sums[0]:
            found[kind] = tuple(sums)
    return found


def edge_sums(transaction: neo4j.ManagedTransaction, dataset: str) -> dict[tuple[str, str], Sums]:
    """Return the sums of the edges of each type from each kind of node."""
    query = (
        f"{_EDGES} WITH type(x) AS type, {_HASHES} "
        "RETURN type, count(*), coalesce(sum(content), 0), coalesce(sum(measures), 0), 0"
    )
    return {
        (kind, type): tuple(sums)
        for kind in (ENTITY, SENTENCE)
        for type, *sums in transaction.run(query.format(label=kind), dataset=dataset).values()
    }


def present_nodes(
    transaction: neo4j.ManagedTransaction, dataset: str, kinds: Iterable[str]
) -> pa.Table:
    """Return the nodes of some kinds, those that were retired among them."""
    import pyarrow as pa

    columns = {
        "element": pa.string(),
        "id": pa.string(),
        "content_hash": pa.int64(),
        "measures_hash": pa.int64(),
        "is_labelled": pa.bool_(),
        "labels_before": pa.list_(pa.string()),
    }
    query = (
        f"{_NODES} WITH x, {_HASHES} RETURN elementId(x), x.id, content, measures, {_LABELLED}, "
        f"coalesce(x.{OWN_LABELS}, [])"
    )
    schema = pa.schema([*columns.items(), ("kind", pa.string()), ("is_retired", pa.bool_())])
    tables = [schema.empty_table()]
    for kind in kinds:
        for label in (kind, RETIRED[kind]):
            table = _read(transaction, query.format(label=label), dataset, columns)
            table = table.append_column("kind", pa.array([kind] * len(table), pa.string()))
            retired = pa.array([label != kind] * len(table), pa.bool_())
            tables.append(table.append_column("is_retired", retired))
    return pa.concat_tables(tables)


def present_edges(
    transaction: neo4j.ManagedTransaction, dataset: str, types: Iterable[tuple[str, str]]
) -> pa.Table:
    """Return the edges of some types, each with the kind of node that it begins at."""
    import pyarrow as pa

    columns = {
        "element": pa.string(),
        "head": pa.string(),
        "tail": pa.string(),
        "content_hash": pa.int64(),
        "measures_hash": pa.int64(),
    }
    query = f"{_EDGES} AND type(x) = $type WITH x, a, b, {_HASHES} "
    query += "RETURN elementId(x), a.id, b.id, content, measures"
    schema = pa.schema([*columns.items(), ("head_kind", pa.string()), ("type", pa.string())])
    tables = [schema.empty_table()]
    for kind, type in types:
        table = _read(transaction, query.format(label=kind), dataset, columns, type=type)
        table = table.append_column("head_kind", pa.array([kind] * len(table), pa.string()))
        tables.append(table.append_column("type", pa.array([type] * len(table), pa.string())))
    return pa.concat_tables(tables)


def elements_of(transaction: neo4j.ManagedTransaction, dataset: str, kind: str) -> dict[str, str]:
    """Return the elements of the nodes of a kind by their ids."""
    query = f"{_NODES.format(label=kind)} RETURN x.id, elementId(x)"
    return dict(transaction.run(query, dataset=dataset).values())


def leaving_nodes(
    transaction: neo4j.ManagedTransaction, dataset: str, elements: Sequence[tuple[str, str]]
) -> list[Leaving]:
    """Return what else there is to nodes that the graph no longer has. elements: with kinds."""
    kinds = dict(elements)
    found = []
    for element, labels, names, own, tied in transaction.run(
        _LEAVING, elements=[*kinds], dataset=dataset
    ).values():
        kind = kinds[element]
        ours = {kind, RETIRED[kind], *own}
        others = set(labels) - ours or set(names) - OWN_PROPERTIES[kind] - _ADDED_HERE
        found.append(
            Leaving(element, kind, frozenset(own), bool(tied or others), RETIRED[kind] in labels)
        )
    return found


def _read(
    transaction: neo4j.ManagedTransaction,
    query: str,
    dataset: str,
    columns: dict[str, pa.DataType],
    **more: Any,  # noqa: ANN401 - parameters of the query
) -> pa.Table:
    import pyarrow as pa

    schema = pa.schema([*columns.items()])
    found = transaction.run(query, dataset=dataset, **more)
    tables = [schema.empty_table()]
    while rows := [record.values() for record in itertools.islice(found, _AT_ONCE)]:
        read = zip(*rows, strict=True)
        arrays = [pa.array(v, type) for v, type in zip(read, columns.values(), strict=True)]
        tables.append(pa.table(arrays, schema=schema))
    return pa.concat_tables(tables)
