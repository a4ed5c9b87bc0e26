"""Nouns that with "the" can stand for a named entity: "the company", "the minister"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from graphbuild.language.loader import Table, Words


class ThingNouns(Table):
    """Nouns for entities of one type.

    generic: for any, but for those that have a word of `unless` in their name. named: for
    those that have one of the words beside it.
    """

    generic: Words = frozenset()
    unless: Words = frozenset()
    named: Mapping[str, Words] = {}


class DescriptionNouns(Table):
    """things: entity type → its nouns. country: for countries. people: for persons."""

    things: Mapping[str, ThingNouns] = {}
    country: Words = frozenset()
    people: Words = frozenset()

    @functools.cached_property
    def generic(self) -> Words:
        """Return the nouns of all types that can stand for any entity of theirs."""
        return frozenset(noun for nouns in self.things.values() for noun in nouns.generic)
