"""graphbuild build."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import Settings, Workers

if TYPE_CHECKING:
    from graphbuild.api import Graph

_LEADING = 8


class Engine(StrEnum):
    """Where documents are read."""

    local = "local"
    ray = "ray"


def build(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - .")
    ],
    out: Annotated[Path, typer.Option(help="The graph's folder.")] = Path("graph"),
    config: Settings = None,
    workers: Workers = 1,
    engine: Annotated[Engine, typer.Option(help="Where documents are read.")] = Engine.local,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read all documents again.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the manifest as JSON.")] = False,
) -> None:
    """Read documents and write their graph.

    \b
    graphbuild build articles/ report.pdf --out graph
    graphbuild build "archive/**/*.html" --workers 2
    cat records.jsonl | graphbuild build - --out graph
    """
    from graphbuild import api
    from graphbuild.cli import DONE_WITH_FAILURES, output
    from graphbuild.cli.progress import showing

    with showing() as progress:
        graph = api.build(
            inputs,
            out,
            config=config,
            workers=workers,
            engine=engine.value,
            fresh=fresh,
            progress=progress,
        )
    failures = dict((graph.manifest or {})["failures"])
    if json:
        output.say_json(graph.manifest)
    else:
        _summary(graph, out)
    for name, reason in failures.items():
        output.warn(reason if name in reason else f"{name}: {reason}")
    for complaint in (graph.manifest or {})["unmatched"]:
        output.warn(complaint)
    if failures:
        raise typer.Exit(DONE_WITH_FAILURES)


def _summary(graph: Graph, out: Path) -> None:
    from graphbuild.cli.output import SIGNS, say
    from graphbuild.model import CO_OCCURS

    manifest = graph.manifest or {}
    counts = manifest["counts"]
    say(
        f"{counts['documents']:,} documents, {counts['entities']:,} entities, "
        f"{counts['relations']:,} relations, {counts['mentions']:,} mentions"
        f" ({manifest['model']['name']} {manifest['model']['version']})"
    )
    if manifest["duplicates"]:
        say(f"{len(manifest['duplicates']):,} exact duplicates were counted once")
    say("\nMost mentioned")
    for entity in graph.entities()[:_LEADING]:
        count = graph.nx.nodes[entity.id]["mention_count"]
        say(f"  {SIGNS.get(entity.type, '◆')} {entity.name}  {count}")
    say("\nStrongest ties")
    for head, kind, tail, data in list(graph.relations())[:_LEADING]:
        left, right = (graph.nx.nodes[n]["name"] for n in (head, tail))
        between = "–" if kind == CO_OCCURS else f"{kind} →"
        say(f"  {left} {between} {right}  {data['weight']}")
    say(f"\nThe page: {(out / 'graph.html').resolve()}")
    if len(graph):
        say(f'Next: graphbuild show {out} "{graph.entities()[0].name}"')
