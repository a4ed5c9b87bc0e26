"""Countries by their adjectives."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graphbuild.extract.names.demonyms import country_mention, country_of
from graphbuild.language.pack import load_pack
from tests.extract.names.marked import named

DEMONYMS = load_pack("en").demonyms


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("the Serbian President", (1, "Serbia")),
        ("the North Korean President", (2, "North Korea")),
        ("the Korean President", None),
        ("the serbian President", None),
    ],
)
def test_an_adjective_of_one_word_or_two_stands_for_a_country(words, country):
    doc = Doc(Vocab(), words.split())
    assert country_of(doc, len(doc) - 2, DEMONYMS) == country


def test_the_mention_covers_the_adjective_and_says_what_it_means():
    doc = Doc(Vocab(), ["North", "Korean", "President", "Kim"])
    found = country_mention(doc, 1, named(doc.text, "Kim", sentence=3), DEMONYMS)
    assert (found.text, found.sentence, found.cues.means) == ("North Korean", 3, "North Korea")
