"""A graph as a Cypher script, for cypher-shell."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.cypher import batches, edge_steps, node_steps
from graphbuild.stores.files.rows import writable
from graphbuild.stores.hashed import hashed, hashed_links
from graphbuild.stores.indexes import indexes_for
from graphbuild.stores.property_graph import Shape
from graphbuild.stores.whole import edges_of, nodes_of

_ROWS = 500
_PARAMETER = re.compile(r"\$(rows|dataset)\b")
_PLAIN = re.compile(r"[^\w .,;:!?()\[\]{}/@#%&*+=<>|^~–—“”‘’…-]")


def write_cypher(kg: KnowledgeGraph, output: Path, *, dataset: str, shape: Shape) -> list[Path]:
    """Write statements that add the graph to a Neo4j database; return the file.

    They run any number of times and leave one graph. What `graphbuild load` keeps in
    step by the name of the dataset, this script only adds.
    """
    with atomic_path(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for statement in _statements(kg, dataset, shape):
            file.write(f"{statement};\n")
    return [output]


def literal(value: object) -> str:
    r"""Return a value as Cypher writes it; a text cannot end its own quotes.

    All but letters, digits and harmless signs is escaped.

    >>> print(literal(["O'Hara", 3, None, True]))
    ['O\\'Hara', 3, null, true]
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case dt.datetime():
            return f"datetime('{value.isoformat()}')"
        case dt.date():
            return f"date('{value.isoformat()}')"
        case str():
            return f"'{_PLAIN.sub(_escaped, writable(value))}'"
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            raise TypeError(f"{value!r} has no literal")


def _escaped(match: re.Match[str]) -> str:
    if match[0] in "\\'":
        return f"\\{match[0]}"
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[i : i + 2].hex().upper()}" for i in range(0, len(units), 2))


def _statements(kg: KnowledgeGraph, dataset: str, shape: Shape) -> Iterator[str]:
    types = [type for (type,) in kg.tables.rows("SELECT DISTINCT type FROM entities")]
    indexes = indexes_for(types, lexical=shape.lexical)
    yield from (text for name, text in indexes.items() if name != "graphbuild_load")
    yield "CALL db.awaitIndexes(300)"
    with hashed(kg.tables, shape) as tables:
        of = KnowledgeGraph(tables=tables)
        nodes, edges = nodes_of(of, shape), edges_of(of, shape, hashed_links)
        for statement, rows in itertools.chain(node_steps(nodes), edge_steps(edges)):
            for batch in batches(rows, most=_ROWS):
                yield _filled(statement, {"rows": literal(batch), "dataset": literal(dataset)})


def _filled(statement: str, literals: Mapping[str, str]) -> str:
    return _PARAMETER.sub(lambda match: literals[match[1]], statement)
