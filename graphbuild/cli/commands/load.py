"""graphbuild load."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import AsFormat, Folder, PerEdge
from graphbuild.cli.output import Format, say, say_json, say_rows
from graphbuild.errors import UsageError

if TYPE_CHECKING:
    from graphbuild.stores.neo4j.load import LoadReport


def load(
    folder: Folder,
    uri: Annotated[str | None, typer.Option(help="The server; NEO4J_URI if none.")] = None,
    username: Annotated[str | None, typer.Option(help="NEO4J_USERNAME if none.")] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(help="A file with the password; else NEO4J_PASSWORD, or you are asked."),
    ] = None,
    database: Annotated[str | None, typer.Option(help="NEO4J_DATABASE if none.")] = None,
    dataset: Annotated[
        str | None, typer.Option(help="The graph's name there; graph.dataset, or DIR's name.")
    ] = None,
    per_edge: PerEdge = 5,
    sentences: Annotated[
        bool | None,
        typer.Option(
            "--sentences/--no-sentences", help="As nodes, or not; else as neo4j.sentences says."
        ),
    ] = None,
    lexical: Annotated[
        bool, typer.Option("--lexical", help="Labels and edges as neo4j-graphrag has them, too.")
    ] = False,
    measures: Annotated[
        bool,
        typer.Option(
            "--measures/--no-measures", help="Write pagerank, npmi and the like, which all move."
        ),
    ] = True,
    check: Annotated[
        bool, typer.Option("--check", help="Read all properties; put right what others altered.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing, say what would change.")
    ] = False,
    format: AsFormat = Format.table,
) -> None:
    """Make a Neo4j database equal to the graph.

    What others put there stays. A load that broke off can be repeated.

    \b
    graphbuild load graph --uri neo4j://localhost:7687 --dry-run
    graphbuild load graph --uri neo4j+s://example.databases.neo4j.io --password-file secret
    """
    from graphbuild import api
    from graphbuild.cli.load_progress import showing
    from graphbuild.stores.neo4j.connection import Login

    kg = api.open(folder)
    login = Login.of(uri, username=username, password="", database=database)
    with showing() as progress:
        report = kg.load_neo4j(
            uri,
            username=username,
            password=_password(password_file, login.username, login.uri),
            database=database,
            dataset=dataset,
            per_edge=per_edge,
            sentences=sentences,
            lexical=lexical,
            measures=measures,
            check=check,
            dry_run=dry_run,
            progress=progress,
        )
    if format is Format.json:
        from dataclasses import asdict

        say_json(asdict(report))
        return
    say_rows(_rows(report), format)
    if format is Format.table:
        say(_sum(report))


def _password(file: Path | None, username: str, uri: str) -> str:
    if file is not None:
        try:
            return file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not text"
            raise UsageError(f"cannot read the password from {file}: {why}.") from error
    if "NEO4J_PASSWORD" in os.environ:
        return os.environ["NEO4J_PASSWORD"]
    if not sys.stdin.isatty():
        raise UsageError("there is no password. Set NEO4J_PASSWORD, or give --password-file.")
    import getpass

    return getpass.getpass(f"Password of {username} at {uri}: ")


def _rows(report: LoadReport) -> list[dict[str, object]]:
    return [
        {
            "what": what,
            "added": changes.added,
            "changed": changes.changed,
            "measures alone": changes.measured,
            "removed": changes.removed,
            "as before": changes.unchanged,
        }
        for what, changes in (("nodes", report.nodes), ("relationships", report.relationships))
    ]


def _sum(report: LoadReport) -> str:
    if not report.total:
        return f"Nothing to change: dataset {report.dataset} is in step with the graph."
    kept = (
        f" {report.kept:,} of the nodes removed stay without our labels: others use them."
        if report.kept
        else ""
    )
    if report.dry_run:
        return f"Dry run: {report.total:,} changes in dataset {report.dataset}, none made.{kept}"
    return f"Dataset {report.dataset} is in step, in {report.seconds:.1f} s.{kept}"
