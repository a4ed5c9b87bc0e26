"""Which pronoun a name, a title or a description calls for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Literal

from graphbuild.language.loader import Table, Words

Gender = Literal["he", "she"]


class GenderWords(Table):
    """What goes with one gender. pronouns: third person singular, as far as a person's."""

    pronouns: Words = frozenset()
    titles: Words = frozenset()
    nouns: Words = frozenset()
    names: Words = frozenset()


class Genders(Table):
    """The words of both genders.

    reflexives: pronouns that stand for the subject of their own clause. of_things: those
    that say that something is no person's.
    """

    he: GenderWords = GenderWords()
    she: GenderWords = GenderWords()
    reflexives: Words = frozenset()
    of_things: Words = frozenset()

    @functools.cached_property
    def pronouns(self) -> Mapping[str, Gender]:
        """Return each pronoun of a person → its gender."""
        return _by_word(self.he.pronouns, self.she.pronouns)

    @functools.cached_property
    def titles(self) -> Mapping[str, Gender]:
        """Return each title of one gender → that gender."""
        return _by_word(self.he.titles, self.she.titles)

    @functools.cached_property
    def nouns(self) -> Mapping[str, Gender]:
        """Return each noun for people of one gender → that gender."""
        return _by_word(self.he.nouns, self.she.nouns)

    @functools.cached_property
    def names(self) -> Mapping[str, Gender]:
        """Return each given name of one gender → that gender."""
        return _by_word(self.he.names, self.she.names)


def _by_word(he: Words, she: Words) -> Mapping[str, Gender]:
    return {**dict.fromkeys(he, "he"), **dict.fromkeys(she, "she")}
