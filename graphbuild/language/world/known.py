"""Organisations that every reader knows by one name alone."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from graphbuild.language.loader import Table, Words

_BEGIN = re.compile(r"^\w+")


class KnownNames(Table):
    """Names as they are written, by sort. own_s: those whose apostrophe is their own.

    heard_by: what stands before a broadcaster that is called by a letter and a number.
    """

    agencies: Words = frozenset()
    broadcasters: Words = frozenset()
    papers: Words = frozenset()
    firms: Words = frozenset()
    bodies: Words = frozenset()
    own_s: Words = frozenset()
    heard_by: Words = frozenset()

    @functools.cached_property
    def organisations(self) -> Words:
        """All of them."""
        listed = (self.agencies, self.broadcasters, self.papers, self.firms, self.bodies)
        return self.own_s.union(*listed)

    @functools.cached_property
    def with_own_s(self) -> Words:
        """The names with an s of their own, in small letters."""
        return frozenset(map(str.lower, self.own_s))

    @functools.cached_property
    def by_first_word(self) -> Mapping[str, tuple[str, ...]]:
        """First word, and what of it stands before a hyphen → the names, the longest first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.organisations, key=lambda name: (-len(name), name)):
            first = name.split()[0]
            for begin in sorted({first, *_BEGIN.findall(first)}):
                found.setdefault(begin, []).append(name)
        return {word: tuple(names) for word, names in found.items()}
