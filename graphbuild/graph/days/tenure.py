"""When an edge holds, as far as its sentences tell: by their times, their days and "former"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from graphbuild.graph.days.moments import Days, Moment, moment_of

Order = Literal["earlier", "later", "contradicts"]

_PAST = frozenset({"former", "then", "late"})
_AHEAD = frozenset({"designate", "elect"})
_STANDING_IN = "acting"
_LEAVING = "outgoing"


class Told(NamedTuple):
    """What sentences of one edge that say the same of its time have in common.

    when, status: as in `Evidence`. first, last: the days of their documents.
    """

    when: str | None
    status: str | None
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Tenure:
    """When an edge holds.

    stated: the times that sentences give. seen: the first and the last day on which one says
    that it holds, without a time. past, ahead: the first day on which one calls it former, the
    last on which one calls it still to come. statuses: all that is said of it. is_told: whether
    any sentence says that it holds, on whatever day.
    """

    stated: tuple[Moment, ...]
    seen: Moment | None
    past: dt.date | None
    ahead: dt.date | None
    statuses: frozenset[str]
    is_told: bool

    @property
    def is_past(self) -> bool:
        """Return whether a sentence calls it former."""
        return not self.statuses.isdisjoint(_PAST)

    @property
    def is_ahead(self) -> bool:
        """Return whether it is only to come."""
        return not self.is_told and not self.statuses.isdisjoint(_AHEAD)

    @property
    def span(self) -> Moment | None:
        """Return from when to when it is told to hold, None where no sentence has a day."""
        found = [*self.stated, *([self.seen] if self.seen else ())]
        if not found:
            return None
        begins = [each.since for each in found if each.since]
        ends = [each.until for each in found if each.until]
        return Moment(
            min(begins) if len(begins) == len(found) else None,
            max(ends, key=lambda days: days.last) if len(ends) == len(found) else None,
        )


def tenure_of(told: Iterable[Told], *, goes_on: bool = False) -> Tenure:
    """Return when an edge holds by what its sentences tell.

    goes_on: whether "since 2021" in a document of 2023 tells of all years from 2021 on, or
    of those to 2023.
    """
    stated: list[Moment] = []
    seen: list[Days] = []
    past: list[dt.date] = []
    ahead: list[dt.date] = []
    statuses: set[str] = set()
    is_told = False
    for when, status, first, last in told:
        days = None if first is None or last is None else Days(first, last)
        moment = moment_of(when) if when else None
        if moment:
            stated.append(moment if goes_on else _until_told(moment, days))
            is_told = True
            continue
        if status:
            statuses.add(status)
        if status in _PAST:
            past.extend(days[:1] if days else ())
        elif status in _AHEAD:
            ahead.extend(days[1:] if days else ())
        else:
            is_told = True
            seen.extend([days] if days else ())
    first_day = Days(*[min(days.first for days in seen)] * 2) if seen else None
    last_day = Days(*[max(days.last for days in seen)] * 2) if seen else None
    return Tenure(
        tuple(stated),
        Moment(first_day, last_day) if seen else None,
        min(past, default=None),
        max(ahead, default=None),
        frozenset(statuses),
        is_told,
    )


def order(left: Tenure, right: Tenure) -> Order | None:
    """Return how one holding stands to another of which only one can be at a time.

    "earlier": the left one's is over when the right one's begins. None where nothing tells,
    and neither can be held against the other: one is former, or stands in for another.
    """
    one, other = left.span, right.span
    if one and other:
        if one.is_before(other):
            return "earlier"
        if other.is_before(one):
            return "later"
    if left.is_past or right.is_past:
        return _by_past(left, right)
    if left.is_ahead or right.is_ahead:
        return None if left.is_ahead is right.is_ahead else "later" if left.is_ahead else "earlier"
    if _STANDING_IN in left.statuses | right.statuses:
        return None
    leaves = _LEAVING in left.statuses
    if leaves is not (_LEAVING in right.statuses):
        return "earlier" if leaves else "later"
    return "contradicts"


def _by_past(left: Tenure, right: Tenure) -> Order | None:
    if left.is_past and right.is_past:
        return None
    gone, other = (left, right) if left.is_past else (right, left)
    if other.is_ahead or _is_told_after(gone.past, other):
        return "earlier" if left.is_past else "later"
    return None


def _is_told_after(past: dt.date | None, other: Tenure) -> bool:
    """Return whether one is told to hold when another is former already."""
    if past is None or other.span is None:
        return past is None and other.span is None
    return other.span.until is None or other.span.until.last >= past


def _until_told(moment: Moment, days: Days | None) -> Moment:
    """Return an open moment as one that ends with the day on which it is told."""
    if moment.until or days is None:
        return moment
    since = moment.since
    return (
        moment if since and since.first > days.last else Moment(since, Days(days.last, days.last))
    )
