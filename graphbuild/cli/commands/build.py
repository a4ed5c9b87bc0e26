"""graphbuild build."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from graphbuild.api import Graph

_LEADING = 8

_MOST_MENTIONED = """
SELECT type, name, mention_count FROM entities ORDER BY mention_count DESC, id LIMIT $most
"""
_STRONGEST = """
SELECT h.name, r.type, t.name, r.weight
FROM relations r JOIN entities h ON h.id = r.head JOIN entities t ON t.id = r.tail
ORDER BY r.weight DESC, r.head, r.tail, r.type LIMIT $most
"""


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
        _summary(graph, out)
    tell_not_read(manifest)
    for complaint in manifest["unmatched"]:
        output.warn(complaint)
    if manifest["failures"]:
        raise typer.Exit(DONE_WITH_FAILURES)


def _summary(graph: Graph, out: Path) -> None:
    from graphbuild.cli.languages import told_languages, told_left_out
    from graphbuild.cli.output import say

    manifest = graph.manifest or {}
    counts = manifest["counts"]
    say(
        f"{counts['documents']:,} documents, {counts['entities']:,} entities, "
        f"{counts['relations']:,} relations, {counts['mentions']:,} mentions"
        f" ({manifest['model']['name']} {manifest['model']['version']})"
    )
    if manifest["duplicates"]:
        say(f"{len(manifest['duplicates']):,} exact duplicates were counted once")
    for line in told_languages(manifest["languages"], manifest["model"]["name"]):
        say(line)
    for line in told_left_out(manifest["left_out"]):
        say(line)
    if manifest["settings"]["known"]["lists"]:
        said = [each.verdict for each in graph.known()]
        same, unsure = said.count("same"), said.count("unsure")
        say(f"{same:,} of your lists are in them, {unsure:,} may be: graphbuild known {out}")
    if counts["entities"]:
        _leading(graph)
    else:
        say("No person, organisation or place is named in them.")
    say(f"\nThe page: {(out / 'graph.html').resolve()}")
    if len(graph):
        say(f'Next: graphbuild show {out} "{graph.entities()[0].name}"')


def _leading(graph: Graph) -> None:
    from graphbuild.cli.output import SIGNS, say
    from graphbuild.model import CO_OCCURS

    say("\nMost mentioned")
    for kind, name, count in graph.tables.rows(_MOST_MENTIONED, {"most": _LEADING}):
        say(f"  {SIGNS.get(kind, '◆')} {name}  {count}")
    say("\nStrongest ties")
    for left, kind, right, weight in graph.tables.rows(_STRONGEST, {"most": _LEADING}):
        between = "–" if kind == CO_OCCURS else f"{kind} →"
        say(f"  {left} {between} {right}  {weight}")
