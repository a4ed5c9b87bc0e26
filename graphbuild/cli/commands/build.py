"""graphbuild build."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import (
    Column,
    Exclude,
    Include,
    Lists,
    Settings,
    Workers,
    with_known,
    with_sources,
)


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
    known: Lists = None,
    workers: Workers = 1,
    engine: Annotated[Engine, typer.Option(help="Where documents are read.")] = Engine.local,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read all documents again.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the manifest as JSON.")] = False,
    list_only: Annotated[
        bool, typer.Option("--list", help="Only say what would be read, and as what.")
    ] = False,
    include: Include = None,
    exclude: Exclude = None,
    text_column: Column = None,
    title_column: Column = None,
    date_column: Column = None,
    id_column: Column = None,
) -> None:
    """Read documents and write their graph.

    \b
    graphbuild build articles/ report.pdf --out graph
    graphbuild build "archive/**/*.html" --workers 2
    graphbuild build pile/ --list --exclude drafts
    graphbuild build wire.csv --text-column story --date-column day
    graphbuild build pile/ --known people.csv
    cat records.jsonl | graphbuild build - --out graph
    """
    from graphbuild import api
    from graphbuild.cli import DONE_WITH_FAILURES, output
    from graphbuild.cli.built import tell_built
    from graphbuild.cli.progress import showing
    from graphbuild.cli.reading import tell_inputs, tell_not_read
    from graphbuild.config import read_config

    columns = {"text": text_column, "title": title_column, "date": date_column, "id": id_column}
    settings = with_known(read_config(config), known)
    settings = with_sources(settings, include or [], exclude or [], columns)
    if list_only:
        tell_inputs(api.list_inputs(inputs, out, config=settings))
        return
    with showing() as progress:
        graph = api.build(
            inputs,
            out,
            config=settings,
            workers=workers,
            engine=engine.value,
            fresh=fresh,
            progress=progress,
        )
    manifest = dict(graph.manifest or {})
    if json:
        output.say_json(manifest)
    else:
        tell_built(graph, out)
        if len(graph):
            output.say(f'Next: graphbuild show {out} "{graph.entities()[0].name}"')
    tell_not_read(manifest)
    for complaint in manifest["unmatched"]:
        output.warn(complaint)
    if manifest["failures"]:
        raise typer.Exit(DONE_WITH_FAILURES)
