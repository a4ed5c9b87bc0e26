"""graphbuild export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import Folder, PerEdge, Since, Until
from graphbuild.cli.output import say
from graphbuild.cli.period import stretch
from graphbuild.stores.files.formats import FORMATS

_FOLDERS = ", ".join(name for name, each in FORMATS.items() if each.makes == "folder")


def export(
    folder: Folder,
    format: Annotated[
        str, typer.Option(help=f"{', '.join(FORMATS)}.", autocompletion=lambda: [*FORMATS])
    ],
    output: Annotated[Path, typer.Option(help=f"A file; a folder for {_FOLDERS}.")],
    per_edge: PerEdge = 5,
    since: Since = None,
    until: Until = None,
) -> None:
    """Write the graph as files for other tools.

    \b
    graphbuild export graph --format graphml --output graph.graphml
    graphbuild export graph --format csv --output tables/
    """
    from graphbuild import api

    kg = api.open(folder)
    if any(days := stretch(since, until)):
        kg = kg.between(*days)
    for path in kg.export(format, output, per_edge=per_edge):
        say(str(path))
