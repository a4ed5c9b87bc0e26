"""What the words around a name say of who bears it."""

import pytest

from graphbuild.extract.names.cues import roles, whereabouts
from graphbuild.language.pack import load_pack


def tokens(doc, name: str) -> tuple[int, int]:
    start = doc.text.index(name)
    span = doc.char_span(start, start + len(name))
    return span.start, span.end


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Horvat, the young goalkeeper, left.",
        "They sold goalkeeper Ivan Horvat.",
        "Ivan Horvat was a goalkeeper.",
    ],
    ids=["apposition", "before the name", "copula"],
)
def test_a_description_that_the_parse_ties_to_a_name_is_its_role(extractor, text):
    doc = extractor.nlp(text)
    assert roles(doc, *tokens(doc, "Ivan Horvat"), extractor.pack) == ("goalkeeper",)


def test_in_a_language_without_labels_nothing_is_tied_to_a_name(extractor):
    doc = extractor.nlp("Ivan Horvat was a goalkeeper.")
    assert roles(doc, *tokens(doc, "Ivan Horvat"), load_pack("de")) == ()


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("the harbour of Jadrin", ("harbour",)),
        ("the singer of Jadrin", ()),
        ("the harbour in Jadrin", ()),
        ("Jadrin", ()),
        ("the Member for Jadrin", ("member",)),
        ("a member for Jadrin", ()),
    ],
)
def test_a_noun_that_only_places_have_tells_a_place(extractor, text, nouns):
    doc = extractor.nlp(text)
    assert whereabouts(doc, len(doc) - 1, extractor.pack) == nouns
