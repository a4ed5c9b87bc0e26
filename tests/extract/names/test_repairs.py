"""Names that the model cut in two, did not see, or should not have seen."""

import re

import pytest

from graphbuild.extract.names.mentions import sentences
from graphbuild.extract.names.repairs import (
    add_missed,
    as_elsewhere,
    begins_with_headline,
    drop_words_of_headlines,
    join_halves,
    join_known_places,
    join_nicknames,
    with_numbers,
)
from graphbuild.language.pack import load_pack
from graphbuild.model import Mention, Span
from tests.extract.names.marked import marked, mentions, named

PACK = load_pack("en")
NAMES = PACK.names


def texts(mentions: list[Mention]) -> list[str]:
    return [m.text for m in mentions]


def test_a_name_that_was_missed_is_found_again(extractor):
    doc = marked(
        extractor, "Halvorsen spoke in Oslo. Then Halvorsen left.", ("Halvorsen", "PERSON")
    )
    again = add_missed(doc, mentions(extractor, doc), sentences(doc), extractor.pack)
    assert texts(again) == ["Halvorsen", "Halvorsen"]


def test_a_missed_surname_takes_the_given_name_before_it_along(extractor):
    text = "Halvorsen spoke in Oslo. Then Ingrid Halvorsen left."
    doc = marked(extractor, text, ("Halvorsen", "PERSON"))
    again = add_missed(doc, mentions(extractor, doc), sentences(doc), extractor.pack)
    assert texts(again) == ["Halvorsen", "Ingrid Halvorsen"]


def test_of_two_known_names_that_overlap_the_longer_stands_there(extractor):
    text = "Mr Jadrin read the Courier. A waiter told the Jadrin Courier nothing."
    doc = marked(extractor, text, ("Jadrin", "PERSON"), ("Courier", "ORG"))
    again = add_missed(doc, mentions(extractor, doc), sentences(doc), extractor.pack)
    assert texts(again) == ["Jadrin", "Courier", "Jadrin Courier"]


def test_a_name_that_was_mostly_missed_is_left_as_it_is(extractor):
    text = "Victory came late. For Victory they fought. Then Victory fled. So Victory won."
    doc = marked(extractor, text, ("Victory", "PERSON"))
    assert len(add_missed(doc, mentions(extractor, doc), sentences(doc), extractor.pack)) == 1


def test_a_country_with_an_and_is_one_place():
    text = "To Trinidad and Tobago, from Oslo and Bergen."
    places = [named(text, name, "Place") for name in ("Trinidad", "Tobago", "Oslo", "Bergen")]
    joined = join_known_places(text, places, NAMES)
    assert texts(joined) == ["Trinidad and Tobago", "Oslo", "Bergen"]


def test_a_place_and_the_organisation_right_after_it_are_one():
    text = "The Jadrin Courier of Jadrin City"
    halves = [named(text, "Jadrin", "Place"), named(text, "Courier", "Organization")]
    assert [(m.text, m.type) for m in join_halves(text, halves, PACK)] == [
        ("Jadrin Courier", "Organization")
    ]


def test_a_text_in_capitals_throughout_has_no_headlines():
    text = "COURT HEARS ADA BERG. THE COURT HEARD BERG TODAY."
    spans = [Span(0, 21), Span(22, 49)]
    seen = [named(text, "ADA BERG"), named(text, "BERG TODAY", sentence=1)]
    assert drop_words_of_headlines(text, seen, spans) == seen


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Berg to close mill\n\nThe firm said so.", True),
        ("Will Berg close it?\nThe firm said so.", True),
        ("Berg closed it.\n\nThe firm said so.", False),
        ("Dear Ada,\n\nWe said so.", False),
        ("Berg closed it The firm said so.", False),
    ],
)
def test_a_headline_is_a_first_line_without_a_full_stop(text, is_one):
    first = re.match(r".*?(?=\n| The)", text).end()
    assert begins_with_headline(text, [Span(0, first), Span(first + 1, len(text))]) is is_one


def test_a_given_name_and_the_place_its_surname_was_taken_for_are_one_person():
    text = "Then Peter Halvern left."
    halves = [named(text, "Peter"), named(text, "Halvern", "Place")]
    joined = join_halves(text, halves, PACK)
    assert [(m.text, m.type) for m in joined] == [("Peter Halvern", "Person")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("With Peter, Halvern fell.", ("Peter", "Halvern")),
        ("They sold Tessaro Halvern shares.", ("Tessaro", "Halvern")),
    ],
)
def test_other_names_before_a_place_are_none_of_it(text, names):
    halves = [named(text, names[0]), named(text, names[1], "Place")]
    assert len(join_halves(text, halves, PACK)) == 2


def found_as(text: str, *seen: tuple[str, int]) -> list[str]:
    """The names of a text, of whom these were seen: each with where its search begins."""
    listed = []
    for words, after in seen:
        start = text.index(words, after)
        listed.append(Mention("d", 0, Span(start, start + len(words)), words, "Organization"))
    return texts(as_elsewhere(text, listed))


def test_a_name_that_was_cut_short_is_read_as_elsewhere():
    text = "Axel Timber paid. So Axel Timber said."
    assert found_as(text, ("Axel Timber", 0), ("Axel", 17)) == ["Axel Timber", "Axel Timber"]
    assert found_as(text, ("Axel", 0), ("Timber", 0), ("Axel Timber", 17)) == ["Axel Timber"] * 2


def test_a_name_that_was_mostly_cut_short_stays_as_it_is():
    text = "Axel Timber paid. So Axel Timber said. Then Axel Timber left."
    seen = [("Axel", 0), ("Axel", 17), ("Axel Timber", 38)]
    assert found_as(text, *seen) == ["Axel", "Axel", "Axel Timber"]


def test_a_shorter_name_elsewhere_stays_short():
    text = "Axel Timber paid. So Axel Timberland said, and Axel left."
    seen = [("Axel Timber", 0), ("Axel", 17), ("Axel", 40)]
    assert found_as(text, *seen) == ["Axel Timber", "Axel", "Axel"]


def test_a_nickname_in_quotes_is_in_the_middle_of_its_name():
    text = 'William "Bill" Ashdown met Ana. "Bill, come in."'
    people = [named(text, words) for words in ("William", "Bill", "Ashdown", "Ana")]
    assert texts(join_nicknames(text, people)) == ['William "Bill" Ashdown', "Ana"]


def test_of_a_headline_in_capitals_only_names_from_elsewhere_and_countries_stay():
    text = "HARBOUR SOLD IN NORWAY BY BERG\nThe harbour was sold by Berg."
    spans = [Span(0, 30), Span(31, len(text))]
    shouted = [named(text, name) for name in ("HARBOUR", "NORWAY", "BERG")]
    kept = drop_words_of_headlines(text, [*shouted, named(text, "Berg", sentence=1)], spans)
    assert texts(kept) == ["NORWAY", "BERG", "Berg"]


def test_what_has_a_number_in_one_place_has_its_number_in_the_other():
    text = "Task Force 151 met Task Force 152. Task Force 3.5 is none, and Unit 7 is alone."
    whole = Mention("d", 0, Span(0, 14), "Task Force 151", "Organization")
    cut = Mention("d", 0, Span(19, 29), "Task Force", "Organization")
    no_number = Mention("d", 1, Span(35, 45), "Task Force", "Organization")
    unlike = named(text, "Unit", "Organization", sentence=1)
    assert texts(with_numbers(text, [whole, cut, no_number, unlike])) == [
        "Task Force 151",
        "Task Force 152",
        "Task Force",
        "Unit",
    ]
