"""Organisations before who leads them: on the real model's tokens and tags."""

import pytest

from graphbuild.extract.names.led import add_led
from graphbuild.extract.names.mentions import sentences
from tests.extract.names.marked import marked, mentions

KEN = ("Ken Moe", "PERSON")


def led(extractor, text, *entities):
    doc = marked(extractor, text, *entities)
    found = add_led(doc, mentions(extractor, doc), sentences(doc), "d", extractor.pack)
    return [mention.text for mention in found if mention.type == "Organization"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Today Vessel Marine chairman Ken Moe resigned.", "Vessel Marine"),
        ("The ship, says Halden spokeswoman Ken Moe, was safe.", "Halden"),
        ("It was Orbix co-founder and chief executive Ken Moe who spoke.", "Orbix"),
        ("Yesterday DKV vice chairman Ken Moe wrote.", "DKV"),
    ],
)
def test_a_body_is_told_by_who_leads_it(extractor, text, name):
    assert led(extractor, text, KEN) == [name]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Council chairman Ken Moe resigned.", [KEN]),
        ("A statement by Presidential spokesman Ken Moe followed.", [KEN]),
        ("Berlin captain Ken Moe scored.", [KEN]),
        ("Then Vessel president Ken Moe came.", [KEN]),
        ("On Monday chairman Ken Moe resigned.", [("Monday", "DATE"), KEN]),
        ("Mr chairman Ken Moe resigned.", [KEN]),
    ],
    ids=["a council", "no body", "a team or its city", "or a ship", "a day", "a title"],
)
def test_what_only_looks_so_is_no_body(extractor, text, entities):
    assert led(extractor, text, *entities) == []
