"""What a load has to change: the graph compared with what the database holds of it."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphbuild.stores.hashed import CONTENT, MEASURES
from graphbuild.stores.neo4j.altered import altered_elements
from graphbuild.stores.neo4j.present import (
    KINDS,
    Leaving,
    Sums,
    edge_sums,
    leaving_nodes,
    node_sums,
    present_edges,
    present_nodes,
)
from graphbuild.stores.property_graph import Shape

if TYPE_CHECKING:
    import neo4j
    import pyarrow as pa

    from graphbuild.graph.tables import Tables

_NODE_SUMS = f"""
SELECT kind, count(*), sum({CONTENT})::BIGINT, coalesce(sum({MEASURES}), 0)::BIGINT
FROM node_keys GROUP BY kind
"""  # noqa: S608 - ours
_EDGE_SUMS = f"""
SELECT head_kind, type, count(*), sum({CONTENT})::BIGINT, coalesce(sum({MEASURES}), 0)::BIGINT
FROM edge_keys GROUP BY head_kind, type
"""  # noqa: S608 - ours

_WHAT = f"""
CASE WHEN p.element IS NULL THEN 'added'
WHEN p.{CONTENT} IS DISTINCT FROM k.{CONTENT} {{changed}} THEN 'changed'
WHEN {{measured}} AND p.{MEASURES} IS DISTINCT FROM k.{MEASURES} THEN 'measured'
ELSE 'unchanged' END AS what
"""
_TODO_NODES = f"""
SELECT k.kind, k.id, p.element AS own_element, p.labels_before, {_WHAT} FROM node_keys k
LEFT JOIN present_nodes p ON p.kind = k.kind AND p.id = k.id AND p.copy = 1
WHERE list_contains($differing, k.kind)
"""  # noqa: S608 - ours
_TODO_EDGES = f"""
SELECT k.head_kind, k.head, k.type, k.tail_kind, k.tail, p.element AS own_element, {_WHAT}
FROM edge_keys k LEFT JOIN present_edges p ON p.head_kind = k.head_kind AND p.head = k.head
    AND p.type = k.type AND p.tail = k.tail AND p.copy = 1
WHERE list_contains($differing, k.head_kind || ' ' || k.type)
"""  # noqa: S608 - ours
_COPIES = """
SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY {first} element) AS copy FROM {table}
"""

_GONE_NODES = """
SELECT element, kind FROM present_nodes p
ANTI JOIN node_keys k ON k.kind = p.kind AND k.id = p.id AND p.copy = 1
"""
_GONE_EDGES = """
SELECT element FROM present_edges p
ANTI JOIN edge_keys k ON k.head_kind = p.head_kind AND k.head = p.head AND k.type = p.type
    AND k.tail = p.tail AND p.copy = 1
"""


@dataclass(slots=True)
class Plan:
    """The steps of a load.

    tables: `hashed`, with todo_nodes and todo_edges (key, own_element, labels_before, what:
    added, changed, measured, unchanged). nodes, edges: how many there are of each what.
    retiring: nodes that leave the graph but not the database.
    """

    tables: Tables
    nodes: Counter[str] = field(default_factory=Counter)
    edges: Counter[str] = field(default_factory=Counter)
    gone_nodes: list[str] = field(default_factory=list)
    retiring: list[Leaving] = field(default_factory=list)
    gone_edges: list[str] = field(default_factory=list)


@contextlib.contextmanager
def planned(
    read: Callable[[Callable[[neo4j.ManagedTransaction], Any]], Any],
    tables: Tables,
    dataset: str,
    *,
    shape: Shape | None = None,
    measures: bool = True,
) -> Iterator[Plan]:
    """Yield what makes the dataset equal to the tables, which are `hashed`.

    read: runs what it is given in one transaction. Rows are read of those kinds and types
    alone whose sums are not the same. shape: if given, all rows are read, with all
    properties, as a store of this shape has them. measures: whether they are to be equal.
    """
    wanted = {kind: (*sums, 0) for kind, *sums in tables.rows(_NODE_SUMS)}
    tied = {(kind, type): (*sums, 0) for kind, type, *sums in tables.rows(_EDGE_SUMS)}

    def present(transaction: neo4j.ManagedTransaction) -> tuple[list[Any], ...]:
        there, between = node_sums(transaction, dataset), edge_sums(transaction, dataset)
        kinds = _differing(wanted, there, measures=measures)
        types = _differing(tied, between, measures=measures)
        if shape is not None:
            kinds, types = [*KINDS], sorted({*tied, *between})
        return (
            kinds,
            types,
            present_nodes(transaction, dataset, kinds),
            present_edges(transaction, dataset, [t for t in types if t in between]),
        )

    kinds, types, nodes, edges = read(present)
    if shape is not None:
        altered = read(lambda t: altered_elements(t, tables, dataset, shape, measures=measures))
        nodes, edges = _unhashed(nodes, altered), _unhashed(edges, altered)
    with contextlib.ExitStack() as stack:
        there = stack.enter_context(tables.apart({"found_nodes": nodes, "found_edges": edges}))
        copies = {
            "present_nodes": _COPIES.format(
                key="kind, id", first="is_retired, ", table="found_nodes"
            ),
            "present_edges": _COPIES.format(
                key="head_kind, head, type, tail", first="", table="found_edges"
            ),
        }
        numbered = stack.enter_context(there.apart(copies))
        flag = "true" if measures else "false"
        todo_nodes = _TODO_NODES.format(
            changed="OR NOT p.is_labelled OR p.is_retired", measured=flag
        )
        todo_edges = _TODO_EDGES.format(changed="", measured=flag)
        nodes_todo = stack.enter_context(
            numbered.apart({"todo_nodes": todo_nodes}, {"differing": kinds})
        )
        both = stack.enter_context(
            nodes_todo.apart(
                {"todo_edges": todo_edges}, {"differing": [" ".join(t) for t in types]}
            )
        )
        plan = _counted(both, wanted, tied)
        gone = both.rows(_GONE_NODES)
        leaving = read(lambda t: leaving_nodes(t, dataset, gone)) if gone else []
        plan.gone_nodes = [node.element for node in leaving if not node.is_others_too]
        plan.retiring = [n for n in leaving if n.is_others_too and not n.is_retired]
        plan.gone_edges = [element for (element,) in both.rows(_GONE_EDGES)]
        yield plan


def _unhashed(rows: pa.Table, altered: set[str]) -> pa.Table:
    """Return the rows without the hash of those that somebody altered."""
    import pyarrow as pa
    import pyarrow.compute as pc

    is_altered = pc.is_in(rows["element"], value_set=pa.array(sorted(altered), pa.string()))
    kept = pc.if_else(is_altered, None, rows[CONTENT])
    return rows.set_column(rows.column_names.index(CONTENT), CONTENT, kept)


def _counted(
    tables: Tables, wanted: Mapping[str, Sums], tied: Mapping[tuple[str, str], Sums]
) -> Plan:
    plan = Plan(tables)
    for counts, table, sums in (
        (plan.nodes, "todo_nodes", wanted.values()),
        (plan.edges, "todo_edges", tied.values()),
    ):
        counts.update(dict(tables.rows(f"SELECT what, count(*) FROM {table} GROUP BY what")))  # noqa: S608 - ours
        others = sum(counts[what] for what in ("added", "changed", "measured"))
        counts["unchanged"] = sum(count for count, *_ in sums) - others
    return plan


def _differing(
    wanted: Mapping[Any, Sums], present: Mapping[Any, Sums], *, measures: bool
) -> list[Any]:
    def of(sums: Sums | None) -> Sums | None:
        return sums if sums is None or measures else (sums[0], sums[1], 0, sums[3])

    return sorted(k for k in {*wanted, *present} if of(wanted.get(k)) != of(present.get(k)))
