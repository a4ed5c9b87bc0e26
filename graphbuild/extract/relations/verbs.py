"""Relations that a verb states: active and passive, with particles and prepositions."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.table import RelationTable, VerbFrame
from graphbuild.extract.syntax import (
    Names,
    agents,
    arguments,
    is_passive,
    is_verb,
    objects,
    prepositional,
    prepositions,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_relations(verb: Token, names: Names, table: RelationTable) -> Iterator[Found]:
    """Yield what a verb says of the mentions around it."""
    frames = table.verbs.get(verb.lower_, ())
    if not frames:
        return
    if not is_verb(verb) and verb.dep_ != "ROOT":
        yield from _misread(verb, frames, names)
        return
    passive = is_passive(verb)
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")}
    has_particle = any(c.dep_ == "prt" for c in verb.children)
    for frame in frames:
        if frame.particle not in particles if frame.particle else has_particle:
            continue
        symmetric = table.types[frame.type].symmetric
        heads, tails = _ends(verb, frame, names, passive=passive)
        if frame.back:
            heads, tails = tails, heads
        pattern = f"verb:{frame.words}{' (passive)' if passive else ''}"
        for head, tail in _pairs(heads, tails, symmetric=symmetric and not passive):
            yield Found(head, tail, frame.type, verb, pattern, 0.9, verb)


def _misread(word: Token, frames: tuple[VerbFrame, ...], names: Names) -> Iterator[Found]:
    """Yield what a verb says that the tagger took for an adjective between two names.

    "Harry, son of Charles, married Meghan": the second name becomes an apposition.
    """
    other = word.head
    first = other.head
    if word.dep_ != "amod" or other.dep_ != "appos" or word.nbor(-1).text != ",":
        return
    if other.i in names and first.i in names and first.i < word.i < other.i:
        for frame in frames:
            if not (frame.particle or frame.object or frame.links or frame.back):
                ends = names[first.i], names[other.i]
                yield Found(*ends, frame.type, word, f"verb:{frame.words} (adjective)", 0.7)


def state_relations(word: Token, names: Names, table: RelationTable) -> Iterator[Found]:
    """Yield what a participle or adjective says: "was born in", "a firm based in"."""
    frames = table.states.get(word.lower_, ())
    if not frames:
        return
    if word.dep_ in ("acomp", "attr") and is_verb(word.head):
        described, clause = subject(word.head), word.head
    elif is_passive(word) or word.dep_ in ("acl", "amod", "advcl"):
        described, clause = subject(word), word
    else:
        return
    particles = {c.lower_ for c in word.children if c.dep_ in ("prt", "advmod")}
    for frame in frames:
        if frame.particle and frame.particle not in particles:
            continue
        tails = prepositional(word, frame.links, names) if frame.links else []
        heads = arguments(described, names)
        symmetric = table.types[frame.type].symmetric
        if not frame.links and not symmetric:
            continue
        if not frame.links and any(c.dep_ in ("agent", "dobj") for c in word.children):
            continue
        for head, tail in _pairs(heads, tails, symmetric=symmetric):
            yield Found(head, tail, frame.type, word, f"state:{frame.words}", 0.9, clause)


def _ends(
    verb: Token, frame: VerbFrame, names: Names, *, passive: bool
) -> tuple[list[int], list[int]]:
    """Return the mentions that do, and those that it is done to, in the frame's sense."""
    described = subject(verb)
    doers = agents(verb, names) if passive else arguments(described, names)
    if frame.object:
        nouns = [described] if passive and described is not None else objects(verb)
        nouns = [noun for noun in nouns if noun.lower_ in frame.object]
        tails = [m for noun in nouns for m in prepositional(noun, frame.links, names)]
        if nouns and not tails:
            tails = prepositional(verb, frame.links, names)
        return (doers, tails) if nouns else ([], [])
    if frame.links:
        if passive:
            return [], []
        tails = prepositional(verb, frame.links, names)
        if not tails:
            things = [noun for noun in objects(verb) if noun.i not in names]
            tails = [m for noun in things for m in prepositional(noun, frame.links, names)]
            if tails and "in" not in frame.links:
                tails = []
        if not tails and any(p.lower_ in frame.links for p in prepositions(verb)):
            return [], []
        return doers, tails
    if passive:
        return doers, arguments(described, names)
    things = objects(verb)
    tails = [m for noun in things for m in arguments(noun, names)]
    return ([], []) if things and not tails else (doers, tails)


def _pairs(heads: list[int], tails: Iterable[int], *, symmetric: bool) -> Iterator[tuple[int, int]]:
    """Yield each head with each tail; of a symmetric type without tails, the heads' pairs."""
    listed = list(tails)
    if listed or not symmetric:
        yield from itertools.product(heads, listed)
    else:
        yield from itertools.combinations(heads, 2)
