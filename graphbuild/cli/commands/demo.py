"""graphbuild demo."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.output import say
from graphbuild.errors import UsageError

_LED = "MATCH (p:Person)-[r:LEADS]->(o) RETURN p.name, r.role, o.name"


def demo(
    out: Annotated[Path, typer.Option(help="The graph's folder.")] = Path("demo"),
) -> None:
    """Build the graph of the example articles, and say what to try on it.

    \b
    graphbuild demo
    graphbuild demo --out first
    """
    from graphbuild import api
    from graphbuild.cli.built import tell_built
    from graphbuild.cli.examples import articles
    from graphbuild.cli.progress import showing

    inputs = articles()
    _keep_others(out, inputs)
    with showing() as progress:
        graph = api.build(inputs, out, progress=progress)
    tell_built(graph, out)
    say("\nOpen it in a browser. Then try:")
    for line in _next(out):
        say(f"  {line}")


def _keep_others(out: Path, inputs: Path) -> None:
    """Raise UsageError where a folder has the graph of other documents."""
    from graphbuild import api
    from graphbuild.build.folder.own import is_graph

    if not is_graph(out):
        return
    there = {document for (document,) in api.open(out).tables.rows("SELECT id FROM documents")}
    if there.isdisjoint(file.name for file in inputs.iterdir()):
        raise UsageError(
            f"{out} has the graph of other documents, which the examples' would replace. "
            "Name another folder: graphbuild demo --out FOLDER"
        )


def _next(out: Path) -> Iterator[str]:
    for command, *rest in (
        ("show", "Ingrid Halvorsen"),
        ("path", "Luka Šimić", "Zoran Petrović"),
        ("query", _LED),
    ):
        yield shlex.join(["graphbuild", command, str(out), *rest])
