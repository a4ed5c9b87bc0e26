"""How soon a command is there: what it loads before it has anything to do."""

import json
import subprocess
import sys

import pytest

HEAVY = {"pyarrow", "spacy", "pydantic", "networkx", "pandas", "numpy"}
HELP = """
from graphbuild.cli.app import app
try:
    app(["--help"], prog_name="graphbuild")
except SystemExit as end:
    assert not end.code
"""
COMMAND_HELP = HELP.replace('"--help"', '"query", "--help"')
FACE = "import graphbuild"
TELL = """
import json, sys, time
print(json.dumps([time.process_time(), sorted(sys.modules)]), file=sys.stderr)
"""


def started(code: str) -> tuple[float, set[str]]:
    """The seconds that a new interpreter's processor works for some code, and what it loads.

    The best of three, since a busy machine makes any of them slower, and none faster.
    """
    found = []
    for _ in range(3):
        command = [sys.executable, "-c", code + TELL]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stderr))
    return min(seconds for seconds, _ in found), set(found[0][1])


@pytest.mark.parametrize(
    ("code", "heavy", "most"),
    [(HELP, HEAVY, 0.6), (COMMAND_HELP, HEAVY - {"pydantic"}, 1.2), (FACE, HEAVY, 0.4)],
    ids=["help", "help of a command, whose options typer reads by pydantic", "import"],
)
def test_it_starts_soon_and_without_the_heavy_libraries(code, heavy, most):
    seconds, modules = started(code)
    assert heavy & modules == set()
    assert seconds < most
