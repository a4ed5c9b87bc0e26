"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.output import Format

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a graph.")]
AsFormat = Annotated[Format, typer.Option(help="How to print.")]
Settings = Annotated[Path | None, typer.Option(help="Settings, as in config.yaml.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read documents.")]
PerEdge = Annotated[int, typer.Option(min=0, help="Sentences an edge carries.")]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only documents from this day, month or year on."),
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only documents up to this day, month or year.")
]
