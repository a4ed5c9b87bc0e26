"""What tells who somebody is, besides the name: age, birth, where from."""

from __future__ import annotations

from graphbuild.language.loader import Table, Words


class Identity(Table):
    """Words of who somebody is; each is explained in the file."""

    born: Words = frozenset()
    aged: Words = frozenset()
    years_old: Words = frozenset()
    at: Words = frozenset()
    origin: Words = frozenset()
    articles: Words = frozenset()
    bodies_of_states: Words = frozenset()
    fields_of_bodies: Words = frozenset()
