"""Organisations that every reader knows: on the real model's tokens and tags."""

import pytest

from graphbuild.extract.names.known import add_known
from graphbuild.extract.names.mentions import sentences
from tests.extract.names.marked import found, marked, mentions


def known(extractor, text, *entities):
    doc = marked(extractor, text, *entities)
    seen = mentions(extractor, doc)
    return [m.text for m in add_known(doc, seen, sentences(doc), "d", extractor.pack)]


@pytest.mark.parametrize("name", ["Reuters", "Al Jazeera", "Coca-Cola", "AT&T", "McDonald's"])
def test_a_known_organisation_that_was_missed_is_found(extractor, name):
    assert known(extractor, f"Then {name} said so.") == [name]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("THEN REUTERS SAID SO.", []),
        ("He flew in the Airbus 320 there.", []),
        ("He flew in the Airbus A320s there.", []),
        ("He flew in an Airbus there.", []),
        ("They met in Reuters Plaza there.", []),
        ("He read Reuters Weekly there.", [("Reuters Weekly", "WORK_OF_ART")]),
        ("Then reuters said so.", []),
    ],
)
def test_within_other_names_a_known_organisation_is_not_meant(extractor, text, entities):
    assert known(extractor, text, *entities) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In an interview with N1 in Graz, she said so.", ["N1"]),
        ("She told TV8 that it was so.", ["TV8"]),
        ("Then Ken Moe gave an interview with N1 in Bosnia and Herzegovina.", ["N1"]),
        ("They closed the N1 near Graz.", []),
        ("She told drivers that the N1 was closed.", []),
        ("She told M6 drivers to wait.", []),
        ("The N1 rocket never flew.", []),
    ],
)
def test_a_broadcaster_of_letters_and_a_number_is_one_that_is_spoken_to(extractor, text, names):
    assert known(extractor, text) == names


def test_what_every_reader_knows_for_an_organisation_is_no_person(extractor):
    assert found(extractor, "He told Reuters so.", ("Reuters", "PERSON")) == [
        ("Reuters", "Organization")
    ]


def test_somebody_of_the_text_can_have_a_known_organisations_name(extractor):
    text = "Ada Bloomberg won. Then Bloomberg left."
    entities = [("Ada Bloomberg", "PERSON"), ("Bloomberg", "PERSON")]
    assert found(extractor, text, *entities)[1] == ("Bloomberg", "Person")


@pytest.mark.parametrize(
    ("text", "entity", "name"),
    [
        ("Then Moody's said so.", "Moody", "Moody's"),
        ("Then McDonald’s said so.", "McDonald’s", "McDonald’s"),
        ("Then Tessaro's firm said so.", "Tessaro's", "Tessaro"),
    ],
)
def test_an_s_is_a_names_own_where_every_reader_knows_it(extractor, text, entity, name):
    assert found(extractor, text, (entity, "ORG")) == [(name, "Organization")]


def test_a_country_that_was_taken_for_its_people_is_a_place(extractor):
    assert found(extractor, "The former Malawi envoy left.", ("Malawi", "NORP")) == [
        ("Malawi", "Place")
    ]


def test_a_name_ends_before_markup(extractor):
    text = "By Tamsin Oak</b></div there."
    assert found(extractor, text, ("Tamsin Oak</b></div", "PERSON")) == [("Tamsin Oak", "Person")]
