"""All commands, in the order of `graphbuild --help`."""

from __future__ import annotations

from typing import Annotated

import typer

from graphbuild.cli.commands import (
    build,
    config,
    curate,
    demo,
    doctor,
    dossier,
    evaluate,
    export,
    known,
    load,
    mcp,
    path,
    query,
    review,
    show,
    stats,
    view,
)

app = typer.Typer(
    name="graphbuild",
    help="Read documents, find who is connected to whom, and follow every edge to its sentence.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    demo.demo,
    build.build,
    query.query,
    view.view,
    show.show,
    dossier.dossier,
    path.path,
    stats.stats,
    known.known,
    export.export,
    load.load,
    mcp.mcp,
    review.review,
    curate.curate,
    evaluate.evaluate,
    config.config,
    doctor.doctor,
):
    app.command()(command)


def _say_version(wanted: bool) -> None:
    if wanted:
        from graphbuild import __version__

        typer.echo(f"graphbuild {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="And exit.")
    ] = False,
) -> None:
    """Read documents, find who is connected to whom, follow every edge to its sentence.

    \b
    graphbuild demo
    graphbuild build articles/ --out graph
    graphbuild query graph "MATCH (p:Person) RETURN p.name LIMIT 5"
    """
