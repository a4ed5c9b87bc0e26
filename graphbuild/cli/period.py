"""--since, --until and --as-of: a stretch of time on the command line."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from graphbuild.cli.output import warn
from graphbuild.errors import UsageError

if TYPE_CHECKING:
    from graphbuild.graph.knowledge_graph import KnowledgeGraph

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def stretch(since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a stretch given as 2024, 2024-03 or 2024-03-12.

    Raises UsageError where one is no date, or the stretch ends before it begins.
    """
    first = _day("--since", since, last=False)
    final = _day("--until", until, last=True)
    if first and final and final < first:
        raise UsageError(f"--until {until} is before --since {since}.")
    return first, final


def held_then(kg: KnowledgeGraph, as_of: str | None) -> KnowledgeGraph:
    """Return the graph of what held at a time given as 2024, 2024-03 or 2024-03-12.

    Says on standard error what was left out, and how much has no date. The whole if None.
    Raises UsageError where it is no date.
    """
    first, last = (_day("--as-of", as_of, last=last) for last in (False, True))
    if first is None or last is None:
        return kg
    from graphbuild.graph.days.as_of import held_on
    from graphbuild.graph.days.moments import Days

    held = held_on(kg.tables, Days(first, last))
    warn(
        f"as of {as_of}: {held.left_out:,} relations left out; {held.undated:,} without a date stay"
    )
    return kg.part(held.tables)


def _day(option: str, given: str | None, *, last: bool) -> dt.date | None:
    if given is None:
        return None
    if match := _FORM.fullmatch(given.strip()):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        month = month or (12 if last else 1)
        try:
            day = day or (calendar.monthrange(year, month)[1] if last else 1)
            return dt.date(year, month, day)
        except ValueError:
            pass
    raise UsageError(f"{option} {given}: no date. Write 2024, 2024-03 or 2024-03-12.")
