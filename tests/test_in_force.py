"""Which settings are in force, and whence they come."""

import json
from pathlib import Path

import pytest
import yaml

from graphbuild.config import Config
from graphbuild.errors import ConfigError
from graphbuild.in_force import schema, settings_in_force
from tests.cli.running import run

SHIPPED = Path(__file__).parent.parent / "config.yaml"


def test_without_a_file_all_are_the_defaults():
    found = settings_in_force(None)
    assert {each.source for each in found} == {"default"}
    assert {"edges.window", "sources.columns.text", "view.max_bytes"} <= {f.name for f in found}


def test_what_a_file_sets_is_told_with_its_line(tmp_path):
    file = tmp_path / "my.yaml"
    file.write_text("# mine\nedges:\n  window: 3\nspacy:\n  models: {fr: null}\n", "utf-8")
    found = {each.name: each for each in settings_in_force(file)}
    window, models = found["edges.window"], found["spacy.models"]
    assert (window.value, window.source) == (3, f"{file} line 3")
    assert (models.value, models.source) == ({"fr": None}, f"{file} line 5")
    assert found["edges.min_weight"].source == "default"


def test_a_setting_that_comes_twice_is_an_error(tmp_path):
    (tmp_path / "my.yaml").write_text("edges:\n  window: 3\n  window: 1\n", "utf-8")
    with pytest.raises(ConfigError, match=r"my\.yaml line 3: window is there twice"):
        settings_in_force(tmp_path / "my.yaml")


def test_the_schema_has_all_settings_that_are_shipped():
    sections = yaml.safe_load(SHIPPED.read_text("utf-8"))
    defined = schema()
    for name, settings in sections.items():
        section = defined["$defs"][type(getattr(Config(), name)).__name__]
        assert settings.keys() == section["properties"].keys()


def test_the_command_prints_them_for_people_and_programs():
    assert "edges.window" in run("config").stdout
    assert {
        "name": "edges.window",
        "value": Config().edges.window,
        "source": "default",
    } in json.loads(run("config", "--format", "json").stdout)
    assert json.loads(run("config", "--schema").stdout)["title"] == "Config"


def in_force_with(*arguments, environment=None):
    done = run("config", "--format", "json", *arguments, environment=environment)
    return {row["name"]: (row["value"], row["source"]) for row in json.loads(done.stdout)}


def test_what_options_set_or_add_to_is_told(tmp_path):
    path = tmp_path / "my.yaml"
    path.write_text("sources:\n  exclude: [drafts]\n", "utf-8")
    found = in_force_with(
        "--config", path, "--exclude", "old", "--text-column", "story", "--known", "p.csv"
    )
    assert found["sources.exclude"] == (["drafts", "old"], f"{path} line 2, option")
    assert found["sources.columns.text"] == ("story", "option")
    assert found["known.lists"] == (["p.csv"], "option")
    assert found["sources.columns.id"] == (None, "default")


def test_what_the_environment_says_of_a_server_is_told_without_its_secrets():
    environment = {
        "NEO4J_URI": "neo4j://ada:hunter2@db.example:7687",
        "NEO4J_PASSWORD": "swordfish",
    }
    found = in_force_with(environment=environment)
    assert found["NEO4J_URI"] == ("neo4j://db.example:7687", "environment")
    assert found["NEO4J_USERNAME"] == ("neo4j", "default")
    assert found["NEO4J_PASSWORD"] == ("(set)", "environment")
    assert found["NEO4J_DATABASE"] == (None, "default")
