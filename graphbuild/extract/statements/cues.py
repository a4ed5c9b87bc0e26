"""Verbs of saying in a text, and who their subject is."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from graphbuild.extract.statements.spoken import Text
from graphbuild.extract.syntax import hashes, load_syntax
from graphbuild.language.pack import LanguagePack, load_pack

if TYPE_CHECKING:
    from spacy.tokens import Token

_BORDERS = frozenset({",", "-", "–", "—", "--"})
_SPEAKERS = frozenset({"Person", "Organization", "Place"})


class Cues:
    """The cues of a language."""

    def __init__(self, pack: LanguagePack) -> None:
        """pack: of the language."""
        words = pack.statements
        self._words = words
        self._stances = words.stances()
        self._syntax = load_syntax(pack.lang)
        self.verbs = hashes(frozenset(self._stances))
        self.sources = hashes(words.sources)
        self.direct = hashes(frozenset(self._stances) | words.manner | pack.speech.saying)

    def stance(self, verb: Token) -> str:
        """Return what the subject of a verb does in saying something."""
        return self._stances.get(verb.lower_, "states")

    def happened(self, verb: Token) -> bool:
        """Return whether a text says that something was said: not "would say", "did not say"."""
        labels, words = self._syntax.labels, self._words
        for child in verb.children:
            word = child.lower_
            if child.dep_ in labels.negation or (
                child.dep_ in labels.adverb and word in words.negations
            ):
                return False
            if child.dep_ in labels.auxiliary and word in words.modals:
                return False
            if child.dep_ in labels.subordinator and word in _conditions(verb.doc.lang_):
                return False
        if verb.dep_ in labels.conjunct and not any(
            c.dep_ in labels.subject for c in verb.children
        ):
            return verb.head is verb or self.happened(verb.head)
        return True

    def can_speak(self, text: Text, mention: int) -> bool:
        """Return whether a mention can be a speaker's."""
        return text.mentions[mention].type in _SPEAKERS

    def _quoted(self, verb: Token) -> Token | None:
        """Return the object of "quoted Moe as saying", who says it."""
        labels, link = self._syntax.labels, verb.head
        if verb.dep_ not in labels.prepositional_clause or link.lower_ not in self._words.capacity:
            return None
        objects = (c for c in link.head.children if c.dep_ in labels.object)
        return next(objects, None)

    def _said_above(self, verb: Token) -> Token | None:
        """Return the verb of saying that "adding" goes on from: "Moe said that it was so, adding".

        Who adds is the one who says, and not the subject of what is said; with other verbs it
        may be: "said that the minister left, saying".
        """
        labels, clause = self._syntax.labels, verb.head
        goes_on = verb.lower_ in self._words.adds and verb.dep_ in labels.adverbial_clause
        if not goes_on or verb.i < clause.i or any(c.dep_ in labels.subject for c in verb.children):
            return None
        is_content = clause.dep_ in labels.complement and clause.head.i < clause.i
        return clause.head if is_content and clause.head.lower in self.verbs else None

    def speaker(self, text: Text, verb: Token) -> int | None:
        """Return who says something by a verb of saying: its subject, or a passive's agent."""
        syntax = self._syntax
        above = self._said_above(verb)
        if above is not None:
            return self.speaker(text, above)
        if syntax.is_passive(verb):
            agents = syntax.agents(verb, text.names)
            return agents[0] if agents and self.can_speak(text, agents[0]) else None
        subject = self._quoted(verb) or syntax.subject(verb)
        found = None
        if subject is not None and subject.i in text.quoted and verb.i not in text.quoted:
            return None
        if subject is not None and subject.i != verb.i:
            found = syntax.denoted(subject, text.names)
            if found is not None and is_spoken_to_before(text, subject, found):
                return None
        if found is None:
            found = _right_before(text, verb)
        return found if found is not None and self.can_speak(text, found) else None


def is_spoken_to_before(text: Text, subject: Token, mention: int) -> bool:
    """Return whether a pronoun would stand for an object before it: "Asked by Moe, he said"."""
    if text.mentions[mention].kind != "pronoun":
        return False
    labels, who = text.syntax.labels, text.who[mention]
    for place in range(subject.sent.start, subject.i):
        other = text.names.get(place)
        if other is None or text.who[other] != who or text.mentions[other].kind != "name":
            continue
        head = text.doc[place]
        while head.dep_ in labels.compound or head.dep_ in labels.apposition:
            head = head.head
        in_phrase = head.dep_ in labels.prepositional_object | labels.object
        if in_phrase and head.head.head.i != subject.head.i and subject.head.is_ancestor(head):
            return True
    return False


def _right_before(text: Text, verb: Token) -> int | None:
    """Return the name between a comma or the sentence's start and a verb, whatever its parse."""
    found = text.names.get(verb.i - 1)
    if found is None:
        return None
    first = text.first(text.mentions[found].span.start)
    titles = text.pack.titles
    while first > 0 and titles.has(text.doc[first - 1].text):
        first -= 1
    if first == 0 or text.doc[first].is_sent_start:
        return found
    return found if text.doc[first - 1].text in _BORDERS else None


@functools.cache
def _conditions(lang: str) -> frozenset[str]:
    return load_pack(lang).modality.conditions


@functools.cache
def load_cues(lang: str) -> Cues:
    """Return the cues of a language, once made always the same."""
    return Cues(load_pack(lang))
