"""Names that a file marks take the place of those that were found in its text."""

import pytest
import spacy

from graphbuild.extract.names.given import given_in, with_given
from graphbuild.model import GivenName, Span

TEXT = "On Tuesday Brann saw the Danish film Brann in Oslo-based halls."


def name(text, label="PERSON", whole=TEXT):
    start = whole.index(text)
    return GivenName(Span(start, start + len(text)), label)


@pytest.fixture
def doc():
    """What some recogniser found."""
    made = spacy.blank("en")(TEXT)
    found = [(1, 2, "DATE"), (2, 3, "ORG"), (5, 6, "NORP"), (7, 8, "WORK_OF_ART")]
    made.set_ents([spacy.tokens.Span(made, *each) for each in found])
    return made


def left(doc):
    return [(each.text, each.label_) for each in doc.ents]


def test_names_given_replace_those_found_and_a_day_stays_one(doc):
    read = with_given(doc, [name("Oslo", "GPE")], {"ORG", "GPE"}, frozenset({"NORP"}))
    assert left(read) == [("Tuesday", "DATE"), ("Brann", "WORK_OF_ART"), ("Oslo", "GPE")]


def test_what_was_found_under_another_label_speaks_against_no_name_given(doc):
    read = with_given(doc, [name("Brann")], {"ORG"}, frozenset({"NORP"}))
    assert left(read) == [("Tuesday", "DATE"), ("Brann", "PERSON")]


def test_a_name_within_a_word_is_left_out(doc):
    read = with_given(doc, [name("fil"), name("Brann saw")], {"ORG", "DATE"}, frozenset({"NORP"}))
    assert left(read) == [("Brann saw", "PERSON"), ("Brann", "WORK_OF_ART")]


def test_patterns_of_the_user_go_before_all(doc):
    def none(doc):
        doc.set_ents([])
        return doc

    assert left(with_given(doc, [name("Brann")], {"ORG"}, frozenset(), none)) == []


def test_a_stretch_of_a_text_has_its_names_alone():
    names = [name("Tuesday"), name("Oslo"), name("halls")]
    assert given_in(names, Span(11, 52)) == [GivenName(name("Oslo").span.shifted(-11), "PERSON")]
