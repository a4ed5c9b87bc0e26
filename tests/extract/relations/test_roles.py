"""Who bears a role, and towards whom: on the real model's parse."""

import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import read, said


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Hartmann brothers, Ludwig and Otto, met Angela Merkel.",
            ("Ludwig", "SIBLING_OF", "Otto"),
        ),
        (
            "Norway's top commander, Gen. Lars Berg, spoke in Oslo.",
            ("Lars Berg", "WORKS_FOR", "Norway"),
        ),
        (
            "Paul Ekman, one of the members of the Lumora Group, met Anna Berg.",
            ("Paul Ekman", "MEMBER_OF", "Lumora Group"),
        ),
        (
            "Paul Ekman became one of the members of the Olympic Council.",
            ("Paul Ekman", "MEMBER_OF", "Olympic Council"),
        ),
        (
            "Karl Cole, Ph.D., president of Microsoft, spoke in Oslo.",
            ("Karl Cole", "LEADS", "Microsoft"),
        ),
        (
            "Anna Berg and her son, Prince William, visited Paris.",
            ("her", "PARENT_OF", "Prince William"),
        ),
        (
            "Anna Berg praised Karl Cole and Peter Jones, directors of Microsoft.",
            ("Karl Cole", "LEADS", "Microsoft"),
        ),
    ],
)
def test_a_role_is_its_bearers(extractor, text, expected):
    assert expected in said(extractor, text)


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "kind", "bearers"),
    [
        ("The Hartmann brothers, Ludwig and Otto, met Angela Merkel.", "SIBLING_OF", {"Ludwig"}),
        ("Norway's top commander, Gen. Lars Berg, spoke in Oslo.", "LEADS", set()),
        ("Vienna-born lawyer Karl Cole met Ada Brunn.", "WORKS_FOR", set()),
        ("London-based analyst Peter Jones met Ada Brunn.", "WORKS_FOR", set()),
        ("Detroit crime boss Vito Cade met Ada Brunn.", "LEADS", set()),
        ("Detroit crime boss Vito Cade met Ada Brunn.", "WORKS_FOR", set()),
        (
            "Microsoft chief executive Anna Berg and Google chief Karl Cole met.",
            "LEADS",
            {"Anna Berg", "Karl Cole"},
        ),
        (
            "The mayor commended both Anna Berg and Karl Cole, head of Microsoft.",
            "LEADS",
            {"Karl Cole"},
        ),
        (
            "Anna Berg and her son, Prince William dismissed the report in Paris.",
            "PARENT_OF",
            set(),
        ),
        ("Rivals such as Nokia and Ericsson met in Paris.", "COMPETES_WITH", set()),
    ],
)
def test_a_role_is_nobody_elses(extractor, text, kind, bearers):
    assert {head for head, type_, _ in said(extractor, text) if type_ == kind} == bearers


@for_the_larger_model
def test_a_conjunct_has_a_role_of_its_own(extractor):
    text = "Microsoft chief executive Anna Berg and Google chief Karl Cole met."
    assert ("Karl Cole", "LEADS", "Microsoft") not in said(extractor, text)


def test_a_role_towards_a_country_is_still_the_titles_words(extractor):
    found = read(extractor, "Norway's top commander, Gen. Lars Berg, spoke in Oslo.")
    assert {r.role for r in found.relations} == {"top commander"}
