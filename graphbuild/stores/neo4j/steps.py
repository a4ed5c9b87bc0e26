"""The statements that carry out a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphbuild.stores.cypher import Step, edge_steps, node_steps
from graphbuild.stores.neo4j.plan import RETIRED, Changed, Plan, Present
from graphbuild.stores.property_graph import OWN_PROPERTIES

_EDGE = (
    "UNWIND $rows AS row MATCH ()-[r]->() "
    "WHERE elementId(r) = row.element AND r.dataset = $dataset "
)
_NODE = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.element AND n.dataset = $dataset "


def stages_of(plan: Plan) -> list[tuple[str, list[Step]]]:
    """Return the stages of a load in order, each with its statements and their rows."""
    gone_edges = [{"element": element} for element in plan.gone_edges]
    gone_nodes = [{"element": element} for element in plan.gone_nodes]
    return [
        (
            "remove",
            [
                (f"{_EDGE} DELETE r", gone_edges),
                (f"{_NODE} DELETE n", gone_nodes),
                *_retire_nodes(plan.kept_nodes),
            ],
        ),
        ("nodes", [*_change_nodes(plan.changed_nodes), *node_steps(plan.added_nodes)]),
        (
            "relationships",
            [
                (f"{_EDGE} SET r += row.properties", _rows(plan.changed_edges)),
                *edge_steps(plan.added_edges),
            ],
        ),
    ]


def _retire_nodes(nodes: Sequence[Present]) -> list[Step]:
    steps: dict[str, list[Any]] = {}
    for node in nodes:
        own = "".join(f":`{label}`" for label in sorted(node.own_labels))
        cleared = dict.fromkeys(OWN_PROPERTIES[node.kind] - {"name", "title"})
        statement = f"{_NODE} REMOVE n{own} SET n:`{RETIRED[node.kind]}`, n += row.properties"
        steps.setdefault(statement, []).append({"element": node.element, "properties": cleared})
    return list(steps.items())


def _change_nodes(nodes: Sequence[Changed]) -> list[Step]:
    steps: dict[str, list[Any]] = {}
    for node in nodes:
        labels = "".join(f":`{label}`" for label in node.labels)
        retired = RETIRED[node.labels[0]]
        statement = f"{_NODE} REMOVE n:`{retired}` SET n{labels}, n += row.properties"
        steps.setdefault(statement, []).extend(_rows([node]))
    return list(steps.items())


def _rows(changes: Sequence[Changed]) -> list[Any]:
    return [{"element": each.element, "properties": each.properties} for each in changes]
