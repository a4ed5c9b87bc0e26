"""Who says what: cues of speech with what their subject does, and the labels of turns."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from graphbuild.language.grammar.inflections import Inflections, all_forms
from graphbuild.language.loader import Table, Words


class StatementWords(Table):
    """Words by what they do for a statement; each is explained in the file.

    verbs: stance → verbs. linked, framed: verb → its prepositions.
    """

    verbs: Mapping[str, Words] = Field(default_factory=dict)
    clause: Words = frozenset()
    infinitive: Words = frozenset()
    object: Words = frozenset()
    naming: Words = frozenset()
    linked: Mapping[str, Words] = Field(default_factory=dict)
    framed: Mapping[str, Words] = Field(default_factory=dict)
    asked: Words = frozenset()
    interrogatives: Words = frozenset()
    spoken_to: Words = frozenset()
    adds: Words = frozenset()
    replies: Words = frozenset()
    to: Words = frozenset()
    sources: Words = frozenset()
    capacity: Words = frozenset()
    manner: Words = frozenset()
    modals: Words = frozenset()
    negations: Words = frozenset()
    openers: Words = frozenset()
    after_label: Words = frozenset()
    questions: Words = frozenset()
    answers: Words = frozenset()
    examiner: Words = frozenset()
    your: Words = frozenset()

    def inflected(self, by: Inflections) -> StatementWords:
        """Return it with all forms of its verbs."""
        lists = (
            "clause",
            "infinitive",
            "object",
            "naming",
            "spoken_to",
            "adds",
            "replies",
            "manner",
        )
        changed: dict[str, object] = {
            name: all_forms(getattr(self, name), by.verb_forms) for name in lists
        }
        changed["verbs"] = {
            stance: all_forms(verbs, by.verb_forms) for stance, verbs in self.verbs.items()
        }
        for name in ("linked", "framed"):
            table: Mapping[str, Words] = getattr(self, name)
            changed[name] = {
                form: links for verb, links in table.items() for form in by.verb_forms(verb)
            }
        return self.model_copy(update=changed)

    def stances(self) -> dict[str, str]:
        """Return each form of a verb that makes its subject a speaker → what it does by it."""
        found: dict[str, str] = {}
        for stance, verbs in self.verbs.items():
            for verb in verbs:
                found.setdefault(verb, stance)
        return found
