"""--since and --until."""

import datetime as dt

import pytest

from graphbuild.cli.period import stretch
from graphbuild.errors import UsageError


@pytest.mark.parametrize(
    ("given", "days"),
    [
        (("2024", "2024"), (dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
        (("2024-02", "2024-02"), (dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
        (("2024-02-03", None), (dt.date(2024, 2, 3), None)),
    ],
)
def test_a_year_or_month_means_all_of_its_days(given, days):
    assert stretch(*given) == days


@pytest.mark.parametrize("given", [("spring", None), (None, "2024-13"), ("2025", "2024")])
def test_what_is_no_stretch_is_refused(given):
    with pytest.raises(UsageError, match=r"no date|before"):
        stretch(*given)
