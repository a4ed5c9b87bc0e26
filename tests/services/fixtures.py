"""The Neo4j servers of a test run: a given one, else Docker's, else from Maven Central."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from neo4j import Driver, GraphDatabase

from graphbuild.stores.neo4j.connection import Login
from tests.services.neo4j import LTS, NEWEST, USERNAME, NoServerError, running

GIVEN = "GRAPHBUILD_TEST_NEO4J_URI"
VERSIONS = (LTS, NEWEST)
Servers = Callable[[str], Login]


@pytest.fixture(scope="session")
def neo4j_servers() -> Iterator[Servers]:
    """What starts the server of a version when a test first asks; all end with the run."""
    with contextlib.ExitStack() as stack:
        logins: dict[str, Login | str] = {}

        def login(version: str) -> Login:
            if version not in logins:
                try:
                    logins[version] = stack.enter_context(_server(version))
                except NoServerError as error:
                    logins[version] = str(error)
            found = logins[version]
            if isinstance(found, Login):
                return found
            if version == LTS and os.environ.get("CI") == "true":
                pytest.fail(f"CI needs a Neo4j server: {found}")
            pytest.skip(found)

        yield login


@pytest.fixture(params=VERSIONS, ids=[f"neo4j-{version}" for version in VERSIONS])
def neo4j(request: pytest.FixtureRequest, neo4j_servers: Servers) -> Login:
    """The way to an empty database, once for each version."""
    login = neo4j_servers(request.param)
    wipe(login)
    return login


def wipe(login: Login) -> None:
    """Delete all data of a server that is there for tests."""
    with driver_of(login) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()


def driver_of(login: Login) -> Driver:
    """A plain driver, for what only others would do to the database."""
    return GraphDatabase.driver(
        login.uri, auth=(login.username, login.password), notifications_min_severity="OFF"
    )


@contextlib.contextmanager
def _server(version: str) -> Iterator[Login]:
    if GIVEN in os.environ:
        if version != LTS:
            raise NoServerError(f"{GIVEN} names the one server to test")
        yield _given()
    elif _docker_answers():
        with _container(version) as login:
            yield login
    else:
        with running(version) as server:
            yield Login(server.uri, USERNAME, server.password)


def _given() -> Login:
    login = Login(
        os.environ[GIVEN],
        os.environ.get("GRAPHBUILD_TEST_NEO4J_USERNAME", USERNAME),
        os.environ.get("GRAPHBUILD_TEST_NEO4J_PASSWORD", ""),
    )
    with driver_of(login) as driver:
        if driver.execute_query("MATCH (n) RETURN n LIMIT 1").records:
            raise NoServerError(f"the server of {GIVEN} holds data, which the tests would delete")
    return login


def _docker_answers() -> bool:
    docker = shutil.which("docker")
    if docker is None:
        return False
    try:
        import testcontainers.neo4j  # noqa: F401
    except ImportError:
        return False
    return subprocess.run([docker, "info"], capture_output=True, check=False).returncode == 0


@contextlib.contextmanager
def _container(version: str) -> Iterator[Login]:
    from testcontainers.neo4j import Neo4jContainer

    with Neo4jContainer(f"neo4j:{version}") as container:
        yield Login(container.get_connection_url(), USERNAME, container.password)
