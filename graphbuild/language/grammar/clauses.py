"""The words that the patterns for subjects, arguments and relations hang on."""

from __future__ import annotations

import functools

from pydantic import Field

from graphbuild.language.grammar.inflections import Inflections, inflected
from graphbuild.language.loader import Table, Words


class ClauseVerbs(Table):
    """Verbs by what they make of their subject and object; in the file by lemma."""

    copulas: Words = frozenset()
    of_the_subject: Words = frozenset()
    of_the_object: Words = frozenset()
    appoints: Words = frozenset()
    carry_out: Words = frozenset()
    happen: Words = frozenset()
    has: Words = frozenset()


class LetterWords(Table):
    """How letters begin and end: the words at the beginning of a line."""

    greetings: Words = frozenset()
    closings: Words = frozenset()


class ClauseWords(Table):
    """Words by what they do in a clause; each is explained in the file."""

    verbs: ClauseVerbs = ClauseVerbs()
    letters: LetterWords = LetterWords()

    empty: Words = frozenset()
    promises: Words = frozenset()
    future: Words = frozenset()
    infinitive: Words = frozenset()

    negations: Words = frozenset()
    negates_the_next: Words = frozenset()
    kinds_of_place: Words = frozenset()
    seats: Words = frozenset()
    bygone: Words = frozenset()
    definite: Words = frozenset()
    parts_of_place: Words = frozenset()

    by: Words = frozenset()
    capacity: Words = frozenset()
    whereto: Words = frozenset()
    appointments: Words = frozenset()
    authorities: Words = frozenset()
    posts_of_states: Words = frozenset()
    follows: Words = frozenset()
    between: Words = frozenset()
    affiliation: Words = frozenset()
    origin: Words = frozenset()
    trades: Words = frozenset()
    team_roles: Words = frozenset()
    fields: Words = frozenset()
    wholes: Words = frozenset()
    companion: Words = frozenset()
    during: Words = frozenset()
    including: Words = frozenset()
    listing: Words = frozenset()
    byline: Words = frozenset()
    they: Words = frozenset()
    theirs: Words = frozenset()
    its: Words = frozenset()
    having: Words = frozenset()
    parties: Words = frozenset()
    own: Words = frozenset()
    yours: Words = frozenset()
    one_of: Words = frozenset()
    some_of_many: Words = frozenset()
    compounded: Words = frozenset()
    beyond_the_object: Words = frozenset()

    statuses: dict[str, Words] = Field(default_factory=dict)

    prepositions: Words = frozenset()
    role_links: Words = frozenset()

    @functools.cached_property
    def status_by_word(self) -> dict[str, str]:
        """What each word says of a post: "ex" that it is a former one."""
        return {word: status for status, words in self.statuses.items() for word in words}

    def inflected(self, by: Inflections) -> ClauseWords:
        """Return it with all forms of its verbs."""
        return self.model_copy(update={"verbs": inflected(self.verbs, by.verb_forms)})
