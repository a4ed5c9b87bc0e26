"""Nouns for what happened: "the meeting between A and B", "A's visit to B"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from graphbuild.extract.relations import modality
from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.roles import Phrase, before_noun, phrase_of
from graphbuild.extract.relations.table import RelationTable
from graphbuild.extract.syntax import (
    NOUNS,
    Names,
    arguments,
    is_verb,
    prepositional,
    subject,
)
from graphbuild.language.inflections import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIES_OUT = frozenset(
    form
    for verb in (
        "hold have make pay begin start conduct give conclude finish end complete launch carry do "
        "order announce plan cancel want seek postpone deny lead stage mount impose include attend"
    ).split()
    for form in verb_forms(verb)
)
_HAPPENS = frozenset(
    form
    for verb in "take happen occur begin start end last come be hold finish conclude".split()
    for form in verb_forms(verb)
)
_DURING = frozenset(
    "during on after in at including following from upon amid since for with".split()
)


def event_relations(
    noun: Token, names: Names, demonyms: Mapping[int, int], table: RelationTable
) -> Iterator[Found]:
    """Yield what a noun for an event says of those who take part in it."""
    frames = table.events.get(noun.lower_)
    phrase = phrase_of(noun, frames) if frames and noun.tag_ in NOUNS else None
    if phrase is None or noun.i in names:
        return
    said = modality.of_noun(noun)
    for frame in phrase.frames:
        between: list[int] = []
        if table.types[frame.type].symmetric:
            between = prepositional(noun, ("between",), names)
        if len(between) > 1:
            pairs = list(itertools.combinations(between, 2))
            how, clause = "between", _carrying(noun)
        else:
            targets = prepositional(noun, frame.links, names)
            doers, how, clause = _doers(phrase, names, demonyms)
            if not targets and how == "by":
                targets = _possessors(noun, names)
            pairs = list(itertools.product(doers, targets))
        pattern = f"event:{frame.words} ({how})"
        for head, tail in pairs:
            yield Found(head, tail, frame.type, noun, pattern, 0.8, clause, modality=said)


def _doers(
    phrase: Phrase, names: Names, demonyms: Mapping[int, int]
) -> tuple[list[int], str, Token | None]:
    """Return who does it, how the text says so, and the clause that it is a part of."""
    noun = phrase.noun
    if found := prepositional(noun, ("by",), names):
        return found, "by", _carrying(noun)
    if any(c.dep_ == "poss" for c in noun.children):
        return _possessors(noun, names), "possessor", _carrying(noun)
    found, _ = before_noun(phrase, names, demonyms, set())
    if found:
        return found, "compound", _carrying(noun)
    clause = _clause_around(noun)
    doers = [] if clause is None else arguments(subject(clause), names)
    return doers, "subject", clause


def _carrying(noun: Token) -> Token | None:
    """Return the verb that says whether it happened: "held a meeting", "the visit began"."""
    happens = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lower_ in _HAPPENS
    return noun.head if happens or (noun.dep_ == "dobj" and is_verb(noun.head)) else None


def _possessors(noun: Token, names: Names) -> list[int]:
    return [m for c in noun.children if c.dep_ == "poss" for m in arguments(c, names)]


def _clause_around(noun: Token) -> Token | None:
    """Return the verb whose subject takes part: "held talks with", "during a visit to"."""
    head = noun.head
    if noun.dep_ == "dobj" and head.lower_ in _CARRIES_OUT:
        return head
    if noun.dep_ == "conj" and head.tag_ in NOUNS:
        return _clause_around(head)
    while noun.dep_ in ("pobj", "pcomp", "prep") and head.dep_ in ("prep", "pcomp"):
        if head.lower_ not in _DURING:
            return None
        if is_verb(head.head):
            return head.head
        noun, head = head, head.head
        if noun.dep_ == "prep" and head.tag_ in NOUNS and noun.lower_ == "including":
            while head.dep_ in ("pobj", "dobj", "conj", "prep") and not is_verb(head):
                head = head.head
            return head if is_verb(head) else None
    return None
