"""How often a graph speaks of what, period by period."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

Period = Literal["year", "month", "week"]


_DAYS = """
SELECT d.date FROM mentioned_in m JOIN documents d ON d.id = m.document WHERE m.entity = $here
"""


def days_of(tables: Tables, here: str) -> list[dt.date | None]:
    """Return the day of each document that names an entity. here: its id."""
    return [day for (day,) in tables.rows(_DAYS, {"here": here})]


def counts_by_period(days: Iterable[dt.date | None], period: Period = "month") -> dict[str, int]:
    """Return how many of the days fall in each period, in the order of time.

    A period is named "2024", "2024-03" or, by ISO 8601, "2024-W11"; those without a
    day are left out. Periods in which nothing falls have no entry.

    >>> counts_by_period([dt.date(2024, 3, 1), dt.date(2024, 3, 9), None])
    {'2024-03': 2}
    """
    names = Counter(period_of(day, period) for day in days if day)
    return dict(sorted(names.items()))


def period_of(day: dt.date, period: Period) -> str:
    """Return the name of the period that a day falls in.

    >>> period_of(dt.date(2024, 12, 30), "week")
    '2025-W01'
    """
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return f"{day.year:04}" if period == "year" else f"{day.year:04}-{day.month:02}"
