"""graphbuild query, show and path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.output import SIGNS, Format, say, say_evidence, say_json, say_rows
from graphbuild.cli.period import Since, Until, stretch
from graphbuild.errors import UsageError

if TYPE_CHECKING:
    from graphbuild.graph.knowledge_graph import Step
    from graphbuild.model import Entity

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a graph.")]
AsFormat = Annotated[Format, typer.Option(help="How to print.")]
_SENTENCES = 5
_REASONS = 8
_NEIGHBORS = 15


def query(
    folder: Folder,
    cypher: Annotated[str, typer.Argument(metavar="CYPHER", help="A read-only query.")],
    param: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="A parameter: $NAME.")
    ] = None,
    since: Since = None,
    until: Until = None,
    format: AsFormat = Format.table,
) -> None:
    """Ask the graph in Cypher.

    \b
    graphbuild query graph "MATCH (p:Person) RETURN p.name LIMIT 5"
    graphbuild query graph "MATCH (n {name: $who}) RETURN n.id" --param "who=Boris Ruge"
    graphbuild query graph "MATCH (p:Person) RETURN p.name" --since 2024-03 --until 2024-05
    """
    from graphbuild import api
    from graphbuild.stores.embedded import EmbeddedStore
    from graphbuild.stores.folder import GRAPH

    parameters = dict(_parameter(given) for given in param or ())
    days = stretch(since, until)
    store = EmbeddedStore.open(folder / GRAPH)
    if any(days):
        store = EmbeddedStore.of(api.open(folder).between(*days))
    say_rows(store.query(cypher, parameters), format)


def show(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="An entity's name, alias or id.")],
    format: AsFormat = Format.table,
) -> None:
    """Show an entity: its names, ties and sentences.

    \b
    graphbuild show graph "Boris Ruge"
    """
    from graphbuild import api

    kg = api.open(folder)
    entity = kg.entity(name)
    data = kg.nx.nodes[entity.id]
    neighbors = kg.neighbors(entity.id)
    rows = [
        {"name": n.entity.name, "type": n.entity.type, "ties": n.types, "sentences": n.weight}
        for n in neighbors
    ]
    if format is Format.csv:
        say_rows(rows, format)
        return
    if format is Format.json:
        say_json(
            {
                "id": entity.id,
                **data,
                "neighbors": rows,
                "why": _plain(kg.why(entity.id)),
                "sentences": _plain(kg.evidence(entity.id)),
            }
        )
        return
    say(f"{SIGNS.get(entity.type, '◆')} {entity.name}   {entity.type}   {entity.id}")
    if entity.aliases:
        say(f"  also: {', '.join(entity.aliases)}")
    seen = " – ".join(dict.fromkeys(str(data[k]) for k in ("first_seen", "last_seen") if data[k]))
    say(f"  {data['mention_count']} mentions in {data['document_count']} documents  {seen}")
    for reason in kg.why(entity.id)[:_REASONS]:
        say(f"  {reason}")
    say_rows(rows[:_NEIGHBORS], format)
    say_evidence(kg.evidence(entity.id)[:_SENTENCES])


def path(
    folder: Folder,
    start: Annotated[str, typer.Argument(metavar="FROM", help="A name, alias or id.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="A name, alias or id.")],
    format: AsFormat = Format.table,
) -> None:
    """Show how two entities are connected, with the sentences.

    \b
    graphbuild path graph "Boris Ruge" Belgrade
    """
    from graphbuild import api

    steps = api.open(folder).path(start, end)
    if format is Format.table:
        for step in steps:
            say(f"{_named(step.head)} — {', '.join(step.types)} — {_named(step.tail)}")
            say_evidence(step.evidence)
        return
    say_rows([_step_row(step, format) for step in steps], format)


def _parameter(given: str) -> tuple[str, object]:
    name, equals, value = given.partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"--param {given}: write it as name=value.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _named(entity: Entity) -> str:
    return f"{SIGNS.get(entity.type, '◆')} {entity.name}"


def _step_row(step: Step, format: Format) -> dict[str, object]:
    texts = _plain(step.evidence) if format is Format.json else step.evidence[0].sentence
    return {
        "from": step.head.name,
        "types": step.types,
        "to": step.tail.name,
        "evidence": texts,
    }


def _plain(found: object) -> object:
    from dataclasses import asdict

    return [asdict(each) for each in found]  # type: ignore[attr-defined]
