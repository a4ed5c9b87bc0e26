"""What a load has to change: the graph compared with what the database holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphbuild.stores.neo4j.values import python_value
from graphbuild.stores.property_graph import (
    DOCUMENT,
    ENTITY,
    OWN_OF_EDGES,
    OWN_PROPERTIES,
    Edge,
    Node,
    is_label,
)

if TYPE_CHECKING:
    import neo4j

RETIRED = {ENTITY: "RetiredEntity", DOCUMENT: "RetiredDocument"}
"""The label of a node that left the graph while something of others hangs on it."""

_KEY = frozenset({"dataset", "id"})

_NODES = (
    "MATCH (n:`{label}`) WHERE n.dataset = $dataset AND n.id IS NOT NULL "
    "RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS properties"
)
_EDGES = (
    f"MATCH (a:`{ENTITY}`)-[r]->(b) "
    "WHERE a.dataset = $dataset AND a.id IS NOT NULL AND r.dataset = $dataset "
    "RETURN elementId(r) AS element, a.id AS head, type(r) AS type, b.id AS tail, "
    "properties(r) AS properties"
)
_OTHERS = (
    "UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element "
    "AND EXISTS { (n)-[r]-() WHERE r.dataset IS NULL OR r.dataset <> $dataset } "
    "RETURN element"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The nodes by kind and id, and the edges by head, type and tail."""

    nodes: Mapping[tuple[str, str], Node]
    edges: Mapping[tuple[str, str, str], Edge]

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Iterable[Edge]) -> Wanted:
        """Return them by their keys."""
        return cls(
            {(node.kind, node.id): node for node in nodes},
            {(edge.head, edge.type, edge.tail): edge for edge in edges},
        )


@dataclass(frozen=True, slots=True)
class Present:
    """A node that the database holds under one of our labels."""

    element: str
    kind: str
    id: str
    labels: frozenset[str]
    properties: Mapping[str, Any]

    @property
    def own_labels(self) -> frozenset[str]:
        """Return those that a load gave it: an entity's id begins with its type."""
        type = self.id.partition(":")[0]
        ours = {self.kind, RETIRED[self.kind]}
        return frozenset(x for x in self.labels if x in ours or (is_label(x) and x.lower() == type))

    @property
    def is_others_too(self) -> bool:
        """Return whether someone else gave it a label or a property."""
        own = OWN_PROPERTIES[self.kind] | _KEY
        return bool(self.labels - self.own_labels or self.properties.keys() - own)


@dataclass(frozen=True, slots=True)
class Changed:
    """A node or edge with what is to be set; None takes a property away."""

    element: str
    properties: Mapping[str, Any]
    labels: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """The steps of a load. kept: nodes that leave the graph but not the database."""

    added_nodes: list[Node] = field(default_factory=list)
    changed_nodes: list[Changed] = field(default_factory=list)
    gone_nodes: list[str] = field(default_factory=list)
    kept_nodes: list[Present] = field(default_factory=list)
    unchanged_nodes: int = 0
    added_edges: list[Edge] = field(default_factory=list)
    changed_edges: list[Changed] = field(default_factory=list)
    gone_edges: list[str] = field(default_factory=list)
    unchanged_edges: int = 0


def read_plan(transaction: neo4j.ManagedTransaction, wanted: Wanted, dataset: str) -> Plan:
    """Return what makes the dataset equal to what is wanted."""
    plan = Plan()
    _plan_nodes(transaction, plan, dict(wanted.nodes), dataset)
    _plan_edges(transaction, plan, dict(wanted.edges), dataset)
    return plan


def _plan_nodes(
    transaction: neo4j.ManagedTransaction,
    plan: Plan,
    missing: dict[tuple[str, str], Node],
    dataset: str,
) -> None:
    leaving: list[Present] = []
    for kind in (ENTITY, DOCUMENT):
        for label in (kind, RETIRED[kind]):
            for node in _present(transaction, kind, label, dataset):
                target = missing.pop((kind, node.id), None)
                if target is None:
                    leaving.append(node)
                    continue
                change = _difference(node.properties, target.properties, OWN_PROPERTIES[kind])
                if change or not node.labels.issuperset(target.labels):
                    plan.changed_nodes.append(Changed(node.element, change, target.labels))
                else:
                    plan.unchanged_nodes += 1
    plan.added_nodes.extend(missing.values())
    tied = transaction.run(_OTHERS, elements=[n.element for n in leaving], dataset=dataset)
    others = {record["element"] for record in tied}
    for node in leaving:
        if not node.is_others_too and node.element not in others:
            plan.gone_nodes.append(node.element)
        elif RETIRED[node.kind] not in node.labels:
            plan.kept_nodes.append(node)


def _present(
    transaction: neo4j.ManagedTransaction, kind: str, label: str, dataset: str
) -> list[Present]:
    return [
        Present(
            record["element"],
            kind,
            record["properties"]["id"],
            frozenset(record["labels"]),
            python_value(record["properties"]),
        )
        for record in transaction.run(_NODES.format(label=label), dataset=dataset)
    ]


def _plan_edges(
    transaction: neo4j.ManagedTransaction,
    plan: Plan,
    missing: dict[tuple[str, str, str], Edge],
    dataset: str,
) -> None:
    for record in transaction.run(_EDGES, dataset=dataset):
        target = missing.pop((record["head"], record["type"], record["tail"]), None)
        if target is None:
            plan.gone_edges.append(record["element"])
            continue
        own = OWN_PROPERTIES.get(target.type, OWN_OF_EDGES)
        change = _difference(python_value(record["properties"]), target.properties, own)
        if change:
            plan.changed_edges.append(Changed(record["element"], change))
        else:
            plan.unchanged_edges += 1
    plan.added_edges.extend(missing.values())


def _difference(
    present: Mapping[str, Any], wanted: Mapping[str, Any], own: frozenset[str]
) -> dict[str, Any]:
    names = own.union(wanted) if not wanted.keys() <= own else own
    return {name: wanted.get(name) for name in names if present.get(name) != wanted.get(name)}
