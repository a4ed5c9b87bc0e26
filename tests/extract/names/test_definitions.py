"""Short forms in brackets, and the names that they are short for."""

import pytest

from graphbuild.extract.names.definitions import find_definitions
from graphbuild.language.pack import load_pack
from graphbuild.model import Mention, Span
from tests.extract.names.marked import named

PACK = load_pack("en")


def defined(text: str, *mentions: Mention) -> list[tuple[str, str]]:
    kept, pairs = find_definitions(text, list(mentions), [Span(0, len(text))], "d", PACK)
    return [(kept[long].text, kept[brief].text) for long, brief in pairs]


@pytest.mark.parametrize(
    ("text", "long", "brief"),
    [
        ("The European Union (EU) met.", "European Union", "EU"),
        ("The European Union (the EU) met.", "European Union", "EU"),
        ("The European Union (“EU”) met.", "European Union", "EU"),
        ("A Board for the Ports (BP) met.", "Board for the Ports", "BP"),
    ],
    ids=["bare", "with an article", "in quotes", "small words within"],
)
def test_a_bracketed_short_form_is_tied_to_the_name_before_it(text, long, brief):
    assert defined(text) == [(long, brief)]


@pytest.mark.parametrize(
    "text",
    [
        "The European Union (WTO) met.",
        "The European Union (see) met.",
        "He saw Every unit (EU) there.",
    ],
    ids=["other letters", "no capitals", "mostly small letters"],
)
def test_what_is_in_brackets_for_another_reason_defines_nothing(text):
    assert defined(text) == []


def test_a_long_form_has_the_type_and_title_of_what_it_covers():
    text = "The Jadrin Port Trust (JPT) met."
    seen = named(text, "Jadrin", "Place")
    kept, _ = find_definitions(text, [seen], [Span(0, len(text))], "d", PACK)
    assert [(m.text, m.type) for m in kept] == [("Jadrin Port Trust", "Place"), ("JPT", "Place")]


def test_each_pair_leads_to_its_own_mentions_in_the_order_of_the_text():
    text = "The European Union (EU) and Ana of the World Trade Board (WTB) met."
    assert defined(text, named(text, "Ana")) == [
        ("European Union", "EU"),
        ("World Trade Board", "WTB"),
    ]
