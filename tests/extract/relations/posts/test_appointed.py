"""Whose post somebody is given, and who gives only what is another's."""

import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import said


def posts(extractor, text):
    return {each for each in said(extractor, text) if each[1] in {"LEADS", "WORKS_FOR"}}


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("Microsoft appointed Ann Moss as chief executive.", "LEADS", "Microsoft"),
        ("Microsoft named Ann Moss chief financial officer.", "WORKS_FOR", "Microsoft"),
        (
            "Microsoft today announced the appointment of Ann Moss as Chief Financial Officer.",
            "WORKS_FOR",
            "Microsoft",
        ),
        (
            "Microsoft's appointment of Ann Moss as vice president surprised Apple.",
            "WORKS_FOR",
            "Microsoft",
        ),
        ("Microsoft appointed Ann Moss as chairman of the BBC.", "LEADS", "BBC"),
    ],
)
def test_a_body_gives_a_post_of_its_own(extractor, text, kind, body):
    assert posts(extractor, text) == {("Ann Moss", kind, body)}


@for_the_larger_model
@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press named Maria Lindqvist chief executive of the year.",
        "The Supreme Court appointed Maria Lindqvist as counsel.",
        "The Labour Party appointed Ann Moss as mayor.",
        "President Barack Obama appointed Ann Moss as chairman.",
        "Microsoft described Ann Moss as a director.",
    ],
)
def test_who_gives_what_is_not_its_own_employs_nobody_by_that(extractor, text):
    assert posts(extractor, text) == set()


@for_the_larger_model
def test_whom_a_firm_names_is_appointed(extractor):
    text = "Microsoft Corporation named Maria Lindqvist as its chief executive on Monday."
    assert ("Microsoft Corporation", "APPOINTED", "Maria Lindqvist") in said(extractor, text)


@for_the_larger_model
def test_the_code_of_a_share_does_nothing(extractor):
    text = "Halden Industries plc (LSE: HLD) today announced the appointment of Maria Lindqvist."
    assert not {head for head, _, _ in said(extractor, text)} & {"LSE", "HLD"}
