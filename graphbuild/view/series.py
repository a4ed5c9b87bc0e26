"""How much is said on which day, of edges, of entities and in all: numbers for a window of time.

A series is a flat list, its days ascending: for each the days since the one before (the
first: since 1970-01-01) and what it counts. It is told of what the page could not count by
itself, since it has not all the sentences or documents.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphbuild.graph.tables import Tables

Series = list[int]

_EPOCH = dt.date(1970, 1, 1).toordinal()

_OF_EDGES = """
WITH many AS (SELECT (head, type, tail) FROM ranked WHERE rank = $most + 1)
SELECT h.row, v.type, t.row, d.date, count(*), count(DISTINCT v.document)
FROM ranked v JOIN placed h ON h.id = v.head JOIN placed t ON t.id = v.tail
JOIN documents d ON d.id = v.document
WHERE v.head <> v.tail AND d.date IS NOT NULL
    AND (v.head, v.type, v.tail) IN (FROM many)
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
_OF_ENTITIES = """
SELECT p.row, d.date, sum(m.count)::BIGINT, count(*)
FROM mentioned_in m JOIN placed p ON p.id = m.entity JOIN documents d ON d.id = m.document
WHERE d.date IS NOT NULL
    AND m.entity IN (SELECT entity FROM mentioned_in GROUP BY entity HAVING count(*) > $most)
GROUP BY 1, 2 ORDER BY 1, 2
"""
_OF_DOCUMENTS = """
SELECT date, count(*) FROM documents WHERE date IS NOT NULL GROUP BY date ORDER BY date
"""


def of_edges(tables: Tables, most: int) -> dict[tuple[int, str, int], Series]:
    """Return sentences and documents by day, of the edges of more sentences than `most`.

    tables: with `placed`, the row of each entity. An edge is its head's row, its type and
    its tail's row.
    """
    found: dict[tuple[int, str, int], Series] = {}
    for head, kind, tail, *day in tables.stream(_OF_EDGES, {"most": most}):
        found.setdefault((head, kind, tail), []).extend(_numbers(day))
    return {edge: _differences(flat, 3) for edge, flat in found.items()}


def of_entities(tables: Tables, most: int) -> dict[int, Series]:
    """Return mentions and documents by day, of the entities of more documents than `most`."""
    found: dict[int, Series] = {}
    for row, *day in tables.stream(_OF_ENTITIES, {"most": most}):
        found.setdefault(row, []).extend(_numbers(day))
    return {row: _differences(flat, 3) for row, flat in found.items()}


def of_documents(tables: Tables) -> Series:
    """Return how many documents there are of each day."""
    flat = [n for day in tables.rows(_OF_DOCUMENTS) for n in _numbers(day)]
    return _differences(flat, 2)


def of_sentences(documents: Iterable[int], dated: Mapping[int, str]) -> Series:
    """Return sentences and documents by day.

    documents: a row for each sentence. dated: their days, where they have one.
    """
    on: dict[str, list[int]] = {}
    for document in documents:
        if day := dated.get(document):
            on.setdefault(day, []).append(document)
    flat: Series = []
    for day in sorted(on):
        number = dt.date.fromisoformat(day).toordinal() - _EPOCH
        flat += (number, len(on[day]), len(set(on[day])))
    return _differences(flat, 3)


def _numbers(day: Iterable[Any]) -> Iterator[int]:
    date, *counts = day
    yield date.toordinal() - _EPOCH
    yield from counts


def _differences(flat: Series, width: int) -> Series:
    days = flat[::width]
    flat[width::width] = [later - day for day, later in itertools.pairwise(days)]
    return flat
