"""What names are made of besides the names themselves, and call names."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import ConfigDict, RootModel

from graphbuild.language.loader import Table, Words


class PersonWords(Table):
    """Words in people's names.

    suffixes: no part of a name, however they are written. generations: those of them that
    tell bearers of one name apart → which one they mean. particles: part of the surname after
    them; given_too: those that can be given names; ordinary: those that are ordinary words in
    English, so that they tie no two names together. honours: what else is no part of a name
    that it stands after in capitals. birth: before a name of birth; kin_of: before one who
    has none, though it follows his name.
    """

    suffixes: Words = frozenset()
    generations: Mapping[str, str] = {}
    particles: Words = frozenset()
    given_too: Words = frozenset()
    ordinary: Words = frozenset()
    honours: Words = frozenset()
    birth: Words = frozenset()
    kin_of: Words = frozenset()

    @functools.cached_property
    def amid(self) -> Words:
        """The particles that tie the parts of one name together."""
        return self.particles - self.ordinary

    @functools.cached_property
    def after_a_name(self) -> Words:
        """What is no part of a name that it stands after in capitals."""
        return self.honours | self.suffixes


class OrganisationWords(Table):
    """Words in names of organisations.

    legal_forms: no part of a name's key. same_forms: another spelling of one → the usual.
    any_form: those that tell no company from its like. ending_forms: those behind which "of"
    is no part of a name. within_forms: what stands in forms of
    several words.
    joining: what before a name's end makes the end something else. bodies: what at a name's
    end makes it another than the name without it.
    whole: what a name that tells its kind may add and mean the same.
    """

    legal_forms: Words = frozenset()
    same_forms: Mapping[str, str] = {}
    any_form: Words = frozenset()
    ending_forms: Words = frozenset()
    within_forms: Words = frozenset()
    joining: Words = frozenset()
    bodies: Words = frozenset()
    whole: Words = frozenset()


class NameWords(Table):
    """Words in all names, and those that tie two of them together.

    articles, possessives, possessives_after_s: what is cut off before and behind; definite:
    the articles of what is known. joining: what stands between two names; "&" stands for
    the first. of: what stands before whose or where something is. small_words: what a name
    in capitals writes small. first_word, last_word: short for another at that end. spelled:
    how a word is written elsewhere → how its key writes it.
    """

    articles: Words = frozenset()
    definite: Words = frozenset()
    possessives: tuple[str, ...] = ()
    possessives_after_s: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    of: Words = frozenset()
    small_words: Words = frozenset()
    first_word: Mapping[str, str] = {}
    last_word: Mapping[str, str] = {}
    spelled: Mapping[str, str] = {}
    person: PersonWords = PersonWords()
    organisation: OrganisationWords = OrganisationWords()

    @functools.cached_property
    def possessive_signs(self) -> Words:
        """What a name can end in and is no part of it."""
        return frozenset((*self.possessives, *self.possessives_after_s))

    @functools.cached_property
    def after_a_comma(self) -> Words:
        """What can come after a comma within a name: "Acme, Inc.", "Ana Novak, Jr."."""
        return self.organisation.legal_forms | self.person.suffixes

    @property
    def ampersand(self) -> str:
        """What "&" stands for."""
        return self.joining[0] if self.joining else ""


class Nicknames(RootModel[Mapping[str, tuple[str, ...]]]):
    """Call name → the given names that it is short for."""

    model_config = ConfigDict(frozen=True)
    root: Mapping[str, tuple[str, ...]] = {}
