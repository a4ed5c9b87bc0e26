"""graphbuild load and doctor, as a person runs them."""

import json

import pytest

from tests.cli import running
from tests.services.fixtures import wipe
from tests.services.neo4j import LTS, free_port

SECRET = "swordfish-17"  # noqa: S105 - of nothing


def run(*arguments, **environment):
    return running.run(*arguments, environment=environment)


@pytest.fixture
def server(neo4j_servers):
    """The environment of an empty database."""
    login = neo4j_servers(LTS)
    wipe(login)
    return {
        "NEO4J_URI": login.uri,
        "NEO4J_USERNAME": login.username,
        "NEO4J_PASSWORD": login.password,
    }


def test_a_load_says_what_it_did_and_the_next_that_nothing_is_to_be_done(demo, server):
    told = run("load", demo, "--dry-run", **server)
    assert told.returncode == 0, told.stderr
    assert "Dry run" in told.stdout
    done = run("load", demo, "--dataset", "press", **server)
    assert done.returncode == 0, done.stderr
    assert "Dataset press is in step" in done.stdout
    assert "writing relationships" in done.stderr
    again = run("load", demo, "--dataset", "press", **server)
    assert "Nothing to change: dataset press is in step with the graph." in again.stdout


def test_a_load_is_for_programs_too(demo, server):
    done = run("load", demo, "--format", "json", **server)
    report = json.loads(done.stdout)
    assert report["dataset"] == demo.name
    assert report["nodes"]["added"] > 100
    assert report["relationships"]["removed"] == 0


def test_the_password_comes_from_a_file(demo, server, tmp_path):
    file = tmp_path / "secret"
    file.write_text(server.pop("NEO4J_PASSWORD") + "\n", "utf-8")
    done = run("load", demo, "--password-file", file, "--dry-run", **server)
    assert done.returncode == 0, done.stderr


def test_a_password_is_never_an_option():
    said = run("load", "--help").stdout
    assert "--password-file" in said
    assert "--password " not in said


def test_a_wrong_password_fails_without_being_shown(demo, server):
    done = run("load", demo, **{**server, "NEO4J_PASSWORD": SECRET})
    assert done.returncode == 1
    assert "does not let neo4j in" in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_address_or_a_password_it_is_wrong_usage(demo, tmp_path):
    done = run("load", demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "NEO4J_URI" in done.stderr
    done = run("load", demo, "--uri", "bolt://127.0.0.1:1")
    assert done.returncode == 2
    assert "--password-file" in done.stderr
    missing = tmp_path / "none"
    done = run("load", demo, "--uri", "bolt://127.0.0.1:1", "--password-file", missing)
    assert done.returncode == 2
    assert "cannot read the password" in done.stderr


def test_a_folder_without_a_graph_fails_before_any_server_is_asked(tmp_path):
    done = run("load", tmp_path, "--uri", "bolt://127.0.0.1:1")
    assert done.returncode == 1
    assert "there is no graph" in done.stderr


def state(**environment):
    rows = json.loads(run("doctor", "--format", "json", **environment).stdout)
    return next(row["state"] for row in rows if row["what"] == "neo4j server")


def test_doctor_tells_the_state_of_the_server(server):
    assert state() == "NEO4J_URI is not set"
    reached = state(**server)
    assert reached.startswith("reached Neo4j/")
    assert reached.endswith(f" at {server['NEO4J_URI']}")
    wrong = state(**{**server, "NEO4J_PASSWORD": SECRET})
    assert "does not let neo4j in" in wrong
    assert SECRET not in wrong
    gone = state(NEO4J_URI=f"bolt://127.0.0.1:{free_port()}")
    assert "nothing answers at this port" in gone
    hidden = state(NEO4J_URI=f"bolt://neo4j:{SECRET}@localhost")
    assert "Leave it out" in hidden
    assert SECRET not in hidden
