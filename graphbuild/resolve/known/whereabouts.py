"""In which country a place lies, as far as everybody knows."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from graphbuild.language.world import gazetteer
from graphbuild.language.world.countries import code_of_place
from graphbuild.resolve.known.words import plain
from graphbuild.resolve.names.key import key_of

_TIMES = 5
"""So many times more inhabitants has a city that is meant where nothing is said."""


def country_of(names: Iterable[str]) -> str | None:
    """Return the code of the country that a place is, or lies in; None where that is unsure.

    >>> country_of(["Norway"]), country_of(["Bergen"]), country_of(["Ohio"])
    ('NO', 'NO', 'US')
    >>> country_of(["Georgia"]), country_of(["Springfield"])
    (None, 'US')
    """
    for name in names:
        code = code_of_place(name)
        if key_of(name) in _states():
            return None if code else "US"
        if code or (code := _cities().get(plain(name))):
            return code
    return None


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(map(key_of, gazetteer.states().values()))


@functools.cache
def _cities() -> Mapping[str, str]:
    """Return name → country of the cities that one country alone, or hardly another, has."""
    found: dict[str, dict[str, int]] = {}
    for city in gazetteer.city_records():
        by_country = found.setdefault(plain(city.name), {})
        by_country[city.country] = max(by_country.get(city.country, 0), city.population)
    return {
        key: largest
        for key, by_country in found.items()
        if (largest := max(by_country, key=lambda code: (by_country[code], code)))
        and all(
            by_country[largest] >= _TIMES * inhabitants
            for code, inhabitants in by_country.items()
            if code != largest
        )
    }
