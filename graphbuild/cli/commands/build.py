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
_NAMED = 5
"""Files of one reason that are named."""

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
    _tell_not_read((graph.manifest or {})["not_read"])
    for complaint in (graph.manifest or {})["unmatched"]:
        output.warn(complaint)
    if failures:
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


def _tell_not_read(not_read: dict[str, str]) -> None:
    """Say what was passed over among the inputs, by reason."""
    from graphbuild.cli import output

    by_reason: dict[str, list[str]] = {}
    for name, reason in not_read.items():
        by_reason.setdefault(reason, []).append(name)
    for reason, names in by_reason.items():
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        output.warn(f"not read: {', '.join(names[:_NAMED])}{more}: {reason}")
