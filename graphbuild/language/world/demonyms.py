"""Adjectives that stand for a country: "Serbian President"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import ConfigDict, RootModel


class Demonyms(RootModel[Mapping[str, str]]):
    """Adjective, of one word or two → the country that it stands for."""

    model_config = ConfigDict(frozen=True)
    root: Mapping[str, str] = {}

    @functools.cached_property
    def by_last_word(self) -> Mapping[str, Mapping[str, str]]:
        """Return the last word of each adjective → the word before it, or "" → country.

        >>> Demonyms({"Thai": "Thailand", "North Korean": "North Korea"}).by_last_word
        {'Thai': {'': 'Thailand'}, 'Korean': {'North': 'North Korea'}}
        """
        found: dict[str, dict[str, str]] = {}
        for words, country in self.root.items():
            before, _, last = words.rpartition(" ")
            found.setdefault(last, {})[before] = country
        return found
