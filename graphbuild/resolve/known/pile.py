"""What the documents tell of an entity that may be somebody on a list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graphbuild.language.people.gender import Gender
from graphbuild.resolve.occupations import Walks

Years = tuple[str, str]
"""The first and the last day, month or year on which somebody may be born."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity by its names. number: in the tables of a build."""

    number: int
    id: str
    type: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the documents tell of a bearer.

    titles: genders that titles tell, pronouns: that pronouns do. organisations: names of each
    that it is said to belong to. beside: keys of the organisations on the list that are named
    near it. countries: where it is said to be from. homes: that it has something to do with
    besides. born: when it may be. first_seen: the earliest day of
    its documents. walks: of life, by roles and titles. is_split: whether the documents that name
    it may mean two.
    """

    titles: frozenset[Gender] = frozenset()
    pronouns: frozenset[Gender] = frozenset()
    organisations: tuple[tuple[str, ...], ...] = ()
    beside: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    born: tuple[Years, ...] = ()
    first_seen: dt.date | None = None
    walks: Walks = frozenset()
    is_split: bool = False


NOTHING = Told()
