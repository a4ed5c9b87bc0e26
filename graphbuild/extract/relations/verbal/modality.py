"""Whether a text asserts, denies, imagines or merely reports what a clause says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.extract.syntax import Syntax
from graphbuild.language.grammar.modality import ModalityWords
from graphbuild.model import MODALITIES, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 12


def weaker(left: Modality, right: Modality) -> Modality:
    """Return the one of two that says less of the world: negated says least.

    >>> weaker("reported", "asserted")
    'reported'
    """
    return max(left, right, key=MODALITIES.index)


@dataclass(frozen=True, slots=True)
class _Above:
    """What the clause above makes of a clause.

    takes: what it takes away at once. counts: whether its own "not", "will" and "if"
    hold for the clause below too. goes_on: whether the clause above it matters.
    """

    takes: Modality = "asserted"
    counts: bool = False
    goes_on: bool = False


class ModalityRules:
    """How clauses and nouns say that something is not so, or only may be."""

    def __init__(self, syntax: Syntax, words: ModalityWords) -> None:
        self._labels = labels = syntax.labels
        self._words = words
        self._future = syntax.words.future
        self._infinitive = syntax.words.infinitive
        self._ends = labels.subject | labels.object
        self._purpose = labels.adverbial_clause | labels.noun_clause
        self._none = labels.determiner | labels.preconjunction
        self._none |= labels.conjunction | labels.noun_modifier
        self._full = labels.subject | labels.auxiliary | labels.passive_auxiliary
        rules: tuple[tuple[frozenset[str], Callable[[Token], _Above]], ...] = (
            (labels.conjunct, self._conjoined),
            (labels.open_complement, self._open_complement),
            (labels.complement | labels.clausal_subject, self._complement),
            (labels.noun_clause, self._below_noun),
            (labels.prepositional_clause, self._below_preposition),
            (labels.adverbial_clause, self._adverbial),
        )
        self._rules = {label: rule for names, rule in rules for label in names}

    def of_clause(self, verb: Token, *, announced: bool = False) -> Modality:
        """Return the modality of a clause, given by its verb.

        announced: whether "will" takes nothing away. Negation, modal verbs, conditions and
        adverbs count in the clause itself, and where it is a complement, those of the
        clauses above it: "denied that", "hopes to", "said that". A relative clause and an
        apposition take for granted what they say.
        """
        found: Modality = "asserted"
        clause, counts = verb, True
        for _ in range(_DEPTH):
            if counts:
                found = weaker(found, self._own(clause, announced=announced))
            if found == "negated" or clause.head is clause:
                break
            above = self._above(clause)
            found = weaker(found, above.takes)
            if not above.goes_on:
                break
            clause, counts = clause.head, above.counts
        if found == "asserted" and self._is_asked(verb):
            return "possible"
        return found

    def of_noun(self, noun: Token) -> Modality:
        """Return what the words around a noun for an event take away.

        "planned visit", "no visit", "cancelled the visit", "wants a meeting".
        """
        labels, verbs, dep = self._labels, self._words.verbs, noun.dep_
        is_object = dep in labels.object
        if is_object or dep in labels.passive_subject:
            if self._denies(noun.head):
                return "negated"
            if is_object and noun.head.lower_ in verbs.wants:
                return "possible"
        before = {child.lower_ for child in noun.lefts}
        for modality, adjectives in self._words.adjectives.items():
            if before & adjectives:
                return modality
        return "asserted"

    def _own(self, clause: Token, *, announced: bool) -> Modality:
        labels, words = self._labels, self._words
        found: Modality = "possible" if self._is_underway(clause) else "asserted"
        for child in clause.children:
            dep, word = child.dep_, child.lower_
            adverb = dep in labels.adverb
            if dep in labels.negation or (adverb and word in words.never):
                return "negated"
            if dep in self._ends and self._is_none(child):
                return "negated"
            modal = dep in labels.auxiliary and word in words.modals
            if (
                (modal and not (announced and word in self._future))
                or (dep in labels.subordinator and word in words.conditions)
                or (adverb and word in words.perhaps)
            ):
                found = weaker(found, "possible")
            elif (adverb and word in words.hearsay) or word in words.sources:
                found = weaker(found, "reported")
        return found

    def _is_underway(self, clause: Token) -> bool:
        """Return whether somebody has not arrived yet: "was going to Graz"."""
        auxiliary = self._labels.auxiliary
        return clause.lower_ in self._words.underway and any(
            child.dep_ in auxiliary for child in clause.children
        )

    def _above(self, clause: Token) -> _Above:
        dep = clause.dep_
        rule = self._rules.get(dep)
        if dep in self._purpose and self._is_infinitive(clause):
            achieved = clause.head.lower_ in self._words.verbs.achieves
            if achieved and dep in self._labels.adverbial_clause:
                return _Above(counts=True, goes_on=True)
            return _Above("possible")
        return rule(clause) if rule else _Above()

    def _is_infinitive(self, clause: Token) -> bool:
        auxiliary = self._labels.auxiliary
        return any(c.dep_ in auxiliary and c.lower_ in self._infinitive for c in clause.children)

    def _conjoined(self, clause: Token) -> _Above:
        """Share "will" and "not … or" with a clause that has no subject or auxiliary itself."""
        labels = self._labels
        own = any(c.dep_ in self._full for c in clause.children)
        either = any(
            c.dep_ in labels.conjunction and c.lower_ in self._words.either
            for c in clause.head.children
        )
        negated = any(c.dep_ in labels.negation for c in clause.head.children)
        return _Above(counts=not own and (either or not negated), goes_on=True)

    def _open_complement(self, clause: Token) -> _Above:
        """Read "refused to", "hopes to", "is believed to", "managed to"."""
        verbs, word = self._words.verbs, clause.head.lower_
        if self._denies(clause.head):
            takes: Modality = "negated"
        elif word in verbs.reports and word not in verbs.wants:
            takes = "reported"
        elif word in verbs.wants or (word not in verbs.happened and self._is_infinitive(clause)):
            takes = "possible"
        else:
            takes = "asserted"
        return _Above(takes, counts=True, goes_on=True)

    def _complement(self, clause: Token) -> _Above:
        """Read "denied that", "said that"; a clause before "…, he said" is the text's own."""
        verbs, word = self._words.verbs, clause.head.lower_
        if self._denies(clause.head):
            takes: Modality = "negated"
        elif word in verbs.reports:
            first = clause.i < clause.head.i and word not in verbs.doubtful
            takes = "asserted" if first else "reported"
        else:
            takes = "possible" if word in verbs.wants else "asserted"
        return _Above(takes, goes_on=True)

    def _below_noun(self, clause: Token) -> _Above:
        """Read "the claim that", "a plan to", "no evidence that"."""
        if self._is_none(clause.head):
            return _Above("negated")
        for modality, nouns in self._words.nouns.items():
            if clause.head.lower_ in nouns:
                return _Above(modality)
        return _Above()

    def _below_preposition(self, clause: Token) -> _Above:
        """Read "without meeting", "accused of joining"."""
        words, preposition = self._words, clause.head
        governor, word = preposition.head.lower_, preposition.lower_
        if word in words.excludes or f"{governor} {word}" in words.excludes:
            return _Above("negated")
        accused = governor in words.verbs.reports and word in words.accusation
        return _Above("reported" if accused else "asserted")

    def _adverbial(self, clause: Token) -> _Above:
        """Read "will … when he joins": what is yet to come, both clauses are."""
        labels, modals = self._labels, self._words.modals
        future = any(
            c.dep_ in labels.auxiliary and c.lower_ in modals for c in clause.head.children
        )
        return _Above(counts=future and clause.tag_ in labels.present, goes_on=future)

    def _denies(self, verb: Token) -> bool:
        """Return whether a verb takes back what it governs: "denied", "ruled out"."""
        verbs, particle = self._words.verbs, self._labels.particle
        return verb.lower_ in verbs.denies or (
            verb.lower_ in verbs.sets_aside
            and any(c.dep_ in particle and c.lower_ in self._words.aside for c in verb.children)
        )

    def _is_none(self, noun: Token) -> bool:
        words = self._words
        return noun.lower_ in words.nobody or any(
            child.lower_ in words.none and child.dep_ in self._none for child in noun.lefts
        )

    def _is_asked(self, verb: Token) -> bool:
        asks, last = self._words.asks, verb.sent[-1]
        return last.text in asks or (last.i > verb.i and last.nbor(-1).text in asks)
