"""Places that everybody knows, by name key: how surely a name of theirs is a place."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from graphbuild.language.world import gazetteer
from graphbuild.resolve.names.key import key_of

_FROM_POPULATION = 100_000
"""Smaller cities are named like too many people and companies."""
_BIG = 10 * _FROM_POPULATION


@functools.cache
def places() -> Mapping[str, float]:
    """Return name key → how surely it is a place, in (0, 1].

    Countries and continents 1, states of the USA .9, cities by population from .5.
    """
    known: dict[str, float] = {}
    for city, population in gazetteer.cities():
        if population >= _FROM_POPULATION:
            key = key_of(city)
            known[key] = max(known.get(key, 0.0), 0.5 if population < _BIG else 0.8)
    known |= {key_of(state): 0.9 for state in gazetteer.states().values()}
    known |= {key_of(place): 1.0 for place in (*gazetteer.countries(), *gazetteer.continents())}
    return known


@functools.cache
def state_codes() -> Mapping[str, str]:
    """Return the postal code of each state of the USA → the state's name, both as keys."""
    return {key_of(code): key_of(state) for code, state in gazetteer.states().items()}
