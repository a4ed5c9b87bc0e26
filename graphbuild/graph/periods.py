"""A graph within a stretch of time, and how often it speaks of what, period by period."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

import networkx as nx

from graphbuild.graph.records import EdgeKey, GraphRecords
from graphbuild.model import Evidence

Period = Literal["year", "month", "week"]


def within(
    graph: nx.MultiDiGraph[str],
    records: GraphRecords,
    since: dt.date | None,
    until: dt.date | None,
) -> tuple[nx.MultiDiGraph[str], GraphRecords]:
    """Return the graph that the documents of some days alone make.

    since, until: the first and the last day, each included; None leaves that side
    open. Documents without a date are left out. Mentions, sentences, documents,
    first_seen and last_seen are counted anew; association (npmi and its like) stays
    that of the whole corpus.
    """
    low, high = since or dt.date.min, until or dt.date.max
    documents = {
        key: node
        for key, node in records.documents.items()
        if node.date and low <= node.date <= high
    }
    mentioned = {pair: n for pair, n in records.mentioned_in.items() if pair[1] in documents}
    evidence = dict(_evidence_in(records, documents.keys()))
    dates: dict[str, list[dt.date]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for (entity, document), count in mentioned.items():
        counts[entity] += count
        dates[entity] += [date for date in [documents[document].date] if date]
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        if counts[node]:
            seen = {"first_seen": min(dates[node]), "last_seen": max(dates[node])}
            number = len(dates[node])
            part.add_node(
                node, **{**data, "mention_count": counts[node], "document_count": number, **seen}
            )
    for head, tail, kind, data in graph.edges(keys=True, data=True):
        found = evidence.get((head, kind, tail))
        if found:
            times = {"times": times_of(found)} if "times" in data else {}
            part.add_edge(head, tail, kind, **{**data, **_counted(found), **times})
    kept = replace(records, documents=documents, mentioned_in=mentioned, evidence=evidence)
    return part, kept


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


def times_of(found: Iterable[Evidence]) -> tuple[str, ...] | None:
    """Return the times that sentences give to what they state, each once, in order."""
    return tuple(sorted({each.when for each in found if each.when})) or None


def _evidence_in(
    records: GraphRecords, documents: Iterable[str]
) -> Iterator[tuple[EdgeKey, tuple[Evidence, ...]]]:
    wanted = set(documents)
    for key, found in records.evidence.items():
        if kept := tuple(each for each in found if each.document_id in wanted):
            yield key, kept


def _counted(found: tuple[Evidence, ...]) -> dict[str, object]:
    days = [each.date for each in found if each.date]
    return {
        "weight": len(found),
        "document_count": len({each.document_id for each in found}),
        "first_seen": min(days, default=None),
        "last_seen": max(days, default=None),
    }
