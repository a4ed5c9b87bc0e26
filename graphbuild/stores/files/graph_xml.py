"""GraphML and GEXF: the entity graph for Gephi, Cytoscape, yEd and networkx.

Both know one value per attribute: lists are joined (`rows.joined`), dates are ISO 8601
text, what is None is left out. networkx reads no file that mixes directed and
undirected edges, so all are written as directed, and the attribute `directed` tells
which are: CO_OCCURS is not. Documents are left to the other formats: as nodes they
would drown the entities.

Each is written line by line, so that a graph needs no second copy in memory and the
same graph gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from graphbuild.graph.schema import Columns, Kind
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.files.rows import Row, Table, Tables, Value, joined

XML_TYPES: Mapping[Kind, str] = {
    "text": "string",
    "texts": "string",
    "integer": "long",
    "number": "double",
    "date": "string",
    "flag": "boolean",
}
"""The types' names, which the two formats share."""

_CARRIAGE_RETURN = {"\r": "&#13;"}

_HEADER = '<?xml version="1.0" encoding="UTF-8"?>'


def write_graphml(graph: Tables, output: Path) -> list[Path]:
    """Write the entity graph as GraphML; return the file.

    `label` is what Gephi shows: an entity's name, an edge's type. `key` is the edge's
    type again, which networkx takes for the key of parallel edges.
    """
    _write(_graphml(graph), output)
    return [output]


def write_gexf(graph: Tables, output: Path) -> list[Path]:
    """Write the entity graph as GEXF 1.2; return the file.

    `label` is what Gephi shows: an entity's name, an edge's type. `networkx_key` is the
    edge's type again, which networkx takes for the key of parallel edges.
    """
    _write(_gexf(graph), output)
    return [output]


def _graphml(graph: Tables) -> Iterator[str]:
    yield _HEADER
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    node_columns: Columns = {"label": "text", **_less(graph.nodes, "id")}
    edge_columns: Columns = {
        "label": "text",
        "key": "text",
        **_less(graph.edges, "head", "tail"),
    }
    for owner, columns in (("node", node_columns), ("edge", edge_columns)):
        for name, kind in columns.items():
            yield (
                f'<key id="{owner}_{name}" for="{owner}" attr.name="{name}" '
                f'attr.type="{XML_TYPES[kind]}"/>'
            )
    yield '<graph edgedefault="directed">'
    for row in graph.nodes.rows:
        row["label"] = row["name"]
        yield f"<node {_attributes(id=row['id'])}>{_data('node', node_columns, row)}</node>"
    for row in graph.edges.rows:
        row["label"] = row["key"] = row["type"]
        ends = _attributes(source=row["head"], target=row["tail"])
        yield f"<edge {ends}>{_data('edge', edge_columns, row)}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(owner: str, columns: Iterable[str], row: Row) -> str:
    return "".join(
        f'<data key="{owner}_{name}">{escape(_text(row[name]), _CARRIAGE_RETURN)}</data>'
        for name in columns
        if row[name] is not None
    )


def _gexf(graph: Tables) -> Iterator[str]:
    yield _HEADER
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield '<graph defaultedgetype="directed" mode="static">'
    node_columns = _less(graph.nodes, "id")
    edge_columns: Columns = {
        "networkx_key": "text",
        **_less(graph.edges, "head", "tail", "weight"),
    }
    for owner, columns in (("node", node_columns), ("edge", edge_columns)):
        yield f'<attributes class="{owner}" mode="static">'
        for name, kind in columns.items():
            yield f'<attribute id="{name}" title="{name}" type="{XML_TYPES[kind]}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for row in graph.nodes.rows:
        node = _attributes(id=row["id"], label=row["name"])
        yield f"<node {node}>{_attvalues(node_columns, row)}</node>"
    yield "</nodes>"
    yield "<edges>"
    for number, row in enumerate(graph.edges.rows):
        row["networkx_key"] = row["type"]
        edge = _attributes(
            id=number,
            source=row["head"],
            target=row["tail"],
            label=row["type"],
            weight=row["weight"],
        )
        yield f"<edge {edge}>{_attvalues(edge_columns, row)}</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _attvalues(columns: Iterable[str], row: Row) -> str:
    values = "".join(
        f'<attvalue for="{name}" value={quoteattr(_text(row[name]))}/>'
        for name in columns
        if row[name] is not None
    )
    return f"<attvalues>{values}</attvalues>"


def _less(table: Table, *names: str) -> Columns:
    return {name: kind for name, kind in table.columns.items() if name not in names}


def _attributes(**values: Value) -> str:
    return " ".join(f"{name}={quoteattr(_text(value))}" for name, value in values.items())


def _text(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return joined(value)
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


def _write(lines: Iterable[str], output: Path) -> None:
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line)
            file.write("\n")
