"""Words by which the short name of a place stands for its long one."""

from __future__ import annotations

from collections.abc import Mapping

from graphbuild.language.loader import Table, Words


class PlaceWords(Table):
    """Words in names of places.

    kinds: what a name may add before or behind; lands: those of them that name nothing else
    than the name without them does. before, before_a_known: what may stand
    before the name of any place, and of one that everybody knows; whole: names that begin so
    and are others than those without it. of_a_group: what is
    added to a plural's singular. located: what stands between a town and what it lies by.
    states: name of a state that is a city's too → how the state is called where the two are
    told apart. of_a_state: nouns and offices that only a state has, not its city. cities: what
    the city's name adds. streets, houses: last words of names of streets, and of bodies that are
    a house as well, which lie in the place named next. at_houses: prepositions before such a name
    that say where something is. directions: what stands before the name of a part of a country.
    provinces, nations: further names of states and of countries, in lower case. over_borders:
    words in names of what can lie in two states.
    """

    kinds: Words = frozenset()
    lands: Words = frozenset()
    before: Words = frozenset()
    before_a_known: Words = frozenset()
    whole: Words = frozenset()
    of_a_group: Words = frozenset()
    located: Words = frozenset()
    states: Mapping[str, str] = {}
    of_a_state: Words = frozenset()
    cities: Words = frozenset()
    streets: Words = frozenset()
    houses: Words = frozenset()
    at_houses: Words = frozenset()
    directions: Words = frozenset()
    provinces: Words = frozenset()
    nations: Words = frozenset()
    over_borders: Words = frozenset()
