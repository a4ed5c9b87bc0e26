"""What a table says of each type of relation."""

import pytest

from graphbuild.language.grammar.relations import RelationWords, TypeWords, verb_pattern
from graphbuild.language.pack import load_pack


def test_a_pattern_has_particle_object_and_prepositions():
    assert verb_pattern("take +over <stake|share> from|of") == (
        "take",
        "over",
        ("stake", "share"),
        ("from", "of"),
        False,
    )


@pytest.mark.parametrize("text", ["", "take over from of", "take <stake"])
def test_what_is_no_pattern_is_refused(text):
    with pytest.raises(ValueError, match="no verb pattern"):
        verb_pattern(text)


def test_words_of_ones_own_are_added_and_ends_take_the_place_of_the_old():
    ours = TypeWords(head=("Person",), verbs=("visit",), below={"X": ("a",)})
    both = ours.merged(TypeWords(head=("Ship",), verbs=("haunt",), below={"Y": ("b",)}))
    assert (both.head, both.verbs) == (("Ship",), ("visit", "haunt"))
    assert set(both.below) == {"X", "Y"}


def test_what_ones_own_words_do_not_say_stays():
    assert TypeWords(symmetric=True).merged(TypeWords(verbs=("meet",))).symmetric


def test_the_types_without_direction_are_those_of_the_table():
    assert RelationWords.model_validate({"MET": {"symmetric": True}, "SUED": {}}).symmetric == {
        "MET"
    }
    assert "MARRIED_TO" in load_pack("en").relations.symmetric
