"""What a build reads, what it passes over, and what it says of both."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import graphbuild
from graphbuild.build.folder.lock import LOCK
from graphbuild.build.pipeline import Step
from graphbuild.errors import UsageError
from tests.builds import SMALL, small_settings
from tests.processes import children, needs_proc
from tests.sources.reading import TEXT, write


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A working folder with two documents."""
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.md", "Boris Ruge visited **Sarajevo** with Ada Nwosu.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_building_the_working_folder_twice_does_not_read_the_graph(here):
    first = graphbuild.build(".", config=SMALL)
    second = graphbuild.build(".", config=SMALL)
    assert list(second.documents) == list(first.documents) == ["a.txt", "b.md"]
    assert second.manifest["not_read"] == {"graph": "the graph is written there (--out)"}
    assert second.manifest["failures"] == {}


def test_a_graph_beside_the_documents_is_no_document(here):
    graphbuild.build(["a.txt"], "one", config=SMALL)
    kg = graphbuild.build(".", "two", config=SMALL)
    assert list(kg.documents) == ["a.txt", "b.md"]
    assert kg.manifest["not_read"] == {"one": "it is a graph that graphbuild made"}


def test_what_a_build_left_that_was_broken_off_is_no_document(here):
    graphbuild.build(["a.txt"], "one", config=SMALL)
    for file in (here / "one").iterdir():
        if file.is_file() and file.name not in (LOCK, "graph.html"):
            file.unlink()
    assert list(graphbuild.build(".", "two", config=SMALL).documents) == ["a.txt", "b.md"]


def test_a_graph_cannot_go_where_its_documents_are(here):
    with pytest.raises(UsageError, match="another folder with --out"):
        graphbuild.build(".", ".", config=SMALL)


def test_a_cache_of_someone_elses_makes_no_graph_of_a_folder(here):
    (here / "notes" / "cache").mkdir(parents=True)
    write(here / "notes" / "c.txt", "Ada Nwosu went to Lagos.")
    assert len(graphbuild.build(".", config=SMALL).documents) == 3


def test_odd_documents_are_named_and_the_others_make_the_graph(here, capsys):
    write(here / "date.txt", "BERLIN, 12 ſeptember 1750 — They met.")
    write(here / "bad.html", "<![foo bar]>Hello there.")
    write(here / "draft.md", "---\ndraft: !!bool maybe\n---\nAda Nwosu went to Lagos.\n")
    write(Path(os.fsdecode(b"caf\xff.pdf")), "no PDF")
    command = [sys.executable, "-m", "graphbuild", "build", ".", "--json"]
    command += ["--config", str(small_settings(here))]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 3, done.stderr
    manifest = json.loads(done.stdout)
    assert list(manifest["failures"]) == [r"caf\xff.pdf"]
    assert manifest["counts"]["documents"] == 5
    assert rb"caf\xff.pdf" in done.stderr


def test_the_traceback_of_what_nobody_foresaw_stands_in_the_log(here, monkeypatch):
    write(here / "broken" / "markdown_it.py", "raise RuntimeError('half installed')")
    monkeypatch.syspath_prepend(here / "broken")
    kg = graphbuild.build(["a.txt", "b.md"], config=SMALL)
    assert list(kg.documents) == ["a.txt"]
    assert "build.log" in kg.manifest["failures"]["b.md"]
    log = (here / "graph" / "build.log").read_text("utf-8")
    assert "cannot read b.md" in log
    assert "RuntimeError: half installed" in log


def test_a_build_without_such_faults_has_no_log(here):
    write(here / "graph" / "build.log", "of the last build")
    graphbuild.build("a.txt", config=SMALL)
    assert not (here / "graph" / "build.log").exists()


@needs_proc
def test_a_build_that_fails_leaves_no_process_though_its_error_is_kept(here):
    def fail(step: Step) -> None:
        if step.documents:
            raise RuntimeError("no more")

    before = children()
    with pytest.raises(RuntimeError) as kept:
        graphbuild.build(["b.md", "a.txt"], config=SMALL, progress=fail)
    assert children() == before
    assert kept.traceback
