"""graphbuild doctor."""

from __future__ import annotations

import importlib.metadata
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.output import Format, say_rows

if TYPE_CHECKING:
    from graphbuild.extract.spacy_model import Model

_PACKAGES = ("spacy", "networkx", "neo4j", "pyvis", "kglite", "neo4j-rust-ext", "ray")


def doctor(
    config: Annotated[Path | None, typer.Option(help="Settings, as in config.yaml.")] = None,
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.table,
) -> None:
    """Tell what is installed, which model is used, and whether Neo4j can be reached.

    \b
    graphbuild doctor
    """
    rows = [{"what": "python", "state": platform.python_version()}]
    rows += [{"what": name, "state": _version(name)} for name in _PACKAGES]
    rows += _models(config)
    rows.append({"what": "neo4j server", "state": _neo4j()})
    say_rows(rows, format)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _models(config: Path | None) -> list[dict[str, str]]:
    """Return a row for the model, and one for each other language that has one."""
    from graphbuild.config import read_config
    from graphbuild.errors import ModelError
    from graphbuild.extract.languages import others
    from graphbuild.extract.spacy_model import load
    from graphbuild.language.pack import load_pack

    settings = read_config(config)
    try:
        _, model = load(settings)
        rows = [{"what": "model", "state": _described(model)}]
        for code, other in others(settings, model.lang).items():
            state = f"{other}; {_parts(code, load_pack(code).parts)}"
            rows.append({"what": f"model for {code}", "state": state})
    except ModelError as error:
        return [{"what": "model", "state": str(error)}]
    return rows


def _described(model: Model) -> str:
    by = "its own recogniser" if model.ner == "stock" else f"the recogniser {model.ner}"
    score = f", F {model.ner_f:.3f} on its makers' documents" if model.ner_f else ""
    parts = _parts(model.lang, model.parts)
    return f"{model.name} {model.version}; names by {by}{score}; {parts}"


def _parts(lang: str, parts: tuple[str, ...]) -> str:
    """Return what can be read in a model's language and what cannot."""
    from graphbuild.language.pack import PARTS

    has = ", ".join(parts) if len(parts) > 1 else f"{parts[0]} only"
    lacks = ", ".join(f"no {part}" for part in PARTS if part not in parts)
    return f"{lang}: {has}" + (f"; {lacks}" if lacks else "")


def _neo4j() -> str:
    import os

    from graphbuild.errors import GraphbuildError
    from graphbuild.stores.neo4j.connection import Connection, Login

    if not os.environ.get("NEO4J_URI"):
        return "NEO4J_URI is not set"
    try:
        login = Login.of()
        connection = Connection(login)
    except GraphbuildError as error:
        return str(error)
    connection.close()
    return f"reached {connection.server} at {login.uri}"
