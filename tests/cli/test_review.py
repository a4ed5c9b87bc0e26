"""graphbuild review, from the doubts of a real build to the next build."""

import csv
import shutil
from pathlib import Path

import pytest

import graphbuild
from tests.builds import SMALL, small_settings
from tests.cli.running import Done, run

TEXTS = {
    "a.txt": "Ingrid Halvorsen met Luka Perić in Oslo. She praised the port.",
    "b.txt": "Ingrid Halvorson, an economist, flew to Oslo with Luka Perić on Monday.",
}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, with their graph."""
    folder = tmp_path_factory.mktemp("review")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    graphbuild.build(folder / "*.txt", folder / "graph", config=SMALL)
    return folder


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A graph's folder of one's own, beside its documents."""
    return Path(shutil.copytree(once, tmp_path / "own")) / "graph"


def build(folder: Path) -> Done:
    """The next build, as a person types it."""
    small = ("--config", small_settings(folder.parent))
    return run("build", folder.parent / "*.txt", "--out", folder, *small)


def people(folder: Path) -> set[str]:
    kg = graphbuild.build(folder.parent / "*.txt", folder, config=SMALL)
    return {entity.name for entity in kg.entities("Person")}


def test_an_answer_is_asked_for_with_both_sides_sentences_and_holds(built):
    done = run("review", built, stdin="y\n")
    assert "Ingrid Halvorson, an economist" in done.stdout
    assert "Ingrid Halvorsen met Luka" in done.stdout
    assert "1 answers in" in done.stdout
    assert people(built) == {"Ingrid Halvorsen", "Luka Perić"}
    assert "nothing is in doubt" in run("review", built).stdout


def test_no_is_remembered_and_not_asked_again(built):
    run("review", built, stdin="n\n")
    assert len(people(built)) == 3
    assert "nothing is in doubt" in run("review", built).stdout


def test_skip_and_quit_write_nothing(built):
    for typed in ("s\n", "q\n", "", "what\nq\n"):
        assert run("review", built, stdin=typed).returncode == 0
    assert not (built / "curation.yaml").exists()


def test_a_spreadsheet_does_as_well(built, tmp_path):
    sheet = tmp_path / "doubts.csv"
    assert run("review", built, "--export", sheet).returncode == 0
    rows = list(csv.DictReader(sheet.read_text("utf-8-sig").splitlines()))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "answer": "yes"} for row in rows)
    assert run("review", built, "--import", sheet).returncode == 0
    assert people(built) == {"Ingrid Halvorsen", "Luka Perić"}


def test_a_wrong_answer_in_a_sheet_is_named_with_its_row(built, tmp_path):
    sheet = tmp_path / "doubts.csv"
    sheet.write_text("answer,left,right\nmaybe,a,b\n", "utf-8")
    done = run("review", built, "--import", sheet)
    assert done.returncode == 2
    assert "row 2: 'maybe' is no answer" in done.stderr


def test_show_tells_why_and_a_decision_that_fits_nobody_is_named(built):
    (built / "curation.yaml").write_text("ignore: [Nobody Here]\n", "utf-8")
    done = build(built)
    assert "curation.yaml line 1: ignore Nobody Here" in done.stderr
    assert (
        "the same full name in several documents (0.99)" in run("show", built, "Luka Perić").stdout
    )


def test_a_faulty_file_stops_the_build_before_it_begins(built):
    (built / "curation.yaml").write_text("smae: []\n", "utf-8")
    done = build(built)
    assert done.returncode == 2
    assert "line 1: smae is no decision. Did you mean same?" in done.stderr
