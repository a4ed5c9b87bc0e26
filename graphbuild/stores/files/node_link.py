"""networkx's node-link JSON, as d3 and others read it too."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.files.rows import Row, Tables


def write_json(graph: Tables, output: Path) -> list[Path]:
    """Write the graph for `networkx.node_link_graph(data, edges="edges")`; return the file.

    An edge's key is its type. The documents and the entities' mentions in them are
    lists in the graph's own attributes, `documents` and `mentioned_in`, so that the
    nodes are the entities alone. A row a line, so that two exports can be compared;
    dates in ISO 8601; what is None is left out.
    """
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"directed": true, "multigraph": true,\n"graph": {\n')
        _write_list("documents", graph.documents.rows, file)
        file.write(",\n")
        _write_list("mentioned_in", graph.mentioned_in.rows, file)
        file.write("},\n")
        _write_list("nodes", graph.nodes.rows, file)
        file.write(",\n")
        _write_list("edges", map(_as_link, graph.edges.rows), file)
        file.write("}\n")
    return [output]


def _as_link(row: Row) -> Row:
    rest = {name: value for name, value in row.items() if name not in ("head", "tail")}
    return {"source": row["head"], "target": row["tail"], "key": row["type"], **rest}


def _write_list(name: str, rows: Iterable[Row], file: TextIO) -> None:
    file.write(f"{json.dumps(name)}: [")
    separator = "\n"
    for row in rows:
        known = {column: value for column, value in row.items() if value is not None}
        file.write(separator)
        file.write(json.dumps(known, ensure_ascii=False, allow_nan=False, default=_iso))
        separator = ",\n"
    file.write("]")


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} is not JSON")
