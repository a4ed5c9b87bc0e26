"""graphbuild view."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import AsOf, Folder, Since, Until
from graphbuild.cli.output import say
from graphbuild.cli.period import held_then, stretch
from graphbuild.cli.streams import typed
from graphbuild.errors import UsageError


def view(
    folder: Folder,
    output: Annotated[Path | None, typer.Option(help="The page; DIR/graph.html if none.")] = None,
    focus: Annotated[
        str | None, typer.Option(help="Only what is around this entity.", callback=typed)
    ] = None,
    hops: Annotated[int, typer.Option(min=0, help="How far around it.")] = 2,
    type: Annotated[
        list[str] | None, typer.Option(help="Only this type of entity; may be repeated.")
    ] = None,
    max_nodes: Annotated[int | None, typer.Option(min=1, help="Entities drawn at most.")] = None,
    min_weight: Annotated[
        int | None, typer.Option(min=1, help="Sentences that a tie needs.")
    ] = None,
    min_npmi: Annotated[
        float | None, typer.Option(min=-1, max=1, help="Above 0: only ties beyond chance.")
    ] = None,
    backbone: Annotated[
        float | None,
        typer.Option(min=0.0001, max=1, help="Such as 0.05: only ties that stand out."),
    ] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="Leave out texts, sentences, paths and sources.")
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="With --publish: leave out this entity too; @FILE: those in it, a line each.",
        ),
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Write the page anew, of the whole graph or of a part.

    \b
    graphbuild view graph --open
    graphbuild view graph --focus "Boris Ruge" --hops 1 --output ruge.html
    graphbuild view graph --since 2024-01 --until 2024-06 --output spring.html
    graphbuild view graph --as-of 2023 --output then.html
    graphbuild view graph --type Person --type Organization --output people.html
    graphbuild view graph --backbone 0.05
    graphbuild view graph --publish --without "Boris Ruge" --without @names.txt --output web.html
    """
    from graphbuild import api
    from graphbuild.view.publish import names_in

    if without and not publish:
        raise UsageError("--without goes with --publish: add it, or name a --focus instead.")
    days = stretch(since, until)
    parts = {"--focus": focus, "--type": type, "--since or --until": any(days), "--as-of": as_of}
    parts["--publish"] = publish
    option = next((name for name, given in parts.items() if given), None)
    if output is None and option:
        raise UsageError(f"{option} makes a page of a part of the graph: name it with --output.")
    target = output or folder / "graph.html"
    kg = held_then(api.open(folder).between(*days), as_of)
    written = api.view(
        kg,
        target,
        focus=focus,
        hops=hops,
        type=type,
        max_nodes=max_nodes,
        min_weight=min_weight,
        min_npmi=min_npmi,
        backbone=backbone,
        publish=publish,
        without=names_in(without or ()),
        told=say,
    )
    say(f"The page: {written.resolve()}")
    if open:
        import webbrowser

        webbrowser.open(written.resolve().as_uri())
