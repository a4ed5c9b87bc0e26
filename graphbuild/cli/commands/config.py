"""graphbuild config."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from graphbuild.cli.options import AsFormat, Settings
from graphbuild.cli.output import Format, say_json, say_rows


def config(
    config: Settings = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a file of settings.")
    ] = False,
    format: AsFormat = Format.table,
) -> None:
    """Show which settings are in force, and whence each comes.

    \b
    graphbuild config
    graphbuild config --config my.yaml
    graphbuild config --schema > graphbuild.schema.json
    """
    from graphbuild import in_force

    if schema:
        say_json(in_force.schema())
        return
    found = in_force.settings_in_force(config)
    if format is Format.json:
        say_json([asdict(each) for each in found])
        return
    say_rows([asdict(each) for each in found], format)
