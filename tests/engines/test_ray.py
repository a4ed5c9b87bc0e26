"""Builds by Ray's actors, on a cluster of two nodes of which one is killed."""

import contextlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import graphbuild
from tests.build.test_incremental import SMALL, exported
from tests.engines.busy import TOO_BUSY
from tests.processes import is_gone, needs_proc

pytestmark = [
    needs_proc,
    pytest.mark.long,
    pytest.mark.skipif(find_spec("ray") is None, reason="needs graphbuild[ray]"),
]

ROOT = Path(__file__).parents[2]
TEXTS = (
    "Angela Merkel met Emmanuel Macron in Berlin on day {}.",
    "Joe Biden flew to Paris on day {}, where Emmanuel Macron received him.",
    "Siemens is based in Munich. On day {} Merkel visited Siemens.",
)
MANY = 400
STARTS = 6
"""As often as the engine tries it on a machine that is too busy."""


def corpus(folder: Path) -> Path:
    """Files of one and of many documents, some odd, and some that are the same."""
    folder.mkdir()
    lines = [json.dumps({"id": f"r{n}", "text": TEXTS[n % 3].format(n)}) for n in range(MANY)]
    lines[7] = json.dumps({"id": "fatal", "text": "Fatal is what Olaf Scholz said in Hamburg."})
    lines[9] = json.dumps({"id": "broken", "text": "Broken is what Olaf Scholz said in Bremen."})
    lines[11] = "{ no JSON"
    lines[350] = json.dumps({"id": "r3", "text": "Ada Nwosu went to Lagos."})
    lines[360] = lines[0]
    (folder / "records.jsonl").write_text("\n".join(lines), "utf-8")
    for n in range(20):
        (folder / f"{n:02}.txt").write_text(TEXTS[n % 3].format(MANY + n // 2), "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    return folder


def started_with(mark: str) -> list[int]:
    """The processes that have a mark in their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark.encode() in place.read_bytes():
                found.append(int(place.parent.name))
    return found


@pytest.fixture
def both(tmp_path_factory) -> tuple[Path, Path]:
    """The folders of a graph that a broken cluster made, and of one that this process made."""
    here = tmp_path_factory.mktemp("ray")
    given = corpus(here / "in")
    command = [sys.executable, "-m", "tests.engines.two_nodes", str(given), str(here / "ray")]
    marked = {**os.environ, "GRAPHBUILD_TEST": str(here)}
    for _ in range(STARTS):
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=ROOT, env=marked
        )
        if done.returncode != TOO_BUSY:
            break
    else:
        pytest.skip("Ray's own processes do not start in its half a minute: a machine too busy")
    assert done.returncode == 0, done.stderr
    assert all(map(is_gone, started_with(str(here))))
    lines = (given / "records.jsonl").read_text("utf-8").splitlines()
    for n in (7, 9):
        lines[n] = json.dumps({"id": f"left out {n}", "text": " "})
    (given / "records.jsonl").write_text("\n".join(lines), "utf-8")
    graphbuild.build(given, here / "local", config=SMALL)
    return here / "ray", here / "local"


def test_a_cluster_that_loses_a_node_makes_what_this_machine_makes(both):
    """One test, since each process of the suite that takes part in it starts clusters."""
    ray, local = map(exported, both)
    assert ray == local
    _what_cannot_be_read_is_named(both)
    log = (both[0] / "build.log").read_text("utf-8")
    assert "cannot extract from broken" in log
    assert "RuntimeError: no such luck" in log


def _what_cannot_be_read_is_named(both):
    ray, local = (graphbuild.open(folder).manifest for folder in both)
    assert "it ended two processes" in ray["failures"].pop("fatal")
    assert "RuntimeError: no such luck" in ray["failures"].pop("broken")
    left_out = {name for name in local["failures"] if name.endswith(("line 8", "line 10"))}
    assert ray["failures"].keys() == local["failures"].keys() - left_out
    assert ray["counts"]["documents"] == local["counts"]["documents"]
    assert ray["duplicates"] == local["duplicates"]
