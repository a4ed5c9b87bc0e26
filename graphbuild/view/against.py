"""What the page tells of contradictions: two heads of one body, two birthplaces, two employers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from graphbuild.graph.days.contradictions import Side, contradictions_of
from graphbuild.graph.tables import Tables

_MOST = 2_000
"""Contradictions: far more of them are a fault of the reading, and no help to a reader."""


def read_against(tables: Tables, entities: Collection[str]) -> list[list[Any]]:
    """Return what cannot be true at once of entities that the page has.

    Each as kind, the subject's id, how left stands to right, then the two sides: head's and
    tail's id and the times that sentences give. All else is what the page's edges say.
    """
    found = (
        [each.kind, each.subject.id, each.relation, _side(each.left), _side(each.right)]
        for each in contradictions_of(tables)
    )
    return [each for each in islice(found, _MOST) if is_among(each, entities)]


def _side(side: Side) -> list[Any]:
    return [side.head.id, side.tail.id, list(side.times)]


def is_among(against: list[Any], entities: Collection[str]) -> bool:
    """Return whether all that a contradiction names is among some entities."""
    return all(each in entities for each in _named(against))


def _named(against: list[Any]) -> Iterable[str]:
    _, subject, _, left, right = against
    return (subject, *left[:2], *right[:2])
