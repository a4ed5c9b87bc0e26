import datetime as dt

import pytest

from graphbuild.sources.fields.dates import date_in_name, dateline, parse_date

DAY = dt.date(2025, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-12",
        "2025-03-12T10:00:00Z",
        "20250312",
        "12 March 2025",
        "March 12, 2025",
        "Wed, 12 Mar 2025 10:00:00 +0000",
        "12.03.2025",
    ],
)
def test_a_date_field_is_read(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize("text", ["", "soon", "03/04/2025", "March 2025", "2025-13-40"])
def test_what_is_unclear_is_no_date(text):
    assert parse_date(text) is None


def test_a_date_in_running_prose_is_no_dateline():
    assert dateline("On 12 March 2025, they met in Berlin and talked.") is None


def test_a_dateline_stands_before_a_dash():
    assert dateline("BERLIN, 12 March 2025 — They met.") == DAY


def test_a_file_name_may_hold_the_date():
    assert date_in_name("in/2025-03-12-visit.txt") == DAY


@pytest.mark.parametrize(
    "text",
    [
        "12 Mar. 2025",
        "12th of March 2025",
        "WED 12 MARCH 2025",
        "Wednesday, March 12th, 2025",
        "Wed Mar 12 10:00:00 UTC 2025",
    ],
)
def test_months_and_weekdays_have_short_forms(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize("text", ["3 Sept 2025", "3 Sep. 2025", "Sept. 3, 2025"])
def test_a_month_can_have_two_short_forms(text):
    assert parse_date(text) == dt.date(2025, 9, 3)


def test_words_of_a_dateline_may_be_in_lower_case():
    assert dateline("Posted on 12 March 2025") == DAY
    assert dateline("Found on 12 March 2025") == DAY
    assert dateline("seen on 12 March 2025") is None
