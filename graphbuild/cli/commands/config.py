"""graphbuild config."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import (
    AsFormat,
    Column,
    Exclude,
    Include,
    Lists,
    Settings,
    with_known,
    with_sources,
)
from graphbuild.cli.output import Format, say_json, say_rows

if TYPE_CHECKING:
    from graphbuild.config import Config
    from graphbuild.in_force import Setting

_SERVER = {
    "NEO4J_URI": None,
    "NEO4J_USERNAME": "neo4j",
    "NEO4J_PASSWORD": None,
    "NEO4J_DATABASE": None,
}
"""Variables of the environment, each with what holds where it is not set."""
_ENVIRONMENT = "environment"


def config(
    config: Settings = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a file of settings.")
    ] = False,
    format: AsFormat = Format.table,
    known: Lists = None,
    include: Include = None,
    exclude: Exclude = None,
    text_column: Column = None,
    title_column: Column = None,
    date_column: Column = None,
    id_column: Column = None,
) -> None:
    """Show which settings are in force, and whence each comes.

    With the options of a build, what it would have with them.

    \b
    graphbuild config
    graphbuild config --config my.yaml --exclude drafts
    graphbuild config --schema > graphbuild.schema.json
    """
    from graphbuild import in_force

    if schema:
        say_json(in_force.schema())
        return
    columns = {"text": text_column, "title": title_column, "date": date_column, "id": id_column}

    def options(settings: Config) -> Config:
        return with_sources(with_known(settings, known), include or [], exclude or [], columns)

    found = [*in_force.settings_in_force(config, options), *_of_the_server()]
    if format is Format.json:
        say_json([asdict(each) for each in found])
        return
    say_rows([asdict(each) for each in found], format)


def _of_the_server() -> Iterator[Setting]:
    """Yield what the environment says of Neo4j; of secrets only that they are set."""
    from graphbuild.in_force import DEFAULT, Setting

    for name, default in _SERVER.items():
        value = os.environ.get(name)
        if not value:
            yield Setting(name, default, DEFAULT)
        else:
            yield Setting(name, _without_secrets(name, value), _ENVIRONMENT)


def _without_secrets(name: str, value: str) -> str:
    """Return a variable as it can be shown: an address may have a password before its place."""
    if name == "NEO4J_PASSWORD":
        return "(set)"
    before, at, place = value.rpartition("@")
    is_address = name == "NEO4J_URI" and at
    return f"{before.partition('://')[0]}://{place}" if is_address else value
