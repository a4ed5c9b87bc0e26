"""The statements that carry out a plan, with their rows."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graphbuild.graph import schema
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.cypher import (
    OWN_LABELS,
    Step,
    assigned,
    labelled,
    merge_edges,
    merge_edges_between,
    merge_nodes,
    names_in,
)
from graphbuild.stores.hashed import CONTENT, LINK_HEAD, LINK_TAIL, MEASURES, hashed_links
from graphbuild.stores.neo4j.plan import Plan
from graphbuild.stores.neo4j.present import RETIRED, Leaving
from graphbuild.stores.property_graph import (
    ENTITY,
    OWN_OF_EDGES,
    OWN_PROPERTIES,
    Edge,
    Node,
    Shape,
    documents_of,
    entities_of,
    grouped,
    relations_of,
)
from graphbuild.stores.sentences import link_of, link_types, sentences_of

_EDGE = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row[0] AND r.dataset = $dataset"
_NODE = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] AND n.dataset = $dataset"
_WRITTEN = "what IN ('added', 'changed')"
_SHOWN = {"name", "title", "text"}
"""What a retired node keeps, so that who finds it knows what it was."""
_FEW = 2_000
"""Edges whose ends are found by the index: for more, all nodes' elements are read first."""

Elements = Callable[[str], dict[str, str]]
"""Kind → the elements of all nodes of it, by their ids."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written, and how. measures: whether those are written as well."""

    plan: Plan
    shape: Shape
    measures: bool


def removals(plan: Plan) -> Iterator[Step]:
    """Yield what takes away edges and nodes that are gone."""
    yield f"{_EDGE} DELETE r", [[element] for element in plan.gone_edges]
    yield f"{_NODE} DELETE n", [[element] for element in plan.gone_nodes]
    steps: dict[str, list[Any]] = {}
    for node in plan.retiring:
        steps.setdefault(_retiring(node), []).append([node.element])
    yield from steps.items()


def written_nodes(writing: Writing) -> Iterator[Step]:
    """Yield what adds and changes nodes."""
    for node_labels, same in grouped(_nodes(writing), lambda n: (n.labels, _before(n))):
        labels, before = node_labels
        nodes = [(n.id, _popped(n.properties, "own_element"), n.properties) for n in same]
        for properties in (properties for *_, properties in nodes):
            properties.pop("labels_before", None)
        own = _own(OWN_PROPERTIES[labels[0]], (*schema.WHOLE, MEASURES), writing)
        changed = [(element, properties) for _, element, properties in nodes if element]
        added = [(id, properties) for id, element, properties in nodes if not element]
        if changed:
            names = sorted(own | set(names_in(p for _, p in changed)))
            yield _changing(labels, before, names), _rows(changed, names)
        if added:
            names = names_in(properties for _, properties in added)
            yield merge_nodes(labels, names), _rows(added, names)


def written_edges(writing: Writing, elements: Elements) -> Iterator[Step]:
    """Yield what adds and changes edges."""
    is_many = writing.plan.edges["added"] > _FEW
    known: dict[str, dict[str, str]] = {}

    def element_of(kind: str, id: str) -> str | None:
        if kind not in known:
            known[kind] = elements(kind)
        return known[kind].get(id)

    for ends, same in grouped(_edges(writing), lambda e: (e.type, e.head_kind, e.tail_kind)):
        type, head_kind, tail_kind = ends
        edges = [(e, _popped(e.properties, "own_element")) for e in same]
        changed = [(element, e.properties) for e, element in edges if element]
        added = [e for e, element in edges if not element]
        if changed:
            named = OWN_PROPERTIES.get(type, OWN_OF_EDGES if tail_kind == ENTITY else frozenset())
            own = _own(named, (*schema.ASSOCIATION, MEASURES), writing)
            names = sorted(own | set(names_in(p for _, p in changed)))
            yield f"{_EDGE} SET {', '.join(assigned('r', names, 1))}", _rows(changed, names)
        if not added:
            continue
        names = names_in(e.properties for e in added)
        if is_many:
            rows = [
                [
                    element_of(head_kind, e.head),
                    element_of(tail_kind, e.tail),
                    *map(e.properties.get, names),
                ]
                for e in added
            ]
            yield merge_edges_between(type, names), rows
        else:
            rows = [[e.head, e.tail, *map(e.properties.get, names)] for e in added]
            yield merge_edges(type, head_kind, tail_kind, names), rows


def measured(plan: Plan) -> Iterator[tuple[str, Iterable[Any]]]:
    """Yield what sets the measures alone of what is otherwise as it was."""
    nodes = [n for n in plan.tables.columns("entities") if n in (MEASURES, *schema.WHOLE)]
    edges = [n for n in plan.tables.columns("relations") if n in (MEASURES, *schema.ASSOCIATION)]
    yield (
        f"{_NODE} SET {', '.join(assigned('n', nodes, 1))}",
        plan.tables.stream(
            f"SELECT t.own_element, {', '.join(map(_number, nodes))} FROM entities x "
            f"JOIN todo_nodes t ON t.kind = '{ENTITY}' AND t.id = x.id WHERE t.what = 'measured'"
        ),
    )
    yield (
        f"{_EDGE} SET {', '.join(assigned('r', edges, 1))}",
        plan.tables.stream(
            f"SELECT t.own_element, {', '.join(map(_number, edges))} FROM relations x "
            f"JOIN todo_edges t ON t.head_kind = '{ENTITY}' AND t.head = x.head "
            "AND t.type = x.type AND t.tail = x.tail WHERE t.what = 'measured'"
        ),
    )


def _nodes(writing: Writing) -> Iterator[Node]:
    of = writing.shape
    more = "t.own_element, t.labels_before"
    entities = (
        f"SELECT {_but(writing, 'x', schema.WHOLE)}, {more} FROM entities x "
        f"JOIN todo_nodes t ON t.kind = 'Entity' AND t.id = x.id WHERE {_WRITTEN}"
    )
    documents = (
        f"SELECT x.*, {more} FROM documents x "
        f"JOIN todo_nodes t ON t.kind = 'Document' AND t.id = x.id WHERE {_WRITTEN}"
    )
    sentences = (
        f"SELECT x.*, {more} FROM sentences x JOIN todo_nodes t ON t.kind = 'Sentence' "
        f"AND t.id = x.document || '#' || x.index WHERE {_WRITTEN}"
    )
    with _only(writing, "entities", entities) as kg:
        yield from entities_of(kg, lexical=of.lexical)
    with _only(writing, "documents", documents) as kg:
        yield from documents_of(kg)
    if of.sentences:
        with _only(writing, "sentences", sentences) as kg:
            yield from sentences_of(kg, lexical=of.lexical)


def _edges(writing: Writing) -> Iterator[Edge]:
    relations = (
        f"SELECT {_but(writing, 'x', schema.ASSOCIATION)}, t.own_element FROM relations x "
        "JOIN todo_edges t ON t.head_kind = 'Entity' AND t.head = x.head AND t.type = x.type "
        f"AND t.tail = x.tail WHERE {_WRITTEN}"
    )
    with _only(writing, "relations", relations) as kg:
        yield from relations_of(kg, per_edge=writing.shape.per_edge)
    for type in link_types(writing.shape):
        links = (
            f"SELECT x.*, t.own_element FROM ({hashed_links(type)}) x JOIN todo_edges t "
            f"ON t.type = x.type AND t.head = {LINK_HEAD} AND t.tail = {LINK_TAIL} "
            f"WHERE {_WRITTEN} ORDER BY t.head, t.tail"
        )
        yield from map(link_of, writing.plan.tables.dictionaries(links))


@contextlib.contextmanager
def _only(writing: Writing, table: str, rows: str) -> Iterator[KnowledgeGraph]:
    """Yield a graph that has of a table only what is to be written."""
    with writing.plan.tables.apart({table: rows}) as part:
        yield KnowledgeGraph(tables=part)


def _but(writing: Writing, variable: str, measures: Iterable[str]) -> str:
    """Return the columns of a table, without its measures where they are not written."""
    if writing.measures:
        return f"{variable}.*"
    return f"{variable}.* EXCLUDE ({', '.join((*measures, MEASURES))})"


def _own(names: frozenset[str], measures: Iterable[str], writing: Writing) -> set[str]:
    return {*names, CONTENT} if writing.measures else {*names, CONTENT}.difference(measures)


def _changing(labels: Sequence[str], before: Sequence[str], names: Sequence[str]) -> str:
    old = [RETIRED[labels[0]], *(label for label in before if label not in labels)]
    removed = "".join(f":`{label.replace('`', '``')}`" for label in old)
    items = [f"n:`{labels[0]}`", *labelled(labels), *assigned("n", names, 1)]
    return f"{_NODE} REMOVE n{removed} SET {', '.join(items)}"


def _retiring(node: Leaving) -> str:
    own = "".join(
        f":`{label.replace('`', '``')}`" for label in (node.kind, *sorted(node.own_labels))
    )
    cleared = sorted((OWN_PROPERTIES[node.kind] - _SHOWN) | {OWN_LABELS, CONTENT, MEASURES})
    gone = ", ".join(f"n.`{name}`" for name in cleared)
    return f"{_NODE} REMOVE n{own}, {gone} SET n:`{RETIRED[node.kind]}`"


def _before(node: Node) -> tuple[str, ...]:
    before = node.properties.get("labels_before")
    return tuple(sorted(map(str, before))) if isinstance(before, list) else ()


def _popped(properties: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - an element, or None
    return properties.pop(name, None)


def _rows(items: Iterable[tuple[str, dict[str, Any]]], names: Sequence[str]) -> list[Any]:
    return [[first, *map(properties.get, names)] for first, properties in items]


def _number(name: str) -> str:
    """Return a column as Neo4j is to have it: what is no number is not there."""
    return f"CASE WHEN isnan(x.{name}::DOUBLE) THEN NULL ELSE x.{name} END"
