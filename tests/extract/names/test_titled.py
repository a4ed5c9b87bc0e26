"""People behind a title: on the real model's tokens and tags."""

import pytest

from graphbuild.extract.names.mentions import sentences
from graphbuild.extract.names.titled import add_titled
from tests.extract.names.marked import marked, mentions


def titled(extractor, text, *entities):
    doc = marked(extractor, text, *entities)
    seen = mentions(extractor, doc)
    again = add_titled(doc, seen, sentences(doc), "d", extractor.pack)
    return [(m.text, m.title) for m in again]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("It was Mr Justice Halvern who spoke.", "Halvern", "Mr Justice"),
        ("It was Mrs. Ada Berg who spoke.", "Ada Berg", "Mrs."),
    ],
)
def test_somebody_whom_the_model_missed_is_found_by_the_title(extractor, text, name, title):
    assert titled(extractor, text) == [(name, title)]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("So Mr Speaker, we agree.", []),
        ("IT WAS MR BERG WHO SPOKE.", []),
        ("He read Mr Berg Weekly there.", [("Mr Berg Weekly", "WORK_OF_ART")]),
        ("It was mr who spoke.", []),
        ("It was Father Christmas who spoke.", []),
        ("It was Miss World who spoke.", []),
    ],
)
def test_a_title_alone_or_in_something_else_tells_nobody(extractor, text, entities):
    assert titled(extractor, text, *entities) == []


def test_who_was_found_is_not_found_again(extractor):
    text = "It was Mr Ada Berg who spoke."
    assert titled(extractor, text, ("Berg", "PERSON")) == [("Ada Berg", None)]
