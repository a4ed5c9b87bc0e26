"""Names that a line's end broke in two."""

import pytest

from graphbuild.extract.names.broken import mended
from tests.extract.names.marked import named


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("It was Magda Oster-\nlund who paid.", "Magda Oster-", "Magda Oster- lund"),
        ("It was Magda Oster-\r\nlund who paid.", "Magda Oster", "Magda Oster- lund"),
        ("It was Amra Moe-\nWeber who paid.", "Amra Moe", "Amra Moe- Weber"),
    ],
)
def test_a_name_goes_on_behind_a_lines_last_hyphen(text, seen, name):
    assert [m.text for m in mended(text, [named(text, seen)])] == [name]


def test_the_rest_of_a_broken_name_is_no_name_of_its_own():
    text = "It was Magda Oster-\nlund who paid."
    seen = [named(text, "Magda Oster"), named(text, "lund")]
    assert [m.text for m in mended(text, seen)] == ["Magda Oster- lund"]


@pytest.mark.parametrize(
    "text", ["Pre-Moe -\nthen", "Then Moe - then", "Then Moe-then", "Then Moe\nthen", "Moe-"]
)
def test_a_name_without_a_broken_word_stays(text):
    assert [m.text for m in mended(text, [named(text, "Moe")])] == ["Moe"]
