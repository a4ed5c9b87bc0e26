"""Relations that a verb states: active and passive, with particles and prepositions."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.relations.table import VerbFrame

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphbuild.extract.syntax import Syntax


def verb_relations(verb: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield what a verb says of the mentions around it."""
    rules, syntax = sentence.rules, sentence.rules.syntax
    frames = rules.table.verbs.get(verb.lower_, ())
    if not frames:
        return
    if not syntax.is_verb(verb) and verb.dep_ not in syntax.labels.root:
        yield from _misread(verb, frames, sentence)
        return
    if _is_left_behind(verb, sentence):
        return
    passive = syntax.is_passive(verb)
    particles = syntax.particles(verb)
    has_particle = any(c.dep_ in syntax.labels.particle for c in verb.children)
    for frame in frames:
        if frame.particle not in particles if frame.particle else has_particle:
            continue
        if _says_something_else(verb, frame, syntax):
            continue
        symmetric = rules.table.types[frame.type].symmetric
        heads, tails = _ends(verb, frame, sentence, passive=passive)
        if verb.lower_ in syntax.words.follows and not passive:
            appointed = _appointed(verb, sentence)
            heads = heads if appointed is None else appointed
        tails = [tail for tail in tails if _can_be_tail(tail, frame, sentence)]
        if frame.back:
            heads, tails = tails, heads
        pattern = f"verb:{frame.words}{' (passive)' if passive else ''}"
        for head, tail in _pairs(heads, tails, symmetric=symmetric and not passive):
            yield Found(head, tail, frame.type, verb, pattern, 0.9, verb)


def _says_something_else(verb: Token, frame: VerbFrame, syntax: Syntax) -> bool:
    """Return whether a verb means something else by what stands with it, as its frame says."""
    return (
        any(noun.lower_ in frame.unless for noun in syntax.objects(verb))
        or any(p.lower_ in frame.not_with for p in syntax.prepositions(verb))
        or (frame.order and _is_told_to(verb, syntax))
        or (frame.active and syntax.is_passive(verb))
        or (bool(frame.no_deeds) and not frame.no_deeds.isdisjoint(_deeds(verb, syntax)))
    )


def _can_be_tail(mention: int, frame: VerbFrame, sentence: Sentence) -> bool:
    """Return whether a frame says it of a mention; of the country of an adjective, below 0."""
    if mention < 0:
        return not frame.of_body
    tail = sentence.mentions[mention]
    is_seat = frame.links and not frame.elected.isdisjoint(tail.text.lower().split())
    return not is_seat and not (frame.of_body and tail.type == "Place")


def _is_told_to(verb: Token, syntax: Syntax) -> bool:
    """Return whether a verb's object is to do something: "directed NASA to return"."""
    labels = syntax.labels
    return any(
        clause.dep_ in labels.open_complement | labels.complement
        and any(word.tag_ in labels.infinitive_to for word in clause.lefts)
        for clause in verb.children
    )


def _appointed(verb: Token, sentence: Sentence) -> list[int] | None:
    """Return who follows somebody: whom the clause before it appoints, not who appoints him.

    "Marlow named Ada Nwosu its chair, replacing Tom Reyes". None where nobody is appointed.
    """
    syntax, names = sentence.rules.syntax, sentence.names
    labels = syntax.labels
    if verb.dep_ not in labels.adverbial_clause | labels.noun_clause:
        return None
    above = (verb.head, *(c for c in verb.head.children if c.i < verb.i))
    for act in above:
        if act.lower_ in syntax.words.verbs.of_the_object and not syntax.is_passive(act):
            things = (c for c in act.rights if c.dep_ in labels.object | labels.object_predicate)
            found = [syntax.arguments(thing, names) for thing in things if thing.i < verb.i]
            return next((each for each in found if each), [])
    return None


def _deeds(verb: Token, syntax: Syntax) -> Iterator[tuple[str, str]]:
    """Yield what somebody is charged with doing: a preposition and the verb behind it.

    The parse may give it to the object: "charges the agency with promoting trade".
    """
    for word in (verb, *syntax.objects(verb)):
        for link in syntax.prepositions(word):
            for deed in link.children:
                if deed.dep_ in syntax.labels.prepositional_clause:
                    yield link.lower_, deed.lower_


def _is_left_behind(verb: Token, sentence: Sentence) -> bool:
    """Return whether a participle may say something of more than the name before it.

    "Posted on Twitter blaming Marlow", "an inquiry at Marlow, led by Ada Nwosu".
    """
    syntax = sentence.rules.syntax
    labels, noun = syntax.labels, verb.head
    if (
        verb.dep_ in labels.prepositional_clause
        and verb.tag_ in labels.present
        and noun.lower_ in syntax.words.whereto
    ):
        return True  # the parse may make the name the participle's subject
    return (
        verb.dep_ in labels.noun_clause
        and noun.i < verb.i
        and noun.i in sentence.names
        and noun.dep_ in labels.prepositional_object
        and (verb.tag_ in labels.present or verb.nbor(-1).text == ",")
    )


def _misread(word: Token, frames: tuple[VerbFrame, ...], sentence: Sentence) -> Iterator[Found]:
    """Yield what a verb says that the tagger took for an adjective between two names.

    "Harry, son of Charles, married Meghan": the second name becomes an apposition.
    """
    labels, names = sentence.rules.syntax.labels, sentence.names
    other = word.head
    first = other.head
    if word.dep_ not in labels.adjectival_modifier or other.dep_ not in labels.apposition:
        return
    between = first.i < word.i < other.i and word.nbor(-1).text == ","
    if between and other.i in names and first.i in names:
        for frame in frames:
            if not (frame.particle or frame.object or frame.links or frame.back):
                ends = names[first.i], names[other.i]
                yield Found(*ends, frame.type, word, f"verb:{frame.words} (adjective)", 0.7)


def state_relations(word: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield what a participle or adjective says: "was born in", "a firm based in"."""
    rules, syntax, names = sentence.rules, sentence.rules.syntax, sentence.names
    frames = rules.table.states.get(word.lower_, ())
    clause = _clause_of_state(word, sentence) if frames else None
    if clause is None:
        return
    heads = syntax.arguments(syntax.subject(clause), names)
    particles = syntax.particles(word)
    taken = syntax.labels.agent | syntax.labels.object
    for frame in frames:
        if frame.particle and frame.particle not in particles:
            continue
        symmetric = rules.table.types[frame.type].symmetric
        if not frame.links and (not symmetric or any(c.dep_ in taken for c in word.children)):
            continue
        tails = syntax.prepositional(word, frame.links, names) if frame.links else []
        for head, tail in _pairs(heads, tails, symmetric=symmetric):
            ends = (tail, head) if frame.back else (head, tail)
            yield Found(*ends, frame.type, word, f"state:{frame.words}", 0.9, clause)


def _clause_of_state(word: Token, sentence: Sentence) -> Token | None:
    """Return the verb whose subject is in a state: "is" in "is native to", or the participle."""
    syntax, dep = sentence.rules.syntax, word.dep_
    if dep in syntax.labels.predicate and syntax.is_verb(word.head):
        return word.head
    return word if dep in syntax.labels.participial or syntax.is_passive(word) else None


def _ends(
    verb: Token, frame: VerbFrame, sentence: Sentence, *, passive: bool
) -> tuple[list[int], list[int]]:
    """Return the mentions that do, and those that it is done to, in the frame's sense."""
    syntax, names = sentence.rules.syntax, sentence.names
    described = syntax.subject(verb)
    doers = syntax.agents(verb, names) if passive else syntax.arguments(described, names)
    if frame.onward:
        nouns = [described] if passive else syntax.objects(verb)
        given = [m for noun in nouns for m in syntax.arguments(noun, names)]
        takers = syntax.prepositional(verb, frame.links, names)
        return [m for m in takers if m not in given], [m for m in given if m not in takers]
    if frame.object:
        nouns = [described] if passive and described is not None else syntax.objects(verb)
        nouns = [noun for noun in nouns if noun.lower_ in frame.object]
        tails = [m for noun in nouns for m in syntax.prepositional(noun, frame.links, names)]
        if nouns and not tails:
            tails = syntax.prepositional(verb, frame.links, names)
        return (doers, tails) if nouns else ([], [])
    if frame.links:
        return ([], []) if passive else _linked(verb, frame, doers, sentence)
    if passive:
        return doers, syntax.arguments(described, names)
    things = syntax.objects(verb)
    tails = [m for noun in things for m in syntax.arguments(noun, names)]
    return ([], []) if things and not tails else (doers, tails)


def _linked(
    verb: Token, frame: VerbFrame, doers: list[int], sentence: Sentence
) -> tuple[list[int], list[int]]:
    """Return the ends where the tail stands after a preposition, of the verb or its object."""
    syntax, names = sentence.rules.syntax, sentence.names
    tails = syntax.prepositional(verb, frame.links, names)
    if not tails and not frame.links.isdisjoint(syntax.words.beyond_the_object):
        things = [noun for noun in syntax.objects(verb) if noun.i not in names]
        tails = [m for noun in things for m in syntax.prepositional(noun, frame.links, names)]
    if not tails and any(p.lower_ in frame.links for p in syntax.prepositions(verb)):
        return [], []
    if not tails and syntax.objects(verb):
        return [], []  # "A and B met her" is no meeting of the two
    return doers, tails


def _pairs(heads: list[int], tails: Iterable[int], *, symmetric: bool) -> Iterator[tuple[int, int]]:
    """Yield each head with each tail; of a symmetric type without tails, the heads' pairs."""
    listed = list(tails)
    if listed or not symmetric:
        yield from itertools.product(heads, listed)
    else:
        yield from itertools.combinations(heads, 2)
