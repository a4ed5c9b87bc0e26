import datetime as dt

import pytest

from graphbuild.sources.dates import date_in_name, dateline, parse_date

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
