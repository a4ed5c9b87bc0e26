"""Like names in one clause are two."""

import pytest

from graphbuild.extract.names.apart import told_apart
from graphbuild.extract.names.mentions import sentences
from graphbuild.extract.syntax import load_syntax
from graphbuild.model import Mention, Span


def pairs(extractor, text: str, *named: tuple[str, str]) -> list[tuple[str, str]]:
    """The pairs of names that a text tells apart; `named` holds each in order, with its type."""
    doc, found, at = extractor.nlp(text), [], 0
    spans = sentences(doc)
    for name, kind in named:
        at = text.index(name, at)
        number = next(n for n, s in enumerate(spans) if s.start <= at < s.end)
        found.append(Mention("d", number, Span(at, at + len(name)), name, kind))
        at += len(name)
    told = told_apart(doc, found, load_syntax("en"))
    return [(one.of(text), other.of(text)) for one, other in told]


ORG, PERSON = "Organization", "Person"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The Senate and the Senate Ethics Committee met.", "Senate", "Senate Ethics Committee"),
        ("Halden Records has sued Halden Inc. over it.", "Halden Records", "Halden Inc."),
        ("Tessaro Bank of Leyton bought Tessaro in May.", "Tessaro Bank of Leyton", "Tessaro"),
    ],
)
def test_like_names_in_one_clause_are_two(extractor, text, one, other):
    assert pairs(extractor, text, (one, ORG), (other, ORG)) == [(one, other)]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Insurance Group, or Halden, was sold.",
        "Halden Insurance Group was sold. Halden had lost money.",
    ],
)
def test_an_apposition_and_another_sentence_tell_nothing(extractor, text):
    assert pairs(extractor, text, ("Halden Insurance Group", ORG), ("Halden", ORG)) == []


def test_people_are_two_only_if_conjoined(extractor):
    named = ("Ada Berg Moe", PERSON), ("Ada Berg", PERSON)
    assert pairs(extractor, "Ada Berg Moe signs as Ada Berg.", *named) == []
    assert pairs(extractor, "Ada Berg Moe and Ada Berg met.", *named) != []
