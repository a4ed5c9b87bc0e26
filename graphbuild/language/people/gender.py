"""Which pronoun a name, a title or a description calls for."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Literal

from anyascii import anyascii

from graphbuild.language.loader import Table, Words
from graphbuild.model import Mention

Gender = Literal["he", "she"]


class GenderWords(Table):
    """What goes with one gender. pronouns: third person singular, as far as a person's."""

    pronouns: Words = frozenset()
    titles: Words = frozenset()
    nouns: Words = frozenset()
    names: Words = frozenset()


class Genders(Table):
    """The words of both genders.

    married, unmarried: titles that say that. reflexives: pronouns that stand for the subject
    of their own clause. of_things: those that say that something is no person's.
    """

    he: GenderWords = GenderWords()
    she: GenderWords = GenderWords()
    married: Words = frozenset()
    unmarried: Words = frozenset()
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


def gender_of(mention: Mention, genders: Genders) -> Gender | None:
    """Return the pronoun that a mention's own words call for, None where they do not tell.

    A title before the name counts most ("Mrs"), then what it is described as
    ("actress"), then its first word, if that is a given name of one kind only.
    """
    return gender_told(mention.text, [mention.title or ""], mention.cues.roles, genders)


def gender_told(
    name: str, titles: Iterable[str], roles: Iterable[str], genders: Genders
) -> Gender | None:
    """Return the pronoun that a name with its titles and descriptions calls for, or None."""
    title = [word for each in titles for word in _folded(each).replace(".", "").split()]
    described = [word for role in roles for word in role.split()]
    names = _folded(name).split()
    given = names[:1] if len(names) > 1 else []
    return (
        _told(genders.titles, [*title, *given])
        or _told(genders.nouns, [*title, *described])
        or _told(genders.names, given)
    )


def likely_gender(mention: Mention, genders: Genders) -> Gender | None:
    """Return the pronoun that a mention calls for, also where it is a given name alone.

    "Grant" alone may be a surname, so this is for choosing among those whom a pronoun may
    mean, where to be wrong is to leave one out; never for telling people apart.
    """
    return gender_of(mention, genders) or (
        None if mention.title else _told(genders.names, [_folded(mention.text)])
    )


def _told(gender_by_word: Mapping[str, Gender], words: list[str]) -> Gender | None:
    found = {gender for word in words if (gender := gender_by_word.get(word))}
    return found.pop() if len(found) == 1 else None


def _folded(text: str) -> str:
    return anyascii(text).lower()
