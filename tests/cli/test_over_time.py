"""What contradicts itself, and what held when, on the command line."""

import json
from pathlib import Path

import pytest

import graphbuild
from tests.builds import SMALL
from tests.cli.running import run

TEXTS = {
    "2015-03-01": "Anna Berg is the chief executive of Orbis Group. Nora Falk was born in Graz.",
    "2019-05-01": "Orbis Group's CEO Carl Dorn praised Nora Falk. Nora Falk was born in Linz.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of two texts: two heads in turn, and two birthplaces."""
    here = tmp_path_factory.mktemp("over-time")
    lines = (json.dumps({"id": day, "text": t, "date": day}) for day, t in TEXTS.items())
    (here / "texts.jsonl").write_text("\n".join(lines), "utf-8")
    graphbuild.build([here / "texts.jsonl"], here / "graph", config=SMALL)
    return here / "graph"


def test_stats_and_show_put_against_each_other_what_cannot_be_at_once(folder):
    told = json.loads(run("stats", folder, "--format", "json").stdout)
    assert (told["counts"]["contradictions"], told["counts"]["successions"]) == (1, 1)
    assert [row["relation"] for row in told["contradictions"]] == ["contradicts", "earlier"]
    shown = run("show", folder, "Carl Dorn").stdout
    assert "Carl Dorn, Orbis Group (2019-05-01) later Anna Berg, Orbis Group (2015-03-01)" in shown
    assert "“Anna Berg is the chief executive of Orbis Group.”" in shown


@pytest.mark.parametrize(("day", "heads"), [("2016", ["Anna Berg"]), ("2020", ["Carl Dorn"])])
def test_as_of_a_day_the_head_of_then_is_left_on_query_show_and_view(folder, tmp_path, day, heads):
    cypher = "MATCH (p)-[:LEADS]->() RETURN p.name AS name"
    done = run("query", folder, cypher, "--as-of", day, "--format", "json")
    assert [row["name"] for row in json.loads(done.stdout)] == heads
    assert "2 without a date stay" in done.stderr
    shown = json.loads(
        run("show", folder, "Orbis Group", "--as-of", day, "--format", "json").stdout
    )
    assert [n["name"] for n in shown["neighbors"] if "LEADS" in n["ties"]] == heads
    page = tmp_path / "then.html"
    assert run("view", folder, "--as-of", day).returncode == 2
    assert run("view", folder, "--as-of", day, "--output", page).returncode == 0


def test_as_of_no_date_is_wrong_usage(folder):
    done = run("query", folder, "MATCH (n) RETURN n", "--as-of", "May")
    assert done.returncode == 2
    assert "--as-of May: no date" in done.stderr
