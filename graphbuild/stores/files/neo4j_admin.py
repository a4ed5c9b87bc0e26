"""A graph as files for Neo4j's bulk importer, `neo4j-admin database import full`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.atomic import atomic_folder
from graphbuild.stores.cypher import SCHEMA
from graphbuild.stores.files.cypher_script import literal
from graphbuild.stores.property_graph import DOCUMENT, ENTITY, edges_of, nodes_of

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


@dataclass(frozen=True, slots=True)
class _Table:
    """keys: columns that the importer knows, with their values; columns: properties."""

    name: str
    keys: dict[str, list[str]]
    properties: list[dict[str, object]]


def write_neo4j_admin(
    kg: KnowledgeGraph, output: Path, *, dataset: str, per_edge: int
) -> list[Path]:
    """Write headers, data, import.args and after-import.cypher to a folder; return the files.

    after-import.cypher has the constraints, and the empty lists, which the importer drops.
    """
    tables = [*_nodes(kg, dataset), *_edges(kg, dataset, per_edge)]
    written = []
    with atomic_folder(output) as part:
        arguments = _ARGUMENTS
        for table in tables:
            header, data = f"{table.name}-header.csv", f"{table.name}.csv"
            _write(table, part / header, part / data)
            what = "nodes" if table.name in ("entities", "documents") else "relationships"
            arguments += f"--{what}=./{header},./{data}\n"  # newer importers want a folder
            written += [header, data]
        (part / "import.args").write_text(arguments, encoding="utf-8")
        after = [*SCHEMA.values(), *(text for table in tables for text in _empty_lists(table))]
        script = "".join(f"{statement};\n" for statement in after)
        (part / "after-import.cypher").write_text(script, encoding="utf-8")
    return [output / name for name in (*written, "import.args", "after-import.cypher")]


def _nodes(kg: KnowledgeGraph, dataset: str) -> Iterable[_Table]:
    nodes = list(nodes_of(kg))
    for name, kind in (("entities", ENTITY), ("documents", DOCUMENT)):
        own = [node for node in nodes if node.kind == kind]
        keys = {
            f"id:ID({kind})": [node.id for node in own],
            ":LABEL": [_ITEMS.join(node.labels) for node in own],
        }
        yield _Table(name, keys, [{"dataset": dataset, **node.properties} for node in own])


def _edges(kg: KnowledgeGraph, dataset: str, per_edge: int) -> Iterable[_Table]:
    edges = list(edges_of(kg, per_edge=per_edge))
    for name, kind in (("relations", ENTITY), ("mentioned_in", DOCUMENT)):
        own = [edge for edge in edges if edge.tail_kind == kind]
        keys = {
            f":START_ID({ENTITY})": [edge.head for edge in own],
            f":END_ID({kind})": [edge.tail for edge in own],
            ":TYPE": [edge.type for edge in own],
        }
        yield _Table(name, keys, [{"dataset": dataset, **edge.properties} for edge in own])


def _write(table: _Table, header: Path, data: Path) -> None:
    types: dict[str, str] = {}
    for properties in table.properties:
        for name, value in properties.items():
            types[name] = _wider(types.get(name), _type(value))
    columns = [f"{name}:{kind}" for name, kind in types.items()]
    header.write_text(",".join((*table.keys, *columns)) + "\n", encoding="utf-8")
    with data.open("w", encoding="utf-8", newline="\n") as file:
        for *keys, properties in zip(*table.keys.values(), table.properties, strict=True):
            cells = [*keys, *(properties.get(name) for name in types)]
            file.write(",".join(map(_cell, cells)) + "\n")


def _empty_lists(table: _Table) -> Iterator[str]:
    names = {name for row in table.properties for name, value in row.items() if value == []}
    for name in sorted(names):
        where = f"dataset = {literal(table.properties[0]['dataset'])}"
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
