"""What stands between quotation marks of all kinds."""

import pytest

from graphbuild.extract.quotations import quotations
from graphbuild.language.pack import load_pack

SPEECH = load_pack("en").speech


def quoted(text: str) -> list[list[str]]:
    return [[part.of(text) for part in q.parts] for q in quotations(text, SPEECH)]


@pytest.mark.parametrize("signs", ["“”", "«»", "»«", '""', "„“", "„”", "‘’", "''"])
def test_speech_stands_between_marks_of_each_kind(signs):
    text = f"Moe sighed. {signs[0]}It's late, isn't it?{signs[1]} she asked."
    assert quoted(text) == [["It's late, isn't it?"]]


def test_an_apostrophe_neither_opens_nor_closes():
    assert quoted("The O'Tooles' dogs weren't Moe's, 'tis said.") == []


def test_a_quotation_within_another_is_a_part_of_it():
    assert quoted("“He said ‘never,’ and left,” said Moe.") == [["He said ‘never,’ and left,"]]


def test_speech_of_several_paragraphs_opens_each_and_closes_the_last():
    text = '"One began.\n"Two went on.\n"Three ended." Moe rose.'
    assert quoted(text) == [["One began.", "Two went on.", "Three ended."]]


def test_speech_that_nobody_closes_ends_with_its_paragraph():
    text = "“One began.\nMoe rose. “Two,” he said."
    assert quoted(text) == [["One began."], ["Two,"]]


def test_inches_open_nothing():
    assert quoted('The 6" pipe and the 8" pipe leaked.') == []
