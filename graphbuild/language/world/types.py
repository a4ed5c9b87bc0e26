"""What the words of a name, and of a description beside it, say of an entity's type."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from graphbuild.language.loader import Table, Words


class TypeWords(Table):
    """Entity type → the words that tell it, by where they stand.

    last_word, first_word: of a name. loose_last_word: the last of a name, but as often
    of another type. role: the last of a description beside a name.
    """

    last_word: Mapping[str, Words] = {}
    loose_last_word: Mapping[str, Words] = {}
    first_word: Mapping[str, Words] = {}
    role: Mapping[str, Words] = {}

    @functools.cached_property
    def descriptions(self) -> Words:
        """Return the last words of descriptions that tell some type."""
        return frozenset(word for words in self.role.values() for word in words)
