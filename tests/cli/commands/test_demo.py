"""graphbuild demo: the examples' graph, wherever graphbuild is installed."""

import shlex
import shutil
from pathlib import Path

import pytest

from graphbuild.cli.examples import articles
from graphbuild.errors import StoreError
from tests.builds import ARTICLES, small_settings
from tests.cli.running import run
from tests.conftest import for_the_larger_model


@for_the_larger_model
def test_the_demo_builds_the_examples_and_says_three_commands_that_answer(
    demo, tmp_path, monkeypatch
):
    # What the shared build read need not be read again.
    shutil.copytree(demo, tmp_path / "first graph")
    monkeypatch.chdir(tmp_path)
    done = run("demo", "--out", "first graph")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("21 documents")
    assert f"The page: {tmp_path / 'first graph' / 'graph.html'}" in done.stdout
    told = [shlex.split(line) for line in done.stdout.split("Then try:")[1].splitlines() if line]
    assert [(*each[:3],) for each in told] == [
        ("graphbuild", command, "first graph") for command in ("show", "path", "query")
    ]
    for each in told:
        answer = run(*each[1:])
        assert answer.returncode == 0, answer.stderr
        assert len(answer.stdout.splitlines()) > 2


def test_the_demo_replaces_no_graph_of_other_documents(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Ada Nwosu flew to Lagos.", "utf-8")
    run("build", note, "--out", tmp_path / "own", "--config", small_settings(tmp_path))
    before = (tmp_path / "own" / "manifest.json").read_bytes()
    done = run("demo", "--out", tmp_path / "own")
    assert done.returncode == 2
    assert "other documents" in done.stderr
    assert (tmp_path / "own" / "manifest.json").read_bytes() == before


def test_the_articles_are_those_of_the_checkout_or_those_of_the_wheel(tmp_path):
    assert articles() == ARTICLES
    package = tmp_path / "graphbuild"
    (package / "examples" / "articles").mkdir(parents=True)
    assert articles(package) == package / "examples" / "articles"


def test_examples_of_somebody_else_beside_the_package_are_not_taken(tmp_path):
    (tmp_path / "examples" / "articles").mkdir(parents=True)
    with pytest.raises(StoreError, match="--force-reinstall"):
        articles(Path(tmp_path, "graphbuild"))
