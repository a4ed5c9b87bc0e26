"""What cannot be true at once: two heads of one body, two birthplaces, two employers."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from graphbuild.graph.answers.neighbors import entities_at
from graphbuild.graph.days.apart import are_apart
from graphbuild.graph.days.exclusive import EXCLUSIVE, offices_asked
from graphbuild.graph.days.tenure import Order, Tenure, Told, order, tenure_of
from graphbuild.graph.records import EdgeKey
from graphbuild.language.pack import load_pack
from graphbuild.model import Entity

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

Kind = Literal["head", "birthplace", "employer"]

_KINDS: Mapping[str, Kind] = {"LEADS": "head", "BORN_IN": "birthplace", "WORKS_FOR": "employer"}
_HOLDERS = 12
"""Of one office, the most told of that are compared with each other."""
_CROWD = 3
"""Pairs at once: with more of them, it is an office that many hold, or many bodies."""
_TURNED: Mapping[Order, Order] = {
    "earlier": "later",
    "later": "earlier",
    "contradicts": "contradicts",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that stand against each other, with its best sentence.

    times, status: as the edge has them. first_seen, last_seen: the days of its documents. date:
    of the sentence's document.
    """

    head: Entity
    tail: Entity
    role: str | None
    times: tuple[str, ...]
    status: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None
    sentence: str
    document_id: str
    date: dt.date | None

    def __str__(self) -> str:
        """Return the edge and its time, as "Ada Nwosu, Harbour Trust (2019/2022)"."""
        seen = (str(day) for day in (self.first_seen, self.last_seen) if day)
        when = ", ".join(self.times) or " – ".join(dict.fromkeys(seen))
        told = ", ".join(part for part in (self.status, when) if part)
        return f"{self.head.name}, {self.tail.name}" + (f" ({told})" if told else "")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two edges of which only one can hold at a time.

    subject: the body with two heads, the person with two birthplaces or employers. relation: of
    left to right; "contradicts" where both are told of one time.
    """

    kind: Kind
    subject: Entity
    left: Side
    right: Side
    relation: Order

    def turned(self) -> Contradiction:
        """Return the same with the other side first."""
        relation = _TURNED[self.relation]
        return replace(self, left=self.right, right=self.left, relation=relation)


@dataclass(frozen=True, slots=True)
class _Holding:
    """An edge of which there can be one at a time. best: the row of its best sentence."""

    key: EdgeKey
    tenure: Tenure
    best: Mapping[str, Any]


def contradictions_of(tables: Tables, here: str | None = None) -> Iterator[Contradiction]:
    """Yield what cannot be true at once, and who came before whom.

    here: the id of an entity: only what it has a part in, on the left where it is a side.
    Of those that follow each other, only the neighbours in time are told.
    """
    for type, subject, found in _groups(tables, here):
        known = entities_at(
            tables, {end for pair in found for h in pair[:2] for end in (*h.key[::2], subject)}
        )
        for left, right, relation in found:
            if here not in {None, subject, *left.key[::2], *right.key[::2]}:
                continue
            each = Contradiction(
                _KINDS[type], known[subject], _side(left, known), _side(right, known), relation
            )
            is_right = here != subject and here in right.key[::2]
            yield each.turned() if is_right else each


def ends_by_successors(tables: Tables) -> Mapping[EdgeKey, dt.date]:
    """Return each post or employment that another is known to have followed → the first day."""
    ends: dict[EdgeKey, dt.date] = {}
    for _, _, found in _groups(tables, None):
        for left, right, relation in found:
            gone, next_one = (left, right) if relation == "earlier" else (right, left)
            span = next_one.tenure.span
            if relation != "contradicts" and span and span.since:
                ends[gone.key] = min(span.since.first, ends.get(gone.key, dt.date.max))
    return ends


def _groups(
    tables: Tables, here: str | None
) -> Iterator[tuple[str, str, list[tuple[_Holding, _Holding, Order]]]]:
    """Yield type, subject and the pairs of each office, birth and employment."""
    asked = {"here": here, "most": _HOLDERS, **offices_asked(load_pack().offices)}
    rows = tables.dictionaries(EXCLUSIVE, asked)
    for (type, subject, _), group in itertools.groupby(
        rows, key=lambda row: (row["type"], row["subject"], row["office"])
    ):
        held = [
            _holding(key, [*told])
            for key, told in itertools.groupby(
                group, key=lambda row: (row["head"], row["type"], row["tail"])
            )
        ]
        if found := _compared(tables, held):
            yield type, subject, found


def _compared(tables: Tables, held: Sequence[_Holding]) -> list[tuple[_Holding, _Holding, Order]]:
    orders: dict[tuple[int, int], Order] = {}
    for (i, left), (j, right) in itertools.combinations(enumerate(held), 2):
        relation = _order(left, right)
        found = relation and are_apart(tables, left.key, right.key, relation)
        if found and not (found == "contradicts" and _is_shared(left, right)):
            orders[i, j] = found
    crowded = sum(relation == "contradicts" for relation in orders.values()) > _CROWD
    before = {
        (i, j) if relation == "earlier" else (j, i)
        for (i, j), relation in orders.items()
        if relation != "contradicts"
    }
    return [
        (held[i], held[j], relation)
        for (i, j), relation in orders.items()
        if (not crowded if relation == "contradicts" else _are_next(i, j, before))
    ]


def _order(left: _Holding, right: _Holding) -> Order | None:
    """Return how two stand to each other; employers only by days that both have."""
    kind = left.key[1]
    if kind == "BORN_IN":
        return "contradicts"
    if kind == "WORKS_FOR" and not (left.tenure.span and right.tenure.span):
        return None
    return order(left.tenure, right.tenure)


def _are_next(i: int, j: int, before: set[tuple[int, int]]) -> bool:
    """Return whether nobody is known to have come between two."""
    first, second = (i, j) if (i, j) in before else (j, i)
    return not any(a == first and (b, second) in before for a, b in before)


def _is_shared(left: _Holding, right: _Holding) -> bool:
    """Return whether a sentence says that several hold the office: "joint chief executive"."""
    words = "|".join(map(re.escape, load_pack().offices.shared))
    pattern = re.compile(rf"\b(?:{words})[\s-]", re.IGNORECASE)
    return any(pattern.search(each.best["sentence"]) for each in (left, right))


def _holding(key: EdgeKey, rows: Sequence[Mapping[str, Any]]) -> _Holding:
    told = (Told(row["when"], row["status"], row["first"], row["last"]) for row in rows)
    return _Holding(key, tenure_of(told), min(rows, key=lambda row: row["rank"]))


def _side(holding: _Holding, known: Mapping[str, Entity]) -> Side:
    head, _, tail = holding.key
    best = holding.best
    return Side(
        known[head],
        known[tail],
        best["role"],
        tuple(best["times"] or ()),
        best["edge_status"],
        best["first_seen"],
        best["last_seen"],
        best["sentence"],
        best["document"],
        best["date"],
    )
