"""graphbuild query."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from graphbuild.cli.options import AsFormat, AsOf, Folder, Since, Until
from graphbuild.cli.output import Format, say_rows, warn
from graphbuild.cli.period import held_then, stretch
from graphbuild.cli.streams import typed
from graphbuild.errors import UsageError


def query(
    folder: Folder,
    cypher: Annotated[
        str, typer.Argument(metavar="CYPHER", help="A read-only query.", callback=typed)
    ],
    param: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="A parameter: $NAME.")
    ] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    format: AsFormat = Format.table,
) -> None:
    """Ask the graph in Cypher.

    \b
    graphbuild query graph "MATCH (p:Person) RETURN p.name LIMIT 5"
    graphbuild query graph "MATCH (n {name: $who}) RETURN n.id" --param "who=Boris Ruge"
    graphbuild query graph "MATCH (p:Person) RETURN p.name" --since 2024-03 --until 2024-05
    graphbuild query graph "MATCH (p)-[:LEADS]->(o) RETURN p.name, o.name" --as-of 2024-03
    """
    from graphbuild import api
    from graphbuild.build.folder.outputs import GRAPH
    from graphbuild.build.folder.staging import place_of
    from graphbuild.stores.embedded import EmbeddedStore

    parameters = dict(_parameter(given) for given in param or ())
    days = stretch(since, until)
    if any(days) or as_of:
        store = EmbeddedStore.of(held_then(api.open(folder).between(*days), as_of))
    else:
        store = EmbeddedStore.open(place_of(folder, GRAPH))
    rows = store.query(cypher, parameters)
    for told in rows.warnings:
        warn(f"warning: {told}")
    say_rows(rows, format)


def _parameter(given: str) -> tuple[str, object]:
    name, equals, value = (typed(given) or given).partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"--param {given}: write it as name=value.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
