"""Places of one name that a document puts in two states."""

from dataclasses import replace

import pytest

from graphbuild.model import RelationMention, Span
from tests.resolve.builders import chains_of, extraction

PLACE = "Place"


def placed(*within: tuple[str, str], bare: str = "", modality="asserted"):
    """A document that says of each place that it lies in another, and then names one alone."""
    named = [(name, PLACE) for pair in within for name in pair]
    made = extraction(*named, *([(bare, PLACE)] if bare else []))
    said = tuple(
        RelationMention(2 * number, 2 * number + 1, "LOCATED_IN", Span(0, 0), modality)
        for number in range(len(within))
    )
    return chains_of(replace(made, relations=said))


def of_name(chains, name):
    return [(list(chain.mentions), chain.roles) for chain in chains if chain.name == name]


def test_places_of_one_name_in_two_states_are_two_and_the_bare_name_is_the_firsts():
    found = placed(("Halvern", "Oregon"), ("Halvern", "Maine"), bare="Halvern")
    assert of_name(found, "Halvern") == [([0, 4], ("oregon",)), ([2], ("maine",))]


def test_the_bare_name_is_the_one_that_is_put_somewhere_most_often():
    found = placed(("Halvern", "Oregon"), ("Halvern", "ME"), ("Halvern", "Maine"), bare="Halvern")
    assert of_name(found, "Halvern") == [([0], ("oregon",)), ([2, 4, 6], ("maine",))]


def test_a_place_in_a_state_is_not_the_one_in_another_country():
    found = placed(("Halvern", "France"), ("Halvern", "Texas"))
    assert len(of_name(found, "Halvern")) == 2


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Halvern", "Oregon", "OR"),
        ("Halvern", "Oregon", "United States"),
        ("Halvern", "England", "United Kingdom"),
        ("Halvern", "Serbia", "Kosovo"),
        ("Halvern River", "Oregon", "Idaho"),
        ("Lake Halvern", "Nevada", "California"),
        ("Halvern", "Oregon", "Jadrin County"),
    ],
)
def test_what_may_be_one_place_stays_one(name, one, other):
    assert len(of_name(placed((name, one), (name, other)), name)) == 1


def test_what_is_only_supposed_parts_nothing():
    found = placed(("Halvern", "Oregon"), ("Halvern", "Maine"), modality="hypothetical")
    assert of_name(found, "Halvern") == [([0, 2], ())]


def test_a_town_that_lies_in_a_state_is_not_the_club_of_its_name():
    body = "Organization"
    made = extraction(
        ("Halvern Rovers", body), ("Halvern", PLACE), ("Ohio", PLACE), ("Halvern", body)
    )
    within = RelationMention(1, 2, "LOCATED_IN", Span(0, 0))
    found = {c.name: list(c.mentions) for c in chains_of(replace(made, relations=(within,)))}
    assert found == {"Halvern Rovers": [0, 3], "Halvern": [1], "Ohio": [2]}


def test_a_town_in_one_state_is_not_the_one_whose_name_ends_with_another():
    made = extraction(
        ("Halvern California", PLACE), ("Halvern", PLACE), ("Ohio", PLACE), ("Halvern", PLACE)
    )
    within = RelationMention(1, 2, "LOCATED_IN", Span(0, 0))
    found = {c.name: list(c.mentions) for c in chains_of(replace(made, relations=(within,)))}
    assert found == {"Halvern California": [0], "Halvern": [1, 3], "Ohio": [2]}
