"""What of a graph held on a day, as far as its sentences tell when."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from graphbuild.graph.days.contradictions import ends_by_successors
from graphbuild.graph.days.moments import Days
from graphbuild.graph.days.tenure import Tenure, Told, tenure_of
from graphbuild.graph.records import EdgeKey
from graphbuild.model import CO_OCCURS

if TYPE_CHECKING:
    import pyarrow as pa

    from graphbuild.graph.tables import Tables

_LASTING = frozenset(
    {"BORN_IN", "PARENT_OF", "SIBLING_OF", "FOUNDED", "LOCATED_IN", "BORDERS", "SUCCEEDED"}
)
"""What a document of any day can tell of long ago: only a time in the sentence counts."""

_STATES = frozenset(
    {
        "LEADS",
        "WORKS_FOR",
        "MEMBER_OF",
        "LIVES_IN",
        "MARRIED_TO",
        "SUBSIDIARY_OF",
        "PARTNERED_WITH",
        "COMPETES_WITH",
        "BASED_IN",
        "OPERATES_IN",
    }
)
"""What holds for a time; all else has happened, and stays so."""

_TOLD = """
SELECT r.head, r.type, r.tail, v."when", v.status, min(d.date), max(d.date)
FROM relations r
LEFT JOIN ranked v ON v.head = r.head AND v.type = r.type AND v.tail = r.tail
LEFT JOIN documents d ON d.id = v.document
WHERE r.type <> $undirected AND ($only IS NULL OR r.type = $only)
GROUP BY ALL ORDER BY r.head, r.type, r.tail, v."when", v.status
"""
_HELD = """
SELECT r.* FROM relations r ANTI JOIN left_out USING (head, type, tail)
ORDER BY r.head, r.tail, r.type
"""

Holds = Literal["yes", "no", "unknown"]


class Held(NamedTuple):
    """The tables of what held then. left_out: edges that did not. undated: that may have."""

    tables: Tables
    left_out: int
    undated: int


def held_on(tables: Tables, days: Days) -> Held:
    """Return what of a graph held on some days.

    Of the typed edges, those are left out of which a time, "former" or the days of their
    documents say otherwise: a post ends where a sentence calls it former, its holder left, or
    another is known to have followed; it begins with the first document that tells of it, if
    no sentence gives a time. What happened stays from then on. CO_OCCURS and entities stay.
    """
    ends = ends_by_successors(tables)
    leaving = _leaving(tables)
    out: list[EdgeKey] = []
    undated = 0
    for key, tenure in _tenures(tables):
        left = leaving.get((key[0], key[2])) if key[1] in _STATES else None
        end = min((day for day in (ends.get(key), left) if day), default=None)
        holds = _holds(key[1], tenure, days, end)
        undated += holds == "unknown"
        if holds == "no":
            out.append(key)
    then = tables.part({"left_out": _table(out)})
    return Held(then.part({"relations": _HELD}), len(out), undated)


def _holds(type: str, tenure: Tenure, days: Days, end: dt.date | None) -> Holds:
    """Return whether an edge held. end: the day from which it is known not to."""
    if type not in _STATES:
        return _has_happened(type, tenure, days)
    if any(moment.touches(days) for moment in tenure.stated):
        return "yes"
    seen = tenure.seen
    if seen and seen.since and seen.until:
        if seen.since.first > days.last:
            return "no"
        ends = [day for day in (end, tenure.past) if day and day > seen.until.last]
        return "no" if any(day <= days.first for day in ends) else "yes"
    if tenure.stated:
        return "no"
    if tenure.past and tenure.past <= days.first:
        return "no"
    return "no" if tenure.ahead and tenure.ahead >= days.last else "unknown"


def _has_happened(type: str, tenure: Tenure, days: Days) -> Holds:
    begins = [moment.since.first for moment in tenure.stated if moment.since]
    if not begins and type not in _LASTING and tenure.seen and tenure.seen.since:
        begins = [tenure.seen.since.first]
    if not begins:
        return "unknown"
    return "yes" if min(begins) <= days.last else "no"


def _leaving(tables: Tables) -> Mapping[tuple[str, str], dt.date]:
    """Return who left what → the first day on which he is known to have."""
    found: dict[tuple[str, str], dt.date] = {}
    for (head, _, tail), tenure in _tenures(tables, only="LEFT"):
        if tenure.span and tenure.span.since:
            found[head, tail] = tenure.span.since.first
    return found


def _tenures(tables: Tables, only: str | None = None) -> Iterator[tuple[EdgeKey, Tenure]]:
    rows = tables.stream(_TOLD, {"undirected": CO_OCCURS, "only": only})
    for key, told in itertools.groupby(rows, key=lambda row: (row[0], row[1], row[2])):
        yield key, tenure_of((Told(*row[3:]) for row in told), goes_on=True)


def _table(keys: list[EdgeKey]) -> pa.Table:
    import pyarrow as pa

    columns = zip(*keys, strict=True) if keys else ((), (), ())
    return pa.table(
        {
            name: pa.array(values, pa.string())
            for name, values in zip(("head", "type", "tail"), columns, strict=True)
        }
    )
