"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.output import Format

if TYPE_CHECKING:
    from graphbuild.config import Config

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a graph.")]
AsFormat = Annotated[Format, typer.Option(help="How to print.")]
Settings = Annotated[Path | None, typer.Option(help="Settings, as in config.yaml.")]
Include = Annotated[
    list[str] | None, typer.Option(metavar="GLOB", help="Read only what fits; may be repeated.")
]
Exclude = Annotated[
    list[str] | None, typer.Option(metavar="GLOB", help="Leave out what fits; may be repeated.")
]
Column = Annotated[
    str | None, typer.Option(metavar="NAME", help="Of tables and JSON; else the usual names.")
]
Lists = Annotated[
    list[Path] | None,
    typer.Option(
        "--known", metavar="FILE", help="A list of names: CSV, JSON or ftm; may be repeated."
    ),
]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read documents.")]
PerEdge = Annotated[int, typer.Option(min=0, help="Sentences an edge carries.")]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only documents from this day, month or year on."),
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only documents up to this day, month or year.")
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only what held on this day, month or year, if known."),
]


def with_known(config: Config, lists: list[Path] | None) -> Config:
    """Return the settings with some lists of names more."""
    both = (*config.known.lists, *(lists or ()))
    return config.model_copy(update={"known": config.known.model_copy(update={"lists": both})})


def with_sources(
    config: Config, include: list[str], exclude: list[str], columns: dict[str, str | None]
) -> Config:
    """Return the settings with some patterns more, and with the columns that were named."""
    sources = config.sources
    named = {part: name for part, name in columns.items() if name}
    changed = sources.model_copy(
        update={
            "include": (*sources.include, *include),
            "exclude": (*sources.exclude, *exclude),
            "columns": sources.columns.model_copy(update=named),
        }
    )
    return config.model_copy(update={"sources": changed})
