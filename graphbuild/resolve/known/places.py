"""Which country or city of GeoNames a place is, by its name and by where it is said to lie."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphbuild.language.world import gazetteer
from graphbuild.language.world.countries import code_of_place
from graphbuild.language.world.gazetteer import City
from graphbuild.resolve.known.words import plain
from graphbuild.resolve.names.key import key_of

_SAINT = re.compile(r"^St\.? ")
_LARGE = 100_000
"""Inhabitants from which a city is known without a word of where it lies."""
_TIMES = 5
"""So many times more inhabitants has a city that is meant where nothing is said."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place of GeoNames. latitude, longitude: in degrees; of a country, amid its inhabitants."""

    geonameid: int
    latitude: float
    longitude: float


class Atlas:
    """The countries and cities of GeoNames by their names."""

    def __init__(self) -> None:
        self._states = {key_of(s): code for code, s in gazetteer.states().items()}
        self._states |= {key_of(code): code for code in gazetteer.states()}
        self._ids = {each["iso"]: each["geonameid"] for each in gazetteer.country_records()}
        self._cities: dict[str, list[City]] = {}
        for city in gazetteer.city_records():
            self._cities.setdefault(_folded(city.name), []).append(city)

    def region(self, name: str) -> tuple[str, str | None] | None:
        """Return country and state that a name says where a place lies; None of other names.

        >>> Atlas().region("Texas"), Atlas().region("France"), Atlas().region("London")
        (('US', 'TX'), ('FR', None), None)
        """
        key = key_of(name)
        if code := code_of_place(name):
            return None if key in self._states else (code, None)
        return ("US", self._states[key]) if key in self._states else None

    def is_region(self, names: Iterable[str]) -> bool:
        """Return whether a place of some names is a country or a state."""
        return any(code_of_place(name) or key_of(name) in self._states for name in names)

    def located(
        self, names: Iterable[str], said: Mapping[str, int], documents: int
    ) -> Located | None:
        """Return which place is meant by some names of one, None where that is unsure.

        said: names of regions that it is said to lie in → in how many documents of all that
        name it. Where none is said it is a country, or by far the largest city of the name.

        >>> atlas = Atlas()
        >>> atlas.located(["Paris"], {}, 3).geonameid
        2988507
        >>> atlas.located(["Paris"], {"Texas": 2}, 3).geonameid
        4717560
        >>> atlas.located(["Paris"], {"Texas": 1}, 9), atlas.located(["Georgia"], {}, 3)
        (None, None)
        """
        regions = {found for name in said if (found := self.region(name))}
        is_told = bool(regions) and 2 * sum(said.values()) >= documents
        places = {
            place
            for name in names
            if (place := self._named(name, regions, is_told=is_told)) is not None
        }
        return places.pop() if len(places) == 1 else None

    def _named(
        self, name: str, regions: set[tuple[str, str | None]], *, is_told: bool
    ) -> Located | None:
        key, code = key_of(name), code_of_place(name)
        if code or (key in self._states and not regions):
            return None if code is None or key in self._states else self._amid(code)
        cities = self._cities.get(_folded(name)) or self._cities.get(plain(key), [])
        if not cities:
            return None
        largest = max(cities, key=lambda city: (city.population, -city.geonameid))
        if all(_lies_in(largest, region) for region in regions) and _leads(largest, cities):
            return _place(largest)
        fitting = [city for city in cities if all(_lies_in(city, region) for region in regions)]
        return _place(fitting[0]) if is_told and len(fitting) == 1 else None

    def _amid(self, code: str) -> Located | None:
        cities = [city for city in gazetteer.city_records() if city.country == code]
        return Located(self._ids[code], *_middle(cities)) if cities else None


def _folded(name: str) -> str:
    """Return a city's name without signs: of a saint written in one way."""
    return plain(_SAINT.sub("Saint ", name))


def _leads(largest: City, cities: Iterable[City]) -> bool:
    """Return whether a city is large, and by far the largest of its name."""
    others = (city.population for city in cities if city.geonameid != largest.geonameid)
    return largest.population >= max(_LARGE, _TIMES * max(others, default=0))


def _lies_in(city: City, region: tuple[str, str | None]) -> bool:
    country, state = region
    return city.country == country and state in {None, city.state}


def _place(city: City) -> Located:
    return Located(city.geonameid, city.latitude, city.longitude)


def _middle(cities: Iterable[City]) -> tuple[float, float]:
    """Return the middle of some cities on the globe, each as heavy as its inhabitants."""
    x = y = z = 0.0
    for city in cities:
        up, along = math.radians(city.latitude), math.radians(city.longitude)
        weight = max(city.population, 1)
        x += weight * math.cos(up) * math.cos(along)
        y += weight * math.cos(up) * math.sin(along)
        z += weight * math.sin(up)
    latitude = math.degrees(math.atan2(z, math.hypot(x, y)))
    return round(latitude, 2), round(math.degrees(math.atan2(y, x)), 2)
