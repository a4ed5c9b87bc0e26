"""Words by which the short name of a place stands for its long one."""

from __future__ import annotations

from graphbuild.language.loader import Table, Words


class PlaceWords(Table):
    """Words in names of places.

    kinds: what a name may add before or behind. before, before_a_known: what may stand
    before the name of any place, and of one that everybody knows. of_a_group: what is
    added to a plural's singular. located: what stands between a town and what it lies by.
    """

    kinds: Words = frozenset()
    before: Words = frozenset()
    before_a_known: Words = frozenset()
    of_a_group: Words = frozenset()
    located: Words = frozenset()
