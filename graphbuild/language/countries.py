"""Which country a word means: its name, a code, an adjective."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from anyascii import anyascii

from graphbuild.language import gazetteer
from graphbuild.language.pack import load_pack


def code_of(word: str) -> str | None:
    """Return the code of ISO 3166 of the country that a word means, None of others.

    >>> code_of("Norway"), code_of("NOR"), code_of("no"), code_of("Norwegian"), code_of("Norge")
    ('NO', 'NO', 'NO', 'NO', None)
    """
    return _codes().get(_folded(word))


def country_names() -> tuple[str, ...]:
    """Return the names of all countries."""
    return gazetteer.countries()


@functools.cache
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for country in gazetteer.country_records():
        found |= {_folded(country[name]): country["iso"] for name in ("name", "iso", "iso3")}
    for kind, line in load_pack().aliases.lines():
        code = next((found[_folded(n)] for n in line if _folded(n) in found and len(n) > 3), None)
        if kind == "Place" and code:
            found |= {_folded(name): code for name in line if _folded(name) not in found}
    for adjective, country in load_pack().demonyms.root.items():
        if _folded(country) in found:
            found.setdefault(_folded(adjective), found[_folded(country)])
    return found


def _folded(word: str) -> str:
    text = anyascii(word).lower().replace(".", "").strip()
    return " ".join(text.removeprefix("the ").split())
