"""Whether two chains of one name are one person, or firm: signals that explain themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graphbuild.resolve.names.whereabouts import are_two
from graphbuild.resolve.occupations import Walks, are_apart

LIFETIME_YEARS = 90
SHARED_FROM = 0.2
"""The part of the smaller company that two contexts share if they are of one circle."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says around a chain.

    walks: walks of life that roles and titles tell. company: keys of the names in the
    same documents, less those that say nothing. date: of the document. form: the parts of the
    legal form that a firm is named with. within: keys of the states and countries that the
    document says a place lies in.
    """

    walks: Walks = frozenset()
    company: frozenset[str] = frozenset()
    date: dt.date | None = None
    form: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


def why_different(left: Context, right: Context) -> str | None:
    """Return why two contexts of one name are two entities, None if nothing speaks for it.

    Only a conflict splits: legal forms of which none is the other's; states of the USA that
    places lie in, and no other; walks of life that hardly anyone combines, or dates more than
    a lifetime apart, and no company shared. That nothing is known splits no one.
    """
    if left.form and right.form and left.form.isdisjoint(right.form):
        return f"{_listed(left.form)} here, {_listed(right.form)} there"
    if left.within and right.within:
        if all(are_two(one, other) for one in left.within for other in right.within):
            return f"in {_titled(left.within)} here, in {_titled(right.within)} there"
        return None
    shared = left.company & right.company
    smaller = min(len(left.company), len(right.company))
    if len(shared) >= max(1, SHARED_FROM * smaller):
        return None
    if are_apart(left.walks, right.walks):
        return f"{_listed(left.walks)} here, {_listed(right.walks)} there"
    if left.date and right.date:
        years = abs(left.date.year - right.date.year)
        if years > LIFETIME_YEARS:
            return f"{years} years apart"
    return None


def _titled(keys: frozenset[str]) -> str:
    return ", ".join(sorted(key.title() for key in keys))


def _listed(found: Walks) -> str:
    return ", ".join(sorted(found))
