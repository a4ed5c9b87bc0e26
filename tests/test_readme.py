"""What the README shows runs."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuild.language.pack import load_pack
from graphbuild.sources.formats import MANY, SINGLE
from graphbuild.stores.files.formats import FORMATS
from tests.services.neo4j import LTS

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TEXT, re.DOTALL)
COMMANDS = [
    line
    for kind, block in BLOCKS
    if kind == "sh"
    for line in block.splitlines()
    if line.startswith("graphbuild ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, where one block finds what an earlier one made."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_runs(line, folder, request):
    environment = dict(os.environ)
    if line.startswith("graphbuild load"):
        login = request.getfixturevalue("neo4j_servers")(LTS)
        environment |= {"NEO4J_URI": login.uri, "NEO4J_USERNAME": login.username}
        environment["NEO4J_PASSWORD"] = login.password
    program = [sys.executable, "-c", "from graphbuild.cli import main; main()"]
    done = subprocess.run(
        [*program, *shlex.split(line)[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", [text for kind, text in BLOCKS if kind == "python"])
def test_the_python_of_the_readme_runs(block, folder):
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_format_that_is_written():
    assert [name for name in FORMATS if not re.search(rf"[` ]{name}`", TEXT)] == []


def test_the_readme_names_an_ending_of_every_reader():
    endings: dict[str, list[str]] = {}
    for ending, reader in {**SINGLE, **MANY}.items():
        endings.setdefault(reader.__name__, []).append(ending)
    named = re.findall(r"(?<!\S)\.[a-z]+\b", TEXT)
    assert [name for name, own in endings.items() if not {*own} & {*named}] == []


def test_the_readme_names_every_relation():
    assert [kind for kind in load_pack().relations.root if f"`{kind}`" not in TEXT] == []
