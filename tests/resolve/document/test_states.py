"""A state, and the city of its name."""

from dataclasses import replace

import pytest

from graphbuild.model import Cues, RelationMention, Span
from tests.resolve.builders import chains_of, extraction

PLACE = "Place"


def of_the_state(document, index: int):
    """The document with a mention that stands after "the state of"."""
    marked = replace(document.mentions[index], cues=Cues(places=("state",)))
    mentions = [*document.mentions]
    mentions[index] = marked
    return replace(document, mentions=tuple(mentions))


def test_the_state_of_new_york_is_not_new_york_city():
    made = extraction(("New York", PLACE), ("New York City", PLACE), ("New York", PLACE))
    found = {c.name: list(c.mentions) for c in chains_of(of_the_state(made, 0))}
    assert found == {"New York State": [0], "New York City": [1, 2]}


def test_what_a_governor_governs_is_the_state():
    made = extraction(("Al Reyes", "Person"), ("New York", PLACE))
    leads = RelationMention(0, 1, "LEADS", Span(0, 0), role="Governor")
    found = chains_of(replace(made, relations=(leads,)))
    assert [chain.name for chain in found] == ["Al Reyes", "New York State"]


@pytest.mark.parametrize(("short", "full"), [("Kansas", "Kansas City"), ("Iowa", "Iowa City")])
def test_a_city_is_not_the_state_that_its_name_begins_with(short, full):
    assert len(chains_of(extraction((full, PLACE), (short, PLACE)))) == 2


def test_behind_a_city_of_the_state_a_name_is_the_states_and_elsewhere_what_it_was():
    made = extraction(("Buffalo", PLACE), ("New York", PLACE), ("New York", PLACE))
    within = RelationMention(0, 1, "LOCATED_IN", Span(0, 0))
    found = {c.name: list(c.mentions) for c in chains_of(replace(made, relations=(within,)))}
    assert found == {"Buffalo": [0], "New York State": [1], "New York": [2]}


def test_behind_what_is_no_city_of_the_state_it_is_as_it_was():
    made = extraction(("Marlow Gardens", PLACE), ("New York", PLACE))
    within = RelationMention(0, 1, "LOCATED_IN", Span(0, 0))
    found = [c.name for c in chains_of(replace(made, relations=(within,)))]
    assert found == ["Marlow Gardens", "New York"]


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        (["Maine", "New York", "Ohio", "Texas"], "New York State"),
        (["Washington", "Maine", "Ohio", "Texas"], "Washington State"),
        (["London", "New York", "Texas"], "New York"),
        (["Chicago", "New York", "Washington", "Texas", "Ohio"], "New York"),
    ],
)
def test_in_a_list_of_states_a_name_is_a_states(listed, name):
    assert name in {chain.name for chain in chains_of(extraction(*((n, PLACE) for n in listed)))}
