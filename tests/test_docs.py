"""What the README and the site's pages show runs, and prints what they say."""

import json
import re
import tomllib

import pytest
import yaml

import graphbuild
from graphbuild.config import Config
from graphbuild.language.grammar.relations import RelationWords
from graphbuild.resolve.curation.file import read
from graphbuild.sources.kinds.formats import MANY, SINGLE
from graphbuild.stores.files.formats import FORMATS
from tests.conftest import for_the_larger_model
from tests.documented import PAGES, ROOT, Page, blocks, fits, folder_with_examples
from tests.services.neo4j import LTS

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TARGETS = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1]
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in PAGES}
BLOCKS = {name: blocks(text) for name, text in TEXTS.items()}
OF_A_SERVER = re.compile(r"\b(?:driver|embedder)\b")
"""Python that needs what a reader has opened: tests of GraphRAG run it."""


def runs(name):
    """Whether a page has something to run."""
    return any(block.kind in ("sh", "python") for block in BLOCKS[name])


RUN = [name for name in PAGES if runs(name)]
LOADING = [name for name in RUN if "\ngraphbuild load" in TEXTS[name]]


@pytest.fixture
def work(demo, tmp_path, monkeypatch):
    """The folder that pages speak of, gone to."""
    monkeypatch.chdir(folder_with_examples(tmp_path / "work", demo))


@for_the_larger_model
@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in RUN if name not in LOADING])
def test_what_a_page_shows_runs_and_prints_what_it_says(name, work):
    runs_as_it_says(name, Page())


@for_the_larger_model
@pytest.mark.parametrize("name", LOADING)
def test_what_a_page_loads_into_a_server_is_as_it_says(name, work, neo4j_servers):
    login = neo4j_servers(LTS)
    environment = {"NEO4J_URI": login.uri, "NEO4J_USERNAME": login.username}
    runs_as_it_says(name, Page(environment | {"NEO4J_PASSWORD": login.password}))


def runs_as_it_says(name, page):
    for block in BLOCKS[name]:
        if block.kind == "python" and OF_A_SERVER.search(block.text):
            continue
        try:
            printed = page.run(block)
        except Exception as error:
            error.add_note(f"{name} line {block.line}")
            raise
        if block.output is not None:
            assert fits(block.output, printed), (
                f"{name} line {block.line} prints what follows. If it is right, write the page "
                f"anew: python -m tests.documented {name}\n{printed}"
            )


def commands():
    """The lines of shell that no test runs, each with its place."""
    for name, found in BLOCKS.items():
        for block in (each for each in found if each.kind == "sh"):
            for line in block.text.splitlines():
                if line and not line.startswith(("#", "graphbuild ")):
                    yield pytest.param(line, id=f"{name}: {line[:40]}")


@pytest.mark.parametrize("line", [*commands()])
def test_a_command_that_is_not_run_names_what_is_there(line):
    program, *rest = line.partition(" #")[0].split()
    match program:
        case "make":
            assert rest[0] in TARGETS.split()
        case "pip":
            wanted = rest[-1].strip("'")
            extra = re.fullmatch(r"graphbuild\[([\w,-]+)\]", wanted)
            known = "".join(x for found in EXTRAS.values() for x in found)
            assert (
                {*extra[1].split(",")} <= {*EXTRAS} if extra else wanted == "." or wanted in known
            )
        case "python" | ".venv/bin/python":
            assert rest[0] == "-m" or (ROOT / rest[0]).is_file()
        case _:
            pytest.fail(f"nothing checks this: {line}")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param(block.kind, block.text, id=f"{name} line {block.line}")
        for name, found in BLOCKS.items()
        for block in found
        if block.kind in ("yaml", "json")
    ],
)
def test_data_that_a_page_shows_is_read_by_what_it_is_for(kind, text, tmp_path):
    if kind == "json":
        assert [json.loads(line) for line in text.splitlines()]
        return
    data = yaml.safe_load(text)
    if {*data} <= {*Config.model_fields}:
        Config.model_validate(data)
    elif all(key.isupper() for key in data):
        RelationWords.model_validate(data)
    else:
        (tmp_path / "curation.yaml").write_text(text, "utf-8")
        assert read(tmp_path / "curation.yaml")


@pytest.mark.parametrize("name", ["docs/neo4j.md"])
def test_cypher_of_a_page_is_answered(name, demo):
    kg = graphbuild.open(demo)
    asked = [block.text for block in BLOCKS[name] if block.kind == "cypher"]
    answered = [cypher for cypher in asked if "gds." not in cypher]
    assert answered
    for cypher in answered:
        assert kg.query(cypher)


def test_the_pages_name_every_format_that_is_written():
    assert [x for x in FORMATS if f"`{x}`" not in TEXTS["docs/exports.md"]] == []


def test_the_pages_name_an_ending_of_every_reader():
    endings: dict[str, list[str]] = {}
    for ending, reader in {**SINGLE, **MANY}.items():
        endings.setdefault(reader.__name__, []).append(ending)
    named = re.findall(r"(?<!\S)\.[a-z]+\b", TEXTS["docs/reference/formats.md"])
    assert [name for name, own in endings.items() if not {*own} & {*named}] == []


@pytest.mark.parametrize(
    ("said", "printed", "fit"),
    [
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\n", True),
        ("…\nb\n", "a\nb\n\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_an_ellipsis_stands_for_lines_and_nothing_else(said, printed, fit):
    assert fits(said, printed) is fit
