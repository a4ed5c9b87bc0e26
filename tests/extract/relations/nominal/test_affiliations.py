"""What a name's own phrase states: on the real model's parse."""

import pytest

from tests.conftest import for_the_larger_model
from tests.extract.relations.readings import read, said


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jens Stoltenberg of NATO visited Paris.", ("Jens Stoltenberg", "WORKS_FOR", "NATO")),
        (
            "Microsoft's Satya Nadella visited Paris.",
            ("Satya Nadella", "WORKS_FOR", "Microsoft"),
        ),
        (
            "Google sued the Paris-based bank BNP Paribas.",
            ("BNP Paribas", "BASED_IN", "Paris"),
        ),
    ],
)
def test_a_name_is_tied_to_what_its_phrase_names(extractor, text, expected):
    assert expected in said(extractor, text)


def test_where_a_person_is_of_is_no_employer(extractor):
    text = "Jens Stoltenberg of Oslo visited Paris."
    assert not any(kind == "WORKS_FOR" for _, kind, _ in said(extractor, text))


@for_the_larger_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Governor Tate of Ohio met Anna Berg.", ("Tate", "LEADS", "Ohio")),
        ("Mayor Tom Reyes of Dayton met Anna Berg.", ("Tom Reyes", "LEADS", "Dayton")),
        ("By Anna Berg for the Daily Herald", ("Anna Berg", "WORKS_FOR", "Daily Herald")),
    ],
)
def test_a_title_and_a_byline_are_completed_behind_the_name(extractor, text, expected):
    assert expected in said(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "President Hale of Chicago met Anna Berg.",
        "Captain Hale of Boston met Anna Berg.",
        "Judge Coyle of Ohio met Anna Berg.",
        "By Anna Berg for Christmas in Paris.",
    ],
)
def test_where_somebody_with_a_title_comes_from_he_has_no_office(extractor, text):
    assert not {kind for _, kind, _ in said(extractor, text)} & {"LEADS", "WORKS_FOR"}


def test_a_person_based_in_a_city_stays_a_person(extractor):
    (found, *_) = read(extractor, "London-based analyst Peter Jones met Ada Brunn.").mentions[1:]
    assert (found.text, found.type) == ("Peter Jones", "Person")


INTERVIEW = """WN: Why did you leave?

Rosa Tamm: I met Oskar Brandt in Riga and could not stay.

WN: And then?

Rosa Tamm: I went to Tartu.
"""


@for_the_larger_model
def test_who_speaks_of_himself_in_an_interview_is_the_one_named_before_the_colon(extractor):
    found = read(extractor, INTERVIEW)
    names, mentions = dict(found.anaphora), found.mentions
    told = {
        (mentions[names.get(r.head, r.head)].text, r.type, mentions[r.tail].text)
        for r in found.relations
    }
    assert ("Rosa Tamm", "MET", "Oskar Brandt") in told
    assert ("Rosa Tamm", "VISITED", "Tartu") in told


def test_a_salutation_is_nobody_who_speaks(extractor):
    text = "Rosa Tamm: I met Oskar Brandt in Riga yesterday.\n\nBest regards, Anna Berg"
    assert not {r for r in said(extractor, text) if r[0] == "Rosa Tamm"}
