"""What lists of names call their columns, types and genders: see fields.yaml."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources

from anyascii import anyascii

from graphbuild.language.loader import Table, Words, read_table
from graphbuild.language.people.gender import Gender

_SIGNS = re.compile(r"[\W_]+")


class ListWords(Table):
    """The words of fields.yaml, each explained there."""

    fields: Mapping[str, tuple[str, ...]]
    types: Mapping[str, Words]
    genders: Mapping[Gender, Words]
    separators: tuple[str, ...]
    schemata: Mapping[str, str | None]
    properties: Mapping[str, tuple[str, ...]]
    links: Mapping[str, tuple[str, str]]

    @functools.cached_property
    def type_of(self) -> Mapping[str, str]:
        """Return each word for a type → the entity type."""
        return {word: kind for kind, words in self.types.items() for word in words}

    @functools.cached_property
    def gender_of(self) -> Mapping[str, Gender]:
        """Return each word for a gender → that gender."""
        return {word: gender for gender, words in self.genders.items() for word in words}


@functools.cache
def list_words() -> ListWords:
    """Return the words, read once."""
    return read_table(resources.files(__package__).joinpath("fields.yaml"), ListWords)


def plain(word: object) -> str:
    """Return a word in small letters and digits alone.

    >>> plain("Date of birth"), plain("dateOfBirth")
    ('dateofbirth', 'dateofbirth')
    """
    return _SIGNS.sub("", anyascii(str(word))).lower()
