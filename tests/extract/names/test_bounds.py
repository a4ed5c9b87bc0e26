"""Where names begin and end: on the real model's tokens and tags."""

import pytest

from tests.extract.names.marked import found, marked, mentions


@pytest.mark.parametrize(
    ("text", "entity", "label", "names"),
    [
        ("The Harbour Trust won.", "The Harbour Trust", "ORG", ["Harbour Trust"]),
        ("It is Lagos's port.", "Lagos's", "GPE", ["Lagos"]),
        ("We met Ko Joo-yeon today.", "Ko Joo-yeon", "PERSON", ["Ko Joo-yeon"]),
        ("OSLO - Lofoten Lines grew.", "OSLO - Lofoten Lines", "ORG", ["OSLO", "Lofoten Lines"]),
        ("Acme, Inc. grew.", "Acme, Inc.", "ORG", ["Acme, Inc."]),
        ("Werft, GmbH grew.", "Werft, GmbH", "ORG", ["Werft, GmbH"]),
        ("Ada Berg and Jon Moe left.", "Ada Berg and Jon Moe", "PERSON", ["Ada Berg", "Jon Moe"]),
        (
            "The Bank of Bath and Wells grew.",
            "Bank of Bath and Wells",
            "ORG",
            ["Bank of Bath and Wells"],
        ),
        ("- Ada Berg, chair", "- Ada Berg", "PERSON", ["Ada Berg"]),
        ("European airframer Tessaro fell.", "European airframer Tessaro", "ORG", ["Tessaro"]),
        (
            "The Ministry of Works and Ports and the Bank of Moe met.",
            "Ministry of Works and Ports and the Bank of Moe",
            "ORG",
            ["Ministry of Works and Ports", "Bank of Moe"],
        ),
        ("Senators Ada Berg left.", "Senators Ada Berg", "PERSON", ["Ada Berg"]),
        ("French Bank fell.", "French Bank", "ORG", ["French Bank"]),
        ("Col. Berg left.", "Col. Berg", "PERSON", ["Berg"]),
        ("Dear Ada Berg, we agree.", "Dear Ada Berg", "PERSON", ["Ada Berg"]),
        ("We met Ada Berg KBE today.", "Ada Berg KBE", "PERSON", ["Ada Berg"]),
        ("We met Ada Berg Jr. today.", "Ada Berg Jr.", "PERSON", ["Ada Berg Jr."]),
        ("The A-B-C Company won.", "A-B-C Company", "ORG", ["A-B-C Company"]),
    ],
)
def test_a_name_is_cut_to_its_words(extractor, text, entity, label, names):
    assert [name for name, _ in found(extractor, text, (entity, label))] == names


def test_what_a_named_place_owns_is_apart_from_it(extractor):
    text = "He came to Tromsø. Tromsø's Department of Linguistics hired him."
    names = found(extractor, text, ("Tromsø", "GPE"), ("Tromsø's Department of Linguistics", "ORG"))
    assert [name for name, _ in names] == ["Tromsø", "Tromsø", "Department of Linguistics"]


def test_an_apostrophe_within_a_name_stays(extractor):
    text = "Lloyd's of London paid."
    assert found(extractor, text, ("Lloyd's of London", "ORG")) == [
        ("Lloyd's of London", "Organization")
    ]


def test_a_title_is_cut_off_and_kept_beside_the_name(extractor):
    doc = marked(extractor, "Then Prime Minister Ada Berg left.", ("Minister Ada Berg", "PERSON"))
    assert [(m.text, m.title) for m in mentions(extractor, doc)] == [("Ada Berg", "Prime Minister")]


def test_a_title_word_that_is_an_ordinary_word_too_is_none_before_a_place(extractor):
    doc = marked(extractor, "It was in former Yugoslavia.", ("Yugoslavia", "GPE"))
    assert [m.title for m in mentions(extractor, doc)] == [None]
