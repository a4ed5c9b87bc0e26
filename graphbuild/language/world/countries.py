"""Which country a word means: its name, a code, an adjective."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from anyascii import anyascii

from graphbuild.language.pack import load_pack
from graphbuild.language.world import gazetteer


def code_of(word: str) -> str | None:
    """Return the code of ISO 3166 of the country that a word means, None of others.

    >>> code_of("Norway"), code_of("NOR"), code_of("no"), code_of("Norwegian"), code_of("Norge")
    ('NO', 'NO', 'NO', 'NO', None)
    """
    return _codes().get(_folded(word))


def code_of_place(name: str) -> str | None:
    """Return the code of the country that a text means by a place's name, None of others.

    >>> code_of_place("Norway"), code_of_place("UK"), code_of_place("NO"), code_of_place("us")
    ('NO', 'GB', None, None)
    """
    is_word = len(name) > 3 or (name.isupper() and len(name) > 1)
    return _names().get(_folded(name)) if is_word else None


def name_of(code: str) -> str:
    """Return the name of the country of a code."""
    return next(each["name"] for each in gazetteer.country_records() if each["iso"] == code)


def country_names() -> tuple[str, ...]:
    """Return the names of all countries."""
    return gazetteer.countries()


@functools.cache
def _codes() -> Mapping[str, str]:
    """Return each word for a country, in a list → its code: names, codes and adjectives."""
    found = dict(_names())
    for country in gazetteer.country_records():
        found |= {_folded(country[code]): country["iso"] for code in ("iso", "iso3")}
    for adjective, name in load_pack().demonyms.root.items():
        if _folded(name) in found:
            found.setdefault(_folded(adjective), found[_folded(name)])
    return found


@functools.cache
def _names() -> Mapping[str, str]:
    found = {_folded(each["name"]): each["iso"] for each in gazetteer.country_records()}
    for kind, line in load_pack().aliases.lines():
        code = next((found[_folded(name)] for name in line if _folded(name) in found), None)
        if kind == "Place" and code:
            found |= {_folded(name): code for name in line if _folded(name) not in found}
    return found


def _folded(word: str) -> str:
    text = anyascii(word).lower().replace(".", "").strip()
    return " ".join(text.removeprefix("the ").split())
