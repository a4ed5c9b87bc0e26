"""Companies without their legal form: on the real model's tokens and tags."""

import pytest

from graphbuild.extract.names.mentions import sentences
from graphbuild.extract.names.shortened import add_shortened
from tests.extract.names.marked import marked, mentions


def shortened(extractor, text, *entities):
    doc = marked(extractor, text, *entities)
    seen = mentions(extractor, doc)
    return [m.text for m in add_shortened(doc, seen, sentences(doc), extractor.pack)]


def test_a_company_is_found_without_its_legal_form(extractor):
    text = "They sold Pomarro Inc. there. Then Pomarro fell."
    assert shortened(extractor, text, ("Pomarro Inc.", "ORG")) == ["Pomarro Inc.", "Pomarro"]


@pytest.mark.parametrize(
    "text",
    [
        "They sold Pomarro Inc. there. He ate a pomarro. Then Pomarro fell.",
        "They sold Pomarro Inc. there. Then Pomarro Street fell.",
        "They said that Pomarro fell. So Pomarro Inc. paid.",
    ],
    ids=["a word too", "in a longer name", "before it"],
)
def test_a_companys_word_is_not_always_the_company(extractor, text):
    assert shortened(extractor, text, ("Pomarro Inc.", "ORG")) == ["Pomarro Inc."]


def test_a_persons_surname_is_not_looked_for(extractor):
    text = "They met Ada Pomarro there. Then Pomarro fell."
    assert shortened(extractor, text, ("Ada Pomarro", "PERSON")) == ["Ada Pomarro"]
