"""What names are made of besides the names themselves, and call names."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict, RootModel

from graphbuild.language.loader import Table, Words


class PersonWords(Table):
    """Words in people's names.

    suffixes: no part of a name, however they are written. numerals: those of them that
    tell people apart. particles: part of the surname after them. honours: no part of a
    name that they stand after in capitals.
    """

    suffixes: Words = frozenset()
    numerals: Words = frozenset()
    particles: Words = frozenset()
    honours: Words = frozenset()


class OrganisationWords(Table):
    """Words in names of organisations.

    legal_forms: no part of a name's key. joining: what before a name's end makes the end
    something else; belonging: the one that says whose or where it is. whole: what a name
    may add and mean the same.
    """

    legal_forms: Words = frozenset()
    joining: Words = frozenset()
    belonging: str = ""
    whole: Words = frozenset()


class NameWords(Table):
    """Words in all names.

    articles, possessives, possessives_after_s: what is cut off before and behind.
    ampersand: what "&" stands for. small_words: what a name in capitals writes small.
    first_word, last_word: short for another at that end.
    """

    articles: Words = frozenset()
    possessives: tuple[str, ...] = ()
    possessives_after_s: tuple[str, ...] = ()
    ampersand: str = ""
    small_words: Words = frozenset()
    first_word: Mapping[str, str] = {}
    last_word: Mapping[str, str] = {}
    person: PersonWords = PersonWords()
    organisation: OrganisationWords = OrganisationWords()


class Nicknames(RootModel[Mapping[str, tuple[str, ...]]]):
    """Call name → the given names that it is short for."""

    model_config = ConfigDict(frozen=True)
    root: Mapping[str, tuple[str, ...]] = {}
