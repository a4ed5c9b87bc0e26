"""A graph as files for Neo4j's bulk importer, `neo4j-admin database import full`."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.atomic import atomic_folder
from graphbuild.stores.cypher import OWN_LABELS
from graphbuild.stores.files.cypher_script import literal
from graphbuild.stores.hashed import hashed, hashed_links
from graphbuild.stores.indexes import indexes_for
from graphbuild.stores.property_graph import (
    DOCUMENT,
    ENTITY,
    SENTENCE,
    Edge,
    Node,
    Shape,
    documents_of,
    entities_of,
    relations_of,
)
from graphbuild.stores.sentences import link_ends, link_types, links_of, sentences_of

_ITEMS = "\x1f"  # never in a text: `writable` takes control characters out
_ARGUMENTS = (
    "# In this folder: neo4j-admin database import full neo4j @import.args\n"
    "# The database must be new, or take --overwrite-destination as well. Then run\n"
    "# after-import.cypher in it, so that `graphbuild load` can keep it in step.\n"
    "--multiline-fields=true\n--array-delimiter=U+001F\n"
)
_TYPES: Sequence[tuple[type, str]] = (
    (bool, "boolean"),
    (int, "long"),
    (float, "double"),
    (dt.datetime, "datetime"),
    (dt.date, "date"),
    (list, "string[]"),
    (str, "string"),
)


@dataclass(slots=True)
class _Table:
    """A file of the importer's.

    keys: columns that it knows. items: what gives the nodes or edges, anew each time;
    values: of the keys for one of them. types: columns of properties, empty: those that
    have an empty list somewhere; both as far as they are known.
    """

    name: str
    keys: tuple[str, ...]
    items: Callable[[], Iterator[Node | Edge]]
    values: Callable[[Any], tuple[str, ...]]
    is_of_nodes: bool = False
    types: dict[str, str] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)


def write_neo4j_admin(
    kg: KnowledgeGraph, output: Path, *, dataset: str, shape: Shape
) -> list[Path]:
    """Write headers, data, import.args and after-import.cypher to a folder; return the files.

    after-import.cypher has the constraints, and the empty lists, which the importer drops.
    """
    written = []
    with atomic_folder(output) as part, hashed(kg.tables, shape) as held:
        tables = _tables(KnowledgeGraph(tables=held), shape)
        arguments = _ARGUMENTS
        for table in tables:
            header, data = f"{table.name}-header.csv", f"{table.name}.csv"
            if not _write(table, dataset, part / header, part / data):
                continue
            what = "nodes" if table.is_of_nodes else "relationships"
            arguments += f"--{what}=./{header},./{data}\n"  # newer importers want a folder
            written += [header, data]
        (part / "import.args").write_text(arguments, encoding="utf-8")
        types = [type for (type,) in kg.tables.rows("SELECT DISTINCT type FROM entities")]
        indexes = indexes_for(types, lexical=shape.lexical)
        after = [*indexes.values(), *(text for t in tables for text in _empty_lists(t, dataset))]
        script = "".join(f"{statement};\n" for statement in after)
        (part / "after-import.cypher").write_text(script, encoding="utf-8")
    return [output / name for name in (*written, "import.args", "after-import.cypher")]


def _tables(kg: KnowledgeGraph, shape: Shape) -> list[_Table]:
    def of_node(node: Node) -> tuple[str, ...]:
        return node.id, _ITEMS.join(node.labels)

    def of_edge(edge: Edge) -> tuple[str, ...]:
        return edge.head, edge.tail, edge.type

    def node_keys(kind: str) -> tuple[str, ...]:
        return f"id:ID({kind})", ":LABEL"

    def edge_keys(head: str, tail: str) -> tuple[str, ...]:
        return f":START_ID({head})", f":END_ID({tail})", ":TYPE"

    lexical = shape.lexical
    nodes = {
        "entities": (ENTITY, lambda: entities_of(kg, lexical=lexical)),
        "documents": (DOCUMENT, lambda: documents_of(kg)),
        "sentences": (SENTENCE, lambda: sentences_of(kg, lexical=lexical)),
    }
    if not shape.sentences:
        del nodes["sentences"]
    return [
        *(
            _Table(name, node_keys(kind), items, of_node, is_of_nodes=True)
            for name, (kind, items) in nodes.items()
        ),
        _Table(
            "relations",
            edge_keys(ENTITY, ENTITY),
            lambda: relations_of(kg, per_edge=shape.per_edge),
            of_edge,
        ),
        *(
            _Table(
                type.lower(),
                edge_keys(*link_ends(type)),
                functools.partial(links_of, kg, type, hashed_links),
                of_edge,
            )
            for type in link_types(shape)
        ),
    ]


def _write(table: _Table, dataset: str, header: Path, data: Path) -> bool:
    """Return whether there was anything to write.

    Goes through the items twice: what columns there are is known at the end only.
    """
    for item in table.items():
        table.types.setdefault("dataset", _type(dataset))
        for name, value in _all_of(item).items():
            table.types[name] = _wider(table.types.get(name), _type(value))
            if value == []:
                table.empty.add(name)
    if not table.types:
        return False
    columns = [f"{name}:{kind}" for name, kind in table.types.items()]
    header.write_text(",".join((*table.keys, *columns)) + "\n", encoding="utf-8")
    with data.open("w", encoding="utf-8", newline="\n") as file:
        for item in table.items():
            own = {"dataset": dataset, **_all_of(item)}
            cells = [*table.values(item), *(own.get(name) for name in table.types)]
            file.write(",".join(map(_cell, cells)) + "\n")
    return True


def _all_of(item: Node | Edge) -> dict[str, Any]:
    if isinstance(item, Edge):
        return item.properties
    return {OWN_LABELS: [*item.labels[1:]], **item.properties}


def _empty_lists(table: _Table, dataset: str) -> Iterator[str]:
    if table.name not in ("entities", "relations"):
        return
    for name in sorted(table.empty):
        where = f"dataset = {literal(dataset)}"
        if table.name == "relations":
            match = f"MATCH (:{ENTITY})-[x]->(:{ENTITY})"
        else:
            match = f"MATCH (x:{ENTITY})"
        yield f"{match} WHERE x.{where} AND x.`{name}` IS NULL SET x.`{name}` = []"


def _type(value: object) -> str:
    return next(name for kind, name in _TYPES if isinstance(value, kind))


def _wider(one: str | None, other: str) -> str:
    if one is None or one == other:
        return other
    return "double" if {one, other} == {"long", "double"} else "string"


def _cell(value: object) -> str:
    """Return a CSV cell: nothing for None, numbers and dates bare, text in quotes."""
    match value:
        case None | []:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case dt.date():
            return value.isoformat()
        case list():
            return _quoted(_ITEMS.join(map(str, value)))
        case _:
            return _quoted(str(value))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
