"""What review asks about joins that were made, on real builds."""

from pathlib import Path

import pytest

import graphbuild
from graphbuild.build.names.curation import judge
from graphbuild.model import Doubt, Judgement
from graphbuild.resolve.curation.review import sides
from tests.builds import SMALL

TEXTS = {
    "a.txt": "Vesna Markov met Luka Perić in Oslo. Perić thanked Markov. Markov left on Monday.",
    "b.txt": "Vesna Markov spoke to Luka Perić in Bergen.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def built(folder: Path):
    return graphbuild.build(folder / "*.txt", folder / "graph", config=SMALL)


def names(doubts: list[Doubt]) -> list[tuple[str, str]]:
    return [(d.comparison.left, d.comparison.right) for d in doubts]


def test_short_forms_are_asked_about_those_first_that_are_named_more(folder):
    doubts = built(folder).doubts()
    assert names(doubts) == [("Markov", "Vesna Markov"), ("Perić", "Luka Perić")]
    assert [d.mentions for d in doubts] == [2, 1]
    assert {d.comparison.verdict for d in doubts} == {"same"}
    assert doubts[0].left_sentences == ("Perić thanked Markov.", "Markov left on Monday.")


@pytest.mark.parametrize(("verdict", "people"), [("same", 2), ("different", 3)])
def test_an_answer_about_a_short_form_holds_and_is_not_asked_again(folder, verdict, people):
    kg = built(folder)
    asked = kg.doubts()[0]
    judge(folder / "graph", [Judgement(*sides(asked), verdict)])
    after = built(folder)
    assert len(list(after.entities("Person"))) == people
    assert after.entity("Vesna Markov").id == kg.entity("Vesna Markov").id
    assert ("Markov", "Vesna Markov") not in names(after.doubts())
