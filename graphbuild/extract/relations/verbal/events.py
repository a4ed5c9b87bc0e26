"""Nouns for what happened: "the meeting between A and B", "A's visit to B"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.posts.phrases import Phrase, before_noun, phrase_of
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.syntax import Syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def event_relations(noun: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield what a noun for an event says of those who take part in it."""
    rules, names = sentence.rules, sentence.names
    syntax, words = rules.syntax, rules.syntax.words
    frames = rules.table.events.get(noun.lower_)
    phrase = phrase_of(noun, frames) if frames and noun.tag_ in syntax.labels.noun else None
    if phrase is None or noun.i in names:
        return
    said = rules.modality.of_noun(noun)
    for frame in phrase.frames:
        between: list[int] = []
        if rules.table.types[frame.type].symmetric:
            between = syntax.prepositional(noun, words.between, names)
        if len(between) > 1:
            pairs = list(itertools.combinations(between, 2))
            how, clause = "between", _carrying(noun, syntax)
        else:
            targets = syntax.prepositional(noun, frame.links, names)
            doers, how, clause = _doers(phrase, sentence)
            if not targets and how == "by":
                targets = syntax.possessors(noun, names)
            if not targets and not frame.links.isdisjoint(syntax.words.compounded):
                targets = _places_before(noun, sentence)
            pairs = list(itertools.product(doers, targets))
        pattern = f"event:{frame.words} ({how})"
        for head, tail in pairs:
            yield Found(head, tail, frame.type, noun, pattern, 0.8, clause, modality=said)


def _havers(noun: Token, sentence: Sentence) -> list[int]:
    """Return who has something: "Marlow, a company with offices in Graz"."""
    syntax, names = sentence.rules.syntax, sentence.names
    link = noun.head
    has = noun.dep_ in syntax.labels.prepositional_object and link.lower_ in syntax.words.having
    if not has or link.head.tag_ not in syntax.labels.noun:
        return []
    owner = link.head
    apposed = owner.dep_ in syntax.labels.apposition and owner.i not in names
    found = syntax.denoted(owner.head if apposed else owner, names)
    return [] if found is None else [found]


def _places_before(noun: Token, sentence: Sentence) -> list[int]:
    """Return the place in front of a noun: "the company's London office"."""
    names, compound = sentence.names, sentence.rules.syntax.labels.compound
    before = (names[c.i] for c in noun.lefts if c.dep_ in compound and c.i in names)
    return [m for m in before if sentence.mentions[m].type == "Place"]


def _doers(phrase: Phrase, sentence: Sentence) -> tuple[list[int], str, Token | None]:
    """Return who does it, how the text says so, and the clause that it is a part of."""
    noun, names, syntax = phrase.noun, sentence.names, sentence.rules.syntax
    if found := syntax.prepositional(noun, syntax.words.by, names):
        return found, "by", _carrying(noun, syntax)
    if any(child.dep_ in syntax.labels.possessor for child in noun.children):
        return syntax.possessors(noun, names), "possessor", _carrying(noun, syntax)
    found, _ = before_noun(phrase, sentence, who=set())
    if found:
        return found, "compound", _carrying(noun, syntax)
    if found := _havers(noun, sentence):
        return found, "with", None
    clause = _clause_around(noun, syntax)
    doers = [] if clause is None else syntax.arguments(syntax.subject(clause), names)
    return doers, "subject", clause


def _carrying(noun: Token, syntax: Syntax) -> Token | None:
    """Return the verb that says whether it happened: "held a meeting", "the visit began"."""
    head, dep, labels = noun.head, noun.dep_, syntax.labels
    happens = dep in labels.subject and head.lower_ in syntax.words.verbs.happen
    return head if happens or (dep in labels.object and syntax.is_verb(head)) else None


def _clause_around(noun: Token, syntax: Syntax) -> Token | None:
    """Return the verb whose subject takes part: "held talks with", "during a visit to"."""
    labels, words, head = syntax.labels, syntax.words, noun.head
    if noun.dep_ in labels.object and head.lower_ in words.verbs.carry_out:
        return head
    if noun.dep_ in labels.conjunct and head.tag_ in labels.noun:
        return _clause_around(head, syntax)
    linking = labels.preposition | labels.prepositional_clause
    below = linking | labels.prepositional_object
    while noun.dep_ in below and head.dep_ in linking:
        if head.lower_ not in words.during:
            return None
        if syntax.is_verb(head.head):
            return head.head
        noun, head = head, head.head
        example = noun.dep_ in labels.preposition and noun.lower_ in words.including
        if example and head.tag_ in labels.noun:
            return _clause_above(head, syntax)
    return None


def _clause_above(noun: Token, syntax: Syntax) -> Token | None:
    """Return the verb above a noun, its prepositions and conjuncts."""
    labels, head = syntax.labels, noun
    passed = labels.preposition | labels.prepositional_object | labels.object | labels.conjunct
    while head.dep_ in passed and not syntax.is_verb(head):
        head = head.head
    return head if syntax.is_verb(head) else None
