import json

import pytest
import typer

from graphbuild.cli.app import app
from tests.builds import small_settings
from tests.cli.running import run

COMMANDS = tuple(
    "demo build query view show dossier path stats known export load mcp review curate evaluate "
    "config doctor".split()
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"graphbuild {command}" in done.stdout.split("Arguments", 1)[0].split("Usage", 1)[1][20:]


def test_the_commands_are_those_of_the_design():
    assert set(COMMANDS) == set(typer.main.get_command(app).commands)


def test_build_says_that_nobody_is_named(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("it rained all day and the ferry was late.", "utf-8")
    done = run("build", note, "--out", tmp_path / "g", "--config", small_settings(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "No person, organisation or place is named in them." in done.stdout
    assert "Most mentioned" not in done.stdout


def test_build_says_what_it_found_and_what_to_type_next(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Angela Merkel met Emmanuel Macron in Berlin.", "utf-8")
    done = run("build", note, "--out", tmp_path / "g", "--config", small_settings(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "Angela Merkel – Emmanuel Macron  1" in done.stdout
    assert "graph.html" in done.stdout
    assert "Next: graphbuild show" in done.stdout


def test_build_goes_on_without_a_bad_document_and_exits_with_3(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Angela Merkel met Emmanuel Macron.", "utf-8")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"%PDF-1.4 cut off")
    small = ("--config", small_settings(tmp_path))
    done = run("build", tmp_path / "in", "--out", tmp_path / "g", "--json", *small)
    assert done.returncode == 3
    assert "bad.pdf" in done.stderr
    (failed,) = json.loads(done.stdout)["failures"]
    assert failed.endswith("bad.pdf")


def test_a_missing_input_is_wrong_usage(tmp_path):
    done = run("build", tmp_path / "no.txt", "--out", tmp_path / "g")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_text_comes_from_standard_input(tmp_path):
    build = ("build", "-", "--out", tmp_path / "g", "--config", small_settings(tmp_path))
    done = run(*build, stdin="Angela Merkel met Emmanuel Macron.")
    assert done.returncode == 0, done.stderr


def test_query_answers_in_each_format(demo):
    cypher = "MATCH (p:Person {name: $who}) RETURN p.name AS name, p.first_seen AS seen"
    ask = ("query", demo, cypher, "--param", "who=Ingrid Halvorsen")
    assert "Ingrid Halvorsen" in run(*ask).stdout
    assert json.loads(run(*ask, "--format", "json").stdout)[0]["name"] == "Ingrid Halvorsen"
    assert run(*ask, "--format", "csv").stdout.splitlines()[0] == "name,seen"


def test_a_wrong_query_fails_with_its_place(demo):
    done = run("query", demo, "MATCH (n RETURN n")
    assert done.returncode == 1
    assert "^" in done.stderr


def test_show_prints_the_card_of_an_entity(demo):
    done = run("show", demo, "Halvorsen")
    assert "● Ingrid Halvorsen   Person   person:ingrid-halvorsen" in done.stdout


def test_path_prints_the_sentences_between(demo):
    done = run("path", demo, "Ingrid Halvorsen", "Antwerp")
    assert done.returncode == 0
    assert "“" in done.stdout


def test_an_unknown_entity_is_wrong_usage_with_near_names(demo):
    done = run("show", demo, "Ingrid Halvorson")
    assert done.returncode == 2
    assert "Did you mean Ingrid Halvorsen?" in done.stderr


def test_stats_are_for_programs_too(demo):
    counts = json.loads(run("stats", demo, "--format", "json").stdout)["counts"]
    assert counts["documents"] == 21


def test_annotations_are_written_for_each_document(demo, tmp_path):
    target = tmp_path / "a.jsonl"
    done = run("export", demo, "--format", "annotations", "--output", target)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert len(lines) == 21
    assert {m["type"] for line in lines for m in line["mentions"]} == {"PERSON", "ORG", "PLACE"}


def test_view_writes_a_page_of_a_part(demo, tmp_path):
    done = run("view", demo, "--focus", "Ingrid Halvorsen", "--output", tmp_path / "p.html")
    assert done.returncode == 0, done.stderr
    assert "Ingrid Halvorsen" in (tmp_path / "p.html").read_text("utf-8")


def test_a_stretch_of_time_narrows_query_stats_and_page(demo, tmp_path):
    ask = ("query", demo, "MATCH (d:Document) RETURN d.date AS day", "--format", "json")
    days = sorted(row["day"] for row in json.loads(run(*ask).stdout) if row["day"])
    until = ("--until", days[0])
    assert {row["day"] for row in json.loads(run(*ask, *until).stdout)} == {days[0]}
    counts = json.loads(run("stats", demo, "--format", "json", *until).stdout)["counts"]
    assert counts["documents"] == days.count(days[0])
    page = tmp_path / "early.html"
    assert run("view", demo, *until, "--output", page).returncode == 0
    assert page.is_file()
    assert run("view", demo, *until).returncode == 2


def test_stats_names_leaders_communities_and_brokers(demo):
    told = json.loads(run("stats", demo, "--format", "json", "--top", "3").stdout)
    assert told["counts"]["components"] >= 1
    assert len([row for row in told["leading"] if row["type"] == "Person"]) == 3
    assert told["communities"][0]["leading"]
    assert told["brokers"][0]["betweenness"] > 0
    assert {row["type"] for row in told["relation_types"]} > {"CO_OCCURS", "WORKS_FOR"}
    assert told["new"] is None
    assert "Communities" in run("stats", demo).stdout
