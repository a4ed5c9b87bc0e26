"""Times as edges have them, from "2024" to "2019/2022", as days that can be compared."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

_FORM = re.compile(r"(\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_OPEN = ".."


class Days(NamedTuple):
    """The first and the last day of a year, a month, a week or a day."""

    first: dt.date
    last: dt.date


class Moment(NamedTuple):
    """When something holds: the time in which it begins and that in which it ends.

    None: not told. Of "2019" both are that year.
    """

    since: Days | None
    until: Days | None

    def touches(self, days: Days) -> bool:
        """Return whether it may hold on one of some days."""
        begun = self.since is None or self.since.first <= days.last
        return begun and (self.until is None or self.until.last >= days.first)

    def is_before(self, other: Moment) -> bool:
        """Return whether it surely ends before another begins, or hands over to it.

        "2019/2022" hands over to "2022/..": the two share no more than the time in which
        the one ends and the other begins.
        """
        if self.until is None or other.since is None:
            return False
        if self.until.last < other.since.first:
            return True
        ends_first = other.until is None or self.until.last < other.until.last
        begins_first = self.since is None or self.since.first < other.since.first
        return ends_first and begins_first and self.until.first <= other.since.last


def moment_of(time: str) -> Moment | None:
    """Return the moment that a time of ISO 8601 means, None where it is none.

    >>> moment_of("2021/..").since.first
    datetime.date(2021, 1, 1)
    """
    begin, slash, end = time.partition("/")
    try:
        since = None if begin == _OPEN else _days(begin)
        if not slash:
            return None if since is None else Moment(since, since)
        until = None if end == _OPEN else _days(end)
    except ValueError:
        return None
    return Moment(since, until)


def _days(time: str) -> Days:
    match = _FORM.fullmatch(time)
    if match is None:
        msg = f"{time!r} is no time"
        raise ValueError(msg)
    year, month, week, day = int(match[1]), match["month"], match["week"], match["day"]
    if week:
        monday = dt.date.fromisocalendar(year, int(week), 1)
        return Days(monday, monday + dt.timedelta(days=6))
    first, last = int(month or 1), int(month or 12)
    if day:
        return Days(dt.date(year, first, int(day)), dt.date(year, first, int(day)))
    return Days(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))
