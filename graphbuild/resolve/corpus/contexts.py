"""Whether two chains of one name are one person: signals that explain themselves."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from graphbuild.language.pack import EN

LIFETIME_YEARS = 90
SHARED_FROM = 0.2
"""The part of the smaller company that two contexts share if they are of one circle."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says around a chain.

    fields: walks of life that roles and titles tell. company: keys of the names in the
    same documents, less those that say nothing. date: of the document.
    """

    fields: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    date: dt.date | None = None


def why_different(left: Context, right: Context) -> str | None:
    """Return why two contexts of one full name are two people, None if nothing speaks for it.

    Only a conflict splits: walks of life that hardly anyone combines, or dates more than
    a lifetime apart, and no company shared. That nothing is known splits no one.
    """
    shared = left.company & right.company
    smaller = min(len(left.company), len(right.company))
    if len(shared) >= max(1, SHARED_FROM * smaller):
        return None
    if left.fields and right.fields and _all_apart(left.fields, right.fields):
        return f"{_listed(left.fields)} here, {_listed(right.fields)} there"
    if left.date and right.date:
        years = abs(left.date.year - right.date.year)
        if years > LIFETIME_YEARS:
            return f"{years} years apart"
    return None


def fields(roles: Iterable[str]) -> frozenset[str]:
    """Return the walks of life that the words of some roles tell.

    >>> sorted(fields(["deputy minister", "goalkeeper"]))
    ['politics', 'sport']
    """
    known = _table().field_of
    return frozenset(
        known[word] for role in roles for word in role.lower().split() if word in known
    )


def _listed(found: frozenset[str]) -> str:
    return ", ".join(sorted(found))


def _all_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    apart = _table().apart
    return all(frozenset((a, b)) in apart for a in left for b in right)


@dataclass(frozen=True, slots=True)
class _Table:
    field_of: dict[str, str]
    apart: frozenset[frozenset[str]]


@functools.cache
def _table() -> _Table:
    text = EN.joinpath("occupations.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    return _Table(
        {word: field for field, listed in table["walks"].items() for word in listed},
        frozenset(frozenset(pair) for pair in table["apart"]),
    )
