"""Where names begin and end, and what is no name: on the real model's tokens and tags."""

import pytest
from spacy.tokens import Span as Entity

from graphbuild.config import Config
from graphbuild.extract.names.mentions import find_mentions, sentences
from graphbuild.extract.names.repairs import add_missed, join_nicknames
from graphbuild.model import Mention, Span

TYPES = Config().extract.types


def found(extractor, text: str, *entities: tuple[str, str]) -> list[tuple[str, str]]:
    """The names in a text whose entities (words, label) the model gave, each once."""
    return [(m.text, m.type) for m in _mentions(extractor, text, entities)[1]]


def _mentions(extractor, text, entities):
    doc = extractor.nlp(text)
    spans, after = [], 0
    for words, label in entities:
        start = text.index(words, after)
        after = start + len(words)
        span = doc.char_span(start, after, label=label, alignment_mode="expand")
        assert span is not None
        spans.append(Entity(doc, span.start, span.end, label))
    doc.ents = tuple(spans)
    return doc, find_mentions(doc, "d", TYPES, sentences(doc))


@pytest.mark.parametrize(
    ("text", "entity", "label", "names"),
    [
        ("The Harbour Trust won.", "The Harbour Trust", "ORG", ["Harbour Trust"]),
        ("It is Lagos's port.", "Lagos's", "GPE", ["Lagos"]),
        ("We met Ko Joo-yeon today.", "Ko Joo-yeon", "PERSON", ["Ko Joo-yeon"]),
        ("OSLO - Lofoten Lines grew.", "OSLO - Lofoten Lines", "ORG", ["OSLO", "Lofoten Lines"]),
        ("Acme, Inc. grew.", "Acme, Inc.", "ORG", ["Acme, Inc."]),
        ("Ada Berg and Jon Moe left.", "Ada Berg and Jon Moe", "PERSON", ["Ada Berg", "Jon Moe"]),
        (
            "The Bank of Bath and Wells grew.",
            "Bank of Bath and Wells",
            "ORG",
            ["Bank of Bath and Wells"],
        ),
        ("- Ada Berg, chair", "- Ada Berg", "PERSON", ["Ada Berg"]),
        ("See www.harbour.org for more.", "www.harbour.org", "ORG", []),
        ("Write to ada@harbour.org now.", "ada@harbour.org", "ORG", []),
        ("We saw the river there.", "the river", "LOC", []),
        ("The Republican senator won.", "Republican", "ORG", []),
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


def test_what_is_mostly_a_work_of_art_is_no_person_once(extractor):
    text = "Rebecca was filmed. He read Rebecca. He loved Rebecca."
    labels = ["PERSON", "WORK_OF_ART", "WORK_OF_ART"]
    assert found(extractor, text, *(("Rebecca", label) for label in labels)) == []


def test_a_name_that_was_missed_is_found_again(extractor):
    text = "Halvorsen spoke in Oslo. Then Halvorsen left."
    doc, mentions = _mentions(extractor, text, [("Halvorsen", "PERSON")])
    again = add_missed(doc, mentions, sentences(doc))
    assert [m.text for m in again] == ["Halvorsen", "Halvorsen"]


def test_a_name_that_was_mostly_missed_is_left_as_it_is(extractor):
    text = "Victory came late. For Victory they fought. Then Victory fled. So Victory won."
    doc, mentions = _mentions(extractor, text, [("Victory", "PERSON")])
    assert len(add_missed(doc, mentions, sentences(doc))) == 1


def test_what_an_office_is_of_is_no_part_of_its_holders_name(extractor):
    text = "Minister of Works Ana Novak met the chairman of United States Harbour Trust."
    entities = [("Works Ana Novak", "ORG"), ("United States Harbour Trust", "ORG")]
    assert found(extractor, text, *entities) == [
        ("Ana Novak", "Person"),
        ("United States Harbour Trust", "Organization"),
    ]


def test_a_nickname_in_quotes_is_in_the_middle_of_its_name():
    text = 'William "Bill" Ashdown met Ana. "Bill, come in."'
    people = [
        Mention("d", 0, Span(text.index(w), text.index(w) + len(w)), w, "Person")
        for w in ("William", "Bill", "Ashdown", "Ana")
    ]
    joined = join_nicknames(text, people)
    assert [m.text for m in joined] == ['William "Bill" Ashdown', "Ana"]
