"""The words by which a text denies, imagines or merely reports what it says."""

from __future__ import annotations

from pydantic import Field

from graphbuild.language.grammar.inflections import Inflections, all_forms, inflected
from graphbuild.language.loader import Table, Words
from graphbuild.model import Modality


class ModalityVerbs(Table):
    """Verbs by what they make of the clause below them; in the file by lemma."""

    denies: Words = frozenset()
    sets_aside: Words = frozenset()
    wants: Words = frozenset()
    reports: Words = frozenset()
    doubtful: Words = frozenset()
    happened: Words = frozenset()
    achieves: Words = frozenset()


class ModalityWords(Table):
    """Words by what they take away from a clause; each is explained in the file.

    nouns, adjectives: what is left of a clause or an event → the words that say so, the
    first that fits first.
    """

    verbs: ModalityVerbs = ModalityVerbs()

    modals: Words = frozenset()
    conditions: Words = frozenset()
    underway: Words = frozenset()
    perhaps: Words = frozenset()
    hearsay: Words = frozenset()
    sources: Words = frozenset()
    never: Words = frozenset()
    nobody: Words = frozenset()
    none: Words = frozenset()
    either: Words = frozenset()
    excludes: Words = frozenset()
    accusation: Words = frozenset()
    aside: Words = frozenset()
    asks: Words = frozenset()

    nouns: dict[Modality, Words] = Field(default_factory=dict)
    adjectives: dict[Modality, Words] = Field(default_factory=dict)

    def inflected(self, by: Inflections) -> ModalityWords:
        """Return it with all forms of its verbs and nouns."""
        nouns = {kind: all_forms(words, by.noun_forms) for kind, words in self.nouns.items()}
        verbs = inflected(self.verbs, by.verb_forms)
        return self.model_copy(update={"verbs": verbs, "nouns": nouns})
