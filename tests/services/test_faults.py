"""What goes wrong between here and a server, and what a person is told."""

import pickle
import threading
import time

import pytest

from graphbuild.errors import StoreError, UsageError
from graphbuild.stores.neo4j.connection import Login
from graphbuild.stores.neo4j.store import Neo4jStore
from tests.builders import random_graph, small_graph
from tests.services.bulk import login_of
from tests.services.neo4j import USERNAME, free_port

SECRET = "swordfish-17"  # noqa: S105 - of nothing


class StopError(Exception):
    """The load is broken off from this side."""


@pytest.fixture
def server(own_server):
    """A server that may be killed."""
    return own_server[0]


def fail(login, dataset="press"):
    with pytest.raises(StoreError) as caught, Neo4jStore(login, dataset) as store:
        store.load(small_graph())
    error = caught.value
    assert SECRET not in str(error)
    assert SECRET not in repr(error)
    assert SECRET not in str(error.__cause__)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
    return str(error)


def test_a_server_that_is_not_there_is_told_at_once():
    uri = f"bolt://127.0.0.1:{free_port()}"
    began = time.monotonic()
    told = fail(Login(uri, USERNAME, SECRET))
    assert told == f"cannot reach {uri}: nothing answers at this port. Is the server running there?"
    assert time.monotonic() - began < 60


def test_a_machine_that_does_not_exist_is_told():
    told = fail(Login("neo4j://no-such-machine.invalid:7687", USERNAME, SECRET))
    assert "no machine of this name" in told


def test_a_wrong_password_is_told_and_never_shown(server):
    told = fail(Login(server.uri, USERNAME, SECRET))
    assert "does not let neo4j in with this password" in told
    assert "NEO4J_PASSWORD" in told


def test_a_wrong_database_is_named(server):
    told = fail(Login(server.uri, USERNAME, server.password, "neo4k"))
    assert "has no database 'neo4k'" in told
    assert "--database" in told


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+ssc"])
def test_a_server_without_tls_is_told_as_that(scheme, server):
    told = fail(Login(server.uri.replace("bolt", scheme, 1), USERNAME, server.password))
    assert "asks for TLS, and the server does not speak it" in told


def test_the_database_system_is_no_place_for_a_graph():
    with pytest.raises(UsageError, match="system is Neo4j's own"):
        Login("bolt://localhost", USERNAME, SECRET, "system")


@pytest.mark.parametrize(
    "uri", [f"bolt://neo4j:{SECRET}@localhost", "localhost:7687", "http://localhost:7474", "", "::"]
)
def test_what_is_no_address_is_wrong_usage(uri):
    with pytest.raises(UsageError, match="address") as caught:
        Login(uri, USERNAME, SECRET)
    assert SECRET not in str(caught.value)


def test_a_login_does_not_show_its_password():
    assert SECRET not in repr(Login("bolt://localhost", USERNAME, SECRET))


def test_tens_of_thousands_of_relationships_are_loaded_though_a_load_was_broken_off(server):
    kg = random_graph(2_000, 20_000)

    def stop(step):
        if step.stage == "relationships" and step.done:
            raise StopError

    with Neo4jStore(login_of(server), "broken-off") as store:
        with pytest.raises(StopError):
            store.load(kg, progress=stop)
        assert 0 < store.counts()["CO_OCCURS"] < 20_000
        report = store.load(kg)
        assert report.relationships.added
        assert report.relationships.unchanged  # what the first one wrote before it broke off
        assert report.relationships.added + report.relationships.unchanged > 22_000
        assert store.counts()["CO_OCCURS"] == 20_000
        assert store.load(kg).total == 0


def test_a_load_outlives_a_server_that_is_killed_and_started_again(server):
    kg = random_graph(300, 3_000)
    starting: list[threading.Thread] = []

    def kill(step):
        if step.stage == "relationships" and step.done and not starting:
            server.kill()
            starting.append(threading.Thread(target=server.start))
            starting[0].start()

    with Neo4jStore(login_of(server), "killed") as store:
        report = store.load(kg, progress=kill)
        starting[0].join()
        assert report.relationships.added > 3_300  # those of its sentences, too
        assert store.counts()["CO_OCCURS"] == 3_000
        assert store.load(kg).total == 0
