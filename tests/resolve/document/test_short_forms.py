from dataclasses import replace

import pytest

from tests.resolve.builders import chains_of, extraction, found


def test_an_introduced_acronym_joins_its_long_form():
    got = found(
        ("European Harbour Agency", "Organization"),
        ("EHA", "Organization"),
        ("EHA", "Person"),
        definitions=[(0, 1)],
    )
    assert got == {"European Harbour Agency": [0, 1, 2]}


def test_an_acronym_joins_the_name_whose_initials_it_has():
    got = found(("European Harbour Agency", "Organization"), ("EHA", "Organization"))
    assert got == {"European Harbour Agency": [0, 1]}


def test_bosnia_is_bosnia_and_herzegovina_where_that_is_named():
    got = found(("Bosnia", "Place"), ("Bosnia and Herzegovina", "Place"))
    assert got == {"Bosnia and Herzegovina": [0, 1]}


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Socotra", "Socotra Island", "Place"),
        ("Reno", "City of Reno", "Place"),
        ("Red Ravens", "Leyton Red Ravens", "Organization"),
        ("Ravens", "Boston Ravens", "Organization"),
        ("University", "University of Jadrin", "Organization"),
        ("Owls", "Jadrin Owls", "Organization"),
        ("Major League", "Major League Handball", "Organization"),
        ("Outer Harbour Road", "York Outer Harbour Road", "Place"),
        ("Halvern", "Halvern upon Tessar", "Place"),
        ("Reno", "Reno, NV", "Place"),
        ("D.C.", "Washington D.C.", "Place"),
        ("Square", "Jadrin Square", "Place"),
        ("TMT", "Tessar Multi-modal Transport Company", "Organization"),
    ],
)
def test_a_part_stands_for_the_one_longer_name(short, full, kind):
    assert found((full, kind), (short, kind)) == {full: [0, 1]}


def test_a_state_is_not_the_city_of_its_name():
    assert len(found(("Kansas City", "Place"), ("Kansas", "Place"))) == 2


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Chathams", "Chatham Islands", "Place"),
        ("Neretva", "Neretva River", "Place"),
    ],
)
def test_islands_and_rivers_have_short_names(short, full, kind):
    assert found((full, kind), (short, kind)) == {full: [0, 1]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Hong Kong", "Place"), ("Hong Kong Island", "Place")),
        (("Isfahan", "Place"), ("Isfahan Province", "Place")),
        (("Jana Weber", "Person"), ("Jana Weber Foundation", "Organization")),
        (("Rugby League", "Organization"), ("Ravens of Rugby League", "Organization")),
        (("Jadrin University", "Organization"), ("Jadrin University Press", "Organization")),
        (("Tessaro Games", "Organization"), ("Tessaro", "Organization")),
        (("Harbour Road", "Place"), ("Outer Harbour Road", "Place")),
        (("Halvern", "Place"), ("Halvern Airport", "Place")),
        (("Isles", "Place"), ("Halvern Isles", "Place")),
    ],
)
def test_what_only_begins_or_ends_alike_stays_two(one, other):
    assert len(found(other, one)) == 2


def test_an_organisation_of_a_city_is_named_without_it():
    kind = "Organization"
    got = found(("Politika Jadrin", kind), ("Jadrin", "Place"), ("Politika", kind))
    assert got == {"Politika Jadrin": [0, 2], "Jadrin": [1]}


def test_a_branch_in_a_country_is_not_the_firm():
    kind = "Organization"
    assert len(found(("Tessaro Australia", kind), ("Australia", "Place"), ("Tessaro", kind))) == 3


def test_a_name_that_lacks_only_its_place_goes_before_one_of_a_part():
    kind = "Organization"
    got = found(("United States Air Force", kind), ("Air Force Cadets", kind), ("Air Force", kind))
    assert got == {"United States Air Force": [0, 2], "Air Force Cadets": [1]}


def test_of_two_that_fit_the_far_more_named_is_meant():
    kind = "Organization"
    often = [("Boston Red Ravens", kind)] * 3
    assert found(*often, ("Jersey Red Ravens", kind), ("Red Ravens", kind)) == {
        "Boston Red Ravens": [0, 1, 2, 4],
        "Jersey Red Ravens": [3],
    }
    assert len(found(*often[:2], ("Jersey Red Ravens", kind), ("Red Ravens", kind))) == 3


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Fulmar", "Fulmar Infrastructure Partners", "Organization"),
        ("Guayas", "Guayas River", "Place"),
    ],
)
def test_what_is_named_before_the_longer_name_comes_is_another(short, full, kind):
    assert found((short, kind), (full, kind)) == {short: [0], full: [1]}
    assert found((full, kind), (short, kind)) == {full: [0, 1]}


def test_what_only_adds_a_place_may_come_afterwards():
    got = found(("Maine", "Place"), ("State of Maine", "Place"))
    assert got == {"State of Maine": [0, 1]}


def test_what_every_state_has_is_its_own_until_anothers_is_named():
    senate, of_the_us = ("Senate", "Organization"), ("U.S. Senate", "Organization")
    assert found(senate, senate, of_the_us) == {"Senate": [0, 1], "U.S. Senate": [2]}
    assert found(of_the_us, senate) == {"U.S. Senate": [0, 1]}


@pytest.mark.parametrize("added", ["Research Group", "Asia", "Bank", "Records"])
def test_another_body_is_not_meant_by_the_name_that_it_begins_with(added):
    assert len(found((f"Fulmar {added}", "Organization"), ("Fulmar", "Organization"))) == 2


BODY = "Organization"


def under_headline(*named: tuple[str, str]) -> list[str]:
    """The names of the chains of a document whose first mention is in its headline."""
    return [chain.name for chain in chains_of(replace(extraction(*named), headline=True))]


def test_a_headline_shortens_the_name_that_comes():
    named = [("Fulmar", BODY), ("Fulmar Partners", BODY), ("Fulmar", BODY)]
    assert under_headline(*named) == ["Fulmar Partners"]


def test_what_is_short_in_the_text_too_before_the_longer_name_is_another():
    named = [("Fulmar", BODY), ("Fulmar", BODY), ("Fulmar Partners", BODY)]
    assert under_headline(*named) == ["Fulmar", "Fulmar Partners"]


def test_a_headline_shortens_no_name_that_makes_another_body():
    assert under_headline(("Fulmar", BODY), ("Fulmar Bank", BODY)) == ["Fulmar", "Fulmar Bank"]


def test_without_a_headline_a_name_before_the_longer_one_is_another():
    assert len(found(("Fulmar", BODY), ("Fulmar Partners", BODY))) == 2


def test_a_name_of_birth_joins_the_person_who_has_it():
    got = found(("Ida Wolf", "Person"), ("Berg", "Person"), definitions=[(0, 1)])
    assert got == {"Ida Wolf": [0, 1]}
