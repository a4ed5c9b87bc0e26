"""Disks that are full and folders that nobody may write to."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="there is no limit on the size of files")

# A file may grow to so many bytes, as on a full disk; the rest is the code to run.
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
"""
# Who is root writes everywhere, but for a process that has given that up.
UNPRIVILEGED = """
import ctypes, os, sys
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
if sys.platform == "linux" and not os.geteuid():
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
MAIN = "from graphbuild.cli import main; main()"
SAVE = """
from pathlib import Path
from tests.builders import random_graph
from graphbuild.stores.embedded import EmbeddedStore
EmbeddedStore.of(random_graph(50, 500)).save(Path(sys.argv[1]))
"""


def run(*arguments):
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parents[2],
    )


def held(folder):
    """What lies in a folder, but for what was read, which only grows."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def refused(done, told):
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    line = done.stderr.splitlines()[-1]
    assert line.startswith("graphbuild: ")
    assert told in line


@pytest.fixture
def graph(demo, tmp_path):
    """A graph's folder of one's own."""
    return Path(shutil.copytree(demo, tmp_path / "graph"))


FORMATS = ["graphml", "json", "csv", "parquet", "cypher", "neo4j-admin", "annotations"]


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_that_finds_the_disk_full_leaves_nothing(format, graph, tmp_path):
    done = run(
        "-c", FULL + MAIN, 2000, "export", graph, "--format", format, "--output", tmp_path / "x"
    )
    refused(done, "File too large")
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


@pytest.mark.parametrize("command", [["view"], ["build", "examples/articles", "--fresh", "--out"]])
def test_a_page_that_finds_the_disk_full_leaves_the_graph_as_it_was(command, graph):
    before = {name: data for name, data in held(graph).items() if not name.startswith("cache")}
    page = len(before["graph.html"])
    refused(run("-c", FULL + MAIN, page - 1, *command, graph), "File too large")
    after = held(graph)
    assert {name: after.get(name) for name in before} == before
    assert not [path.name for path in graph.iterdir() if path.name.startswith((".part", ".staged"))]


def test_the_embedded_graph_is_whole_or_as_it_was(tmp_path):
    target = tmp_path / "graph.kgl"
    target.write_text("the one before", "utf-8")
    done = run("-c", FULL + SAVE, 1000, target)
    assert "StoreError: cannot write" in done.stderr
    assert "File too large" in done.stderr
    assert held(tmp_path) == {"graph.kgl": b"the one before"}


@pytest.fixture
def closed(graph):
    """A graph's folder that may only be read."""
    graph.chmod(0o555)
    yield graph
    graph.chmod(0o755)


@pytest.mark.parametrize(
    "command",
    [
        ["view", "GRAPH"],
        ["view", "GRAPH", "--output", "GRAPH/new.html"],
        ["export", "GRAPH", "--format", "json", "--output", "GRAPH/x.json"],
        ["export", "GRAPH", "--format", "csv", "--output", "GRAPH/tables"],
        ["build", "examples/articles", "--out", "GRAPH"],
    ],
)
def test_a_folder_that_may_only_be_read_stays_as_it_was(command, closed):
    before = held(closed)
    arguments = [part.replace("GRAPH", str(closed)) for part in command]
    refused(run("-c", UNPRIVILEGED, "-c", MAIN, *arguments), "")
    assert held(closed) == before
