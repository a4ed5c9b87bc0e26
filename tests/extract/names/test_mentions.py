"""What is a name and what is none: on the real model's tokens and tags."""

import pytest

from tests.extract.names.marked import found, marked, mentions


@pytest.mark.parametrize(
    ("text", "entity", "label"),
    [
        ("See www.harbour.org for more.", "www.harbour.org", "ORG"),
        ("Write to ada@harbour.org now.", "ada@harbour.org", "ORG"),
        ("We saw the river there.", "the river", "LOC"),
        ("The Republican senator won.", "Republican", "ORG"),
    ],
    ids=["address", "mail", "no capital", "adjective"],
)
def test_what_is_no_name_is_dropped(extractor, text, entity, label):
    assert found(extractor, text, (entity, label)) == []


def test_what_is_mostly_a_work_of_art_is_no_person_once(extractor):
    text = "Rebecca was filmed. He read Rebecca. He loved Rebecca."
    labels = ["PERSON", "WORK_OF_ART", "WORK_OF_ART"]
    assert found(extractor, text, *(("Rebecca", label) for label in labels)) == []


def test_what_an_office_is_of_is_no_part_of_its_holders_name(extractor):
    text = "Minister of Works Ana Novak met the chairman of United States Harbour Trust."
    entities = [("Works Ana Novak", "ORG"), ("United States Harbour Trust", "ORG")]
    assert found(extractor, text, *entities) == [
        ("Ana Novak", "Person"),
        ("United States Harbour Trust", "Organization"),
    ]


@pytest.mark.parametrize(
    ("before", "entity"),
    [
        ("Secretary of State for ", "Health Ana Novak"),
        ("Minister for ", "Trade and Industry Ana Novak"),
        ("", "Agriculture Minister Ana Novak"),
    ],
)
def test_a_portfolio_is_no_part_of_a_ministers_name(extractor, before, entity):
    text = f"Then {before}{entity} spoke."
    assert found(extractor, text, (entity, "PERSON")) == [("Ana Novak", "Person")]


def test_a_name_that_begins_like_a_portfolio_is_whole(extractor):
    text = "Then Minister for Steel Ana Novak and Justice Works Ana met."
    assert found(extractor, text, ("Justice Works Ana", "ORG")) == [
        ("Justice Works Ana", "Organization")
    ]


@pytest.mark.parametrize(
    ("entity", "name"),
    [
        ("State of Ohio", "Ohio"),
        ("City of Vesk", "Vesk"),
        ("City of London", "City of London"),
        ("Isle of Vesk", "Isle of Vesk"),
    ],
)
def test_what_a_place_is_called_before_its_name_is_no_part_of_it(extractor, entity, name):
    text = f"They sued the {entity} there."
    assert found(extractor, text, (entity, "GPE")) == [(name, "Place")]


def test_the_kind_of_a_place_is_no_place(extractor):
    entities = [("City of", "GPE"), ("Vesk", "GPE")]
    assert found(extractor, "The City of Vesk paid.", *entities) == [("Vesk", "Place")]


def test_a_name_of_one_word_takes_the_proper_nouns_before_it_along(extractor):
    text = "Yesterday Ante Grgić spoke in Split."
    assert found(extractor, text, ("Grgić", "PERSON")) == [("Ante Grgić", "Person")]


def test_what_an_organisation_is_called_beside_its_name_speaks_for_its_type(extractor):
    doc = marked(extractor, "They asked the Italian dredging company Tessaro.", ("Tessaro", "ORG"))
    assert [m.cues.roles for m in mentions(extractor, doc)] == [("dredging company",)]


def test_who_is_named_beside_an_organisation_says_nothing_of_its_type(extractor):
    doc = marked(extractor, "Its rival Fulmar sued the founder of Tessaro.", ("Fulmar", "ORG"))
    assert [m.cues.roles for m in mentions(extractor, doc)] == [()]


def test_an_initial_that_was_marked_by_itself_is_of_the_name_after_it(extractor):
    text = "Nadia Quelle objected. N. Quelle asked for a day."
    entities = [("Nadia Quelle", "PERSON"), ("N.", "PERSON"), ("Quelle", "PERSON")]
    names = ["Nadia Quelle", "N. Quelle"]
    assert found(extractor, text, *entities) == [(name, "Person") for name in names]
