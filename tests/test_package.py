"""What is handed on: the files of the package, its versions, its entry in spaCy's Universe.

`make package` builds it, and tries it in empty environments.
"""

import json
import re
import tomllib
from pathlib import Path

import pytest
import spacy
import yaml
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

import graphbuild
from tests.builds import ARTICLES
from tests.cli.running import run

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = (
    "graphbuild/py.typed",
    "graphbuild/extract/recogniser/models/en/network.onnx.gz",
    "graphbuild/extract/recogniser/models/en/embeddings.npz",
    "graphbuild/language/en/relations.yaml",
    "graphbuild/resolve/reasons.yaml",
    "graphbuild/view/page/template.html",
)


def files_of(builder):
    return {each.distribution_path for each in builder(str(ROOT)).recurse_included_files()}


def test_the_wheel_holds_the_whole_package_and_the_examples_articles_alone():
    own = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "graphbuild").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    articles = {f"graphbuild/examples/articles/{path.name}" for path in ARTICLES.iterdir()}
    wheel = files_of(WheelBuilder)
    assert wheel == own | articles
    assert {*NEEDED} <= wheel
    for room in ("view/page", "language/en", "extract/recogniser/models/en"):
        assert any(name.startswith(f"graphbuild/{room}/") for name in wheel)
    assert any(name.endswith(".js") for name in wheel)


def test_the_sdist_holds_what_tests_and_pages_need():
    sdist = files_of(SdistBuilder)
    for name in ("README.md", "CITATION.cff", "docs/tutorial.md", "mkdocs.yml", "Makefile"):
        assert name in sdist
    assert any(name.startswith("examples/articles/") for name in sdist)
    assert not any(name.startswith((".venv", "node_modules", "site/")) for name in sdist)


def test_every_place_names_the_same_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert graphbuild.__version__ == PROJECT["version"] == str(citation["version"])
    assert citation["license"] == PROJECT["license"]
    assert {"cff-version", "message", "title", "authors", "type"} <= {*citation}


def test_the_changelog_has_a_section_for_each_version_the_newest_first():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[0] == "Unreleased"
    released = [re.fullmatch(r"(\d+\.\d+\.\d+) \(\d{4}-\d\d-\d\d\)", each) for each in headings[1:]]
    assert all(released)
    versions = [tuple(map(int, each[1].split("."))) for each in released]
    assert versions == sorted(versions, reverse=True)
    assert not versions or versions[0] == tuple(map(int, PROJECT["version"].split(".")))


def test_the_entry_for_spacys_universe_has_its_keys_and_its_example_runs(capsys):
    entry = json.loads((ROOT / "docs" / "spacy_universe.json").read_text("utf-8"))
    texts = ("id", "title", "slogan", "description", "pip", "code_language", "author")
    assert all(isinstance(entry[key], str) and entry[key] for key in texts)
    assert entry["pip"] == PROJECT["name"]
    kinds = {"pipeline", "standalone", "training", "scientific", "research", "visualizers"}
    assert {*entry["category"]} <= kinds
    assert all(re.fullmatch(r"[a-z0-9-]+", tag) for tag in entry["tags"])
    exec("\n".join(entry["code_example"]), {})  # noqa: S102 - our own
    assert "Ada Nwosu" in capsys.readouterr().out
    points = PROJECT["entry-points"]["spacy_factories"]
    assert all(name in spacy.registry.factories for name in points)


@pytest.mark.parametrize(
    ("shell", "typed", "wanted"),
    [
        ("bash", {"COMP_WORDS": "graphbuild ex", "COMP_CWORD": "1"}, "export"),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "graphbuild build --wo"}, "--workers"),
        (
            "fish",
            {
                "_TYPER_COMPLETE_ARGS": "graphbuild export graph --format gr",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
            "graphml",
        ),
    ],
)
def test_a_shell_completes_commands_options_and_formats(shell, typed, wanted):
    done = run(environment={"_GRAPHBUILD_COMPLETE": f"complete_{shell}"} | typed)
    assert done.returncode == 0, done.stderr
    assert wanted in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_completion_is_for_the_shell(shell):
    done = run(environment={"_GRAPHBUILD_COMPLETE": f"source_{shell}"})
    assert f"complete_{shell}" in done.stdout
