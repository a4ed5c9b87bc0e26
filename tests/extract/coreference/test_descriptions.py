"""Nouns with "the", and what each can stand for."""

import pytest

from graphbuild.extract.coreference.descriptions import Description, description_of, fits
from graphbuild.language.pack import load_pack
from graphbuild.model import Span

ENGLISH = load_pack("en")


def described(extractor, text: str, noun: str) -> Description | None:
    token = next(token for token in extractor.nlp(text) if token.text == noun)
    return description_of(token, extractor.pack)


def the(*words: str) -> Description:
    return Description(Span(0, 1), words, words[-1] not in ENGLISH.descriptions.generic)


def test_a_noun_with_the_is_a_description_with_its_adjectives(extractor):
    found = described(extractor, "Then the former minister left.", "minister")
    assert found == Description(Span(5, 24), ("former", "minister"), specific=True)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Then a minister left.", "minister"),
        ("Then the minister of ports left.", "minister"),
        ("Then the minister who resigned left.", "minister"),
        ("She is the minister.", "minister"),
    ],
    ids=["not known", "with a complement", "with a clause", "predicate"],
)
def test_what_is_not_known_or_is_narrowed_is_none(extractor, text, noun):
    assert described(extractor, text, noun) is None


def test_what_may_be_any_of_its_type_is_not_specific():
    assert not the("company").specific
    assert the("bank").specific


@pytest.mark.parametrize(
    ("words", "kind", "roles", "names", "can"),
    [
        (("minister",), "Person", {"prime minister"}, {"ana novak"}, True),
        (("prime", "minister"), "Person", {"minister"}, {"ana novak"}, False),
        (("harbour",), "Person", {"harbour"}, {"ana novak"}, False),
        (("bank",), "Organization", set(), {"danube bank"}, True),
        (("bank",), "Organization", set(), {"danube trust"}, False),
        (("company",), "Organization", set(), {"northwind energy"}, True),
        (("company",), "Organization", set(), {"northwind university"}, False),
        (("city",), "Place", set(), {"lagos"}, True),
        (("city",), "Place", set(), {"norway"}, False),
        (("country",), "Place", set(), {"norway"}, True),
    ],
)
def test_a_description_fits_by_role_or_by_name(words, kind, roles, names, can):
    assert fits(the(*words), kind, roles, names, ENGLISH) is can
