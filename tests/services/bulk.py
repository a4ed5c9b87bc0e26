"""Servers of a test's own, whose data came by Neo4j's bulk importer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS
from graphbuild.stores.files.formats import export
from graphbuild.stores.neo4j.connection import Login
from tests.builders import graph
from tests.contract.test_store import HOSTILE
from tests.services.fixtures import Servers
from tests.services.neo4j import LTS, USERNAME, NoServerError, Server, running

DATASET = "press"
"""That of the imported graph."""


def hostile_graph() -> KnowledgeGraph:
    """A graph of names that would be more than names if they could."""
    nodes = {f"person:p{i}": name for i, name in enumerate(HOSTILE)}
    nodes["place:;\n:exit // \\"] = "'; MATCH (n) DETACH DELETE n; //"
    edges = [("person:p0", "MET", "person:p1", 2)]
    edges += [("person:p0", CO_OCCURS, f"person:p{i}", 1) for i in range(1, len(HOSTILE))]
    return graph(nodes, edges)


@contextlib.contextmanager
def imported(version: str, folder: Path) -> Iterator[Server]:
    """A server of a version with the hostile graph, whose files for the importer are in a folder.

    The folder's after-import.cypher is yet to be run.
    """
    export(hostile_graph(), "neo4j-admin", folder, dataset=DATASET)

    def load(server: Server) -> None:
        said = server.admin("database", "import", "full", "neo4j", "@import.args", folder=folder)
        assert "IMPORT DONE" in said

    with running(version, before=load) as server:
        yield server


@pytest.fixture(scope="session")
def own_server(
    neo4j_servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Path]]:
    """A server of the LTS series that a test may kill and start again, and the files it was given.

    Each test has a dataset of its own there.
    """
    neo4j_servers(LTS)  # skips, or in CI fails, where none can be had
    folder = tmp_path_factory.mktemp("bulk") / "files"
    with contextlib.ExitStack() as stack:
        try:
            server = stack.enter_context(imported(LTS, folder))
        except NoServerError as error:
            pytest.skip(str(error))
        yield server, folder


def login_of(server: Server) -> Login:
    """The way to a server's database."""
    return Login(server.uri, USERNAME, server.password)
