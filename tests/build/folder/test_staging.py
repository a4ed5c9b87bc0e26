import shutil

import pytest

import graphbuild
from graphbuild.build.folder.staging import READY, finish, place_of, staged
from tests.builds import SMALL, few_articles


def test_outputs_are_put_in_place_together(tmp_path):
    with staged(tmp_path) as part:
        (part / "a").write_text("1")
        (part / "b").write_text("2")
        assert not (tmp_path / "a").exists()
    assert [f.name for f in sorted(tmp_path.iterdir())] == ["a", "b"]


def test_where_something_fails_nothing_is_put_in_place(tmp_path):
    def fail() -> None:
        with staged(tmp_path) as part:
            (part / "a").write_text("1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not [*tmp_path.iterdir()]


def killed_while_moving(folder, *, moved, waiting):
    """A folder in which a build was killed amid putting its outputs in place."""
    part = folder / ".staged-1"
    part.mkdir()
    for name in moved:
        (folder / name).write_text("new")
    for name in waiting:
        (folder / name).write_text("old")
        (part / name).write_text("new")
    (part / READY).touch()


def test_a_reader_sees_the_new_outputs_of_a_build_that_was_killed_and_changes_nothing(tmp_path):
    killed_while_moving(tmp_path, moved=["a"], waiting=["b"])
    before = sorted(str(f) for f in tmp_path.rglob("*"))
    assert [place_of(tmp_path, name).read_text() for name in ("a", "b")] == ["new", "new"]
    assert sorted(str(f) for f in tmp_path.rglob("*")) == before


def test_the_next_build_finishes_what_was_complete_and_drops_what_was_not(tmp_path):
    killed_while_moving(tmp_path, moved=["a"], waiting=["b"])
    (tmp_path / ".staged-2").mkdir()
    (tmp_path / ".staged-2" / "c").write_text("half")
    finish(tmp_path)
    found = {f.name: f.read_text() for f in tmp_path.iterdir()}
    assert found == {"a": "new", "b": "new"}


def test_opening_a_graph_while_a_build_writes_leaves_its_files_alone(demo, tmp_path):
    folder = tmp_path / "g"
    shutil.copytree(demo, folder)
    part = folder / ".staged-1"
    part.mkdir()
    (part / "evidence.parquet").write_text("half")
    assert len(graphbuild.open(folder)) > 0
    assert (part / "evidence.parquet").read_text() == "half"


def test_an_opened_graph_goes_on_with_the_files_that_it_opened(tmp_path):
    out = tmp_path / "g"
    articles = few_articles(tmp_path / "in")
    graphbuild.build(min(articles.iterdir()), out, config=SMALL)
    kg = graphbuild.open(out)
    before = len(kg)
    graphbuild.build(articles, out, config=SMALL)
    assert len(kg) == before == kg.query("MATCH (n:Entity) RETURN count(n) AS n")[0]["n"]
    assert kg.evidence(kg.entities()[0].id)
    assert len(graphbuild.open(out)) > before
