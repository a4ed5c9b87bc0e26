"""Nouns for roles: who bears one, and towards whom."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.phrases import Phrase, before_noun, phrase_of
from graphbuild.extract.relations.role_words import role_words
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.relations.table import NounFrame
from graphbuild.extract.syntax import HYPHEN

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH_ROLE = ("LEADS", "WORKS_FOR")
"""Types whose relations say in which role."""


class Bearer(NamedTuple):
    """Who has a role, how the text says so, and the clause that says it, if one does."""

    mention: int
    how: Literal["apposition", "title", "copula", "as", "named"]
    clause: Token | None = None


def role_relations(noun: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield what a noun says of its bearer: "Tim Cook, the chief executive of Apple"."""
    rules, labels = sentence.rules, sentence.rules.syntax.labels
    frames = rules.table.roles.get(noun.lower_)
    if not frames or noun.i in sentence.names:
        return
    if noun.tag_ not in labels.noun and noun.tag_ not in labels.adjective:
        return
    phrase = phrase_of(noun, frames)
    if phrase is None:
        return
    borne = list(bearers(noun, sentence))
    who = {each.mention for each in borne}
    for frame in phrase.frames:
        targets, direct = _targets(phrase, frame, sentence, who)
        kind = _kind(phrase, frame, direct=direct)
        role = role_words(phrase, sentence, set(targets)) if kind in _WITH_ROLE else None
        symmetric = rules.table.types[frame.type].symmetric
        pairs = [(each, target) for each in borne for target in targets if target != each.mention]
        if not targets and symmetric and len(borne) > 1:
            pairs = [(a, b.mention) for a, b in itertools.combinations(borne, 2)]
        for each, target in pairs:
            head, tail = (target, each.mention) if frame.back else (each.mention, target)
            confidence = 0.85 if each.how == "title" else 0.9
            pattern = f"role:{frame.words} ({each.how})"
            yield Found(head, tail, kind, noun, pattern, confidence, each.clause, role)


def _kind(phrase: Phrase, frame: NounFrame, *, direct: bool) -> str:
    """Return the type, which a word before the noun can change: "deputy director"."""
    if not frame.below:
        return frame.type
    before = phrase.noun.doc[phrase.start - 1] if phrase.start else None
    if before is not None and before.text == HYPHEN and phrase.start > 1:
        before = before.nbor(-1)
    if before is not None and before.lower_ in frame.below:
        return frame.below[before.lower_]
    return frame.type if direct else next(iter(frame.below.values()))


def bearers(noun: Token, sentence: Sentence) -> Iterator[Bearer]:
    """Yield of whom a noun is said."""
    syntax, names = sentence.rules.syntax, sentence.names
    labels, verbs = syntax.labels, syntax.words.verbs
    for mention in _named_with(noun, sentence):
        yield Bearer(mention, "apposition")
    head, dep = noun.head, noun.dep_
    if dep in labels.premodifier and head.i > noun.i and head.i in names:
        yield Bearer(names[head.i], "title")
    if head.lower_ in verbs.copulas:
        for other in _across_copula(noun, sentence):
            yield from (Bearer(m, "copula", head) for m in syntax.arguments(other, names))
    if dep in labels.prepositional_object and head.lower_ in syntax.words.capacity:
        yield from (Bearer(m, "as", head.head) for m in _holders(head.head, sentence))
    if dep in labels.named_as and head.lower_ in verbs.of_the_object:
        found = syntax.arguments(syntax.subject(head), names) if syntax.is_passive(head) else []
        for thing in syntax.objects(head):
            found += syntax.arguments(thing, names) if thing is not noun else []
        yield from (Bearer(m, "named", head) for m in found)
    if dep in labels.conjunct and head.tag_ in labels.noun and head.i not in names:
        yield from bearers(head, sentence)


def _named_with(noun: Token, sentence: Sentence) -> Iterator[int]:
    syntax, names = sentence.rules.syntax, sentence.names
    apposition = syntax.labels.apposition
    if noun.dep_ in apposition:
        mention = syntax.denoted(noun.head, names)
        if mention is not None:
            yield mention
    for child in noun.children:
        if child.dep_ in apposition and child.i > noun.i:
            yield from syntax.arguments(child, names)


def _across_copula(noun: Token, sentence: Sentence) -> Iterator[Token | None]:
    """Yield what a noun is said to be, on the other side of "is"."""
    syntax = sentence.rules.syntax
    if noun.dep_ in syntax.labels.predicate_noun:
        yield syntax.subject(noun.head)
    if noun.dep_ in syntax.labels.subject:
        predicate = syntax.labels.predicate_noun
        yield from (child for child in noun.head.children if child.dep_ in predicate)


def _holders(verb: Token, sentence: Sentence) -> list[int]:
    """Return who has the role in "elected X as president", "succeeded Y as president"."""
    syntax, names = sentence.rules.syntax, sentence.names
    verbs = syntax.words.verbs
    if syntax.is_passive(verb) or verb.lower_ in verbs.of_the_subject:
        return syntax.arguments(syntax.subject(verb), names) if syntax.is_verb(verb) else []
    if verb.lower_ in verbs.of_the_object:
        return [m for thing in syntax.objects(verb) for m in syntax.arguments(thing, names)]
    above = verb.head
    if verb.i in names and syntax.is_verb(above) and above.lower_ in verbs.of_the_object:
        return [names[verb.i]]
    return []


def _targets(
    phrase: Phrase, frame: NounFrame, sentence: Sentence, who: set[int]
) -> tuple[list[int], bool]:
    """Return towards whom the role is, and whether nothing stands between the two.

    A possessor or a name before the noun comes first: in "NATO's Assistant Secretary
    General for Political Affairs", what follows is the field.
    """
    noun, names, syntax = phrase.noun, sentence.names, sentence.rules.syntax
    labels = syntax.labels
    own = [m for m in syntax.possessors(noun, names) if m not in who]
    if own:
        return own, True
    own, adjacent = before_noun(phrase, sentence, who=who, demonyms=frame.office)
    if own:
        return own, adjacent
    found = [m for m in syntax.prepositional(noun, frame.links, names) if m not in who]
    link = next((p for p in syntax.prepositions(noun) if p.lower_ in frame.links), None)
    field = link is not None and any(
        c.dep_ in labels.prepositional_object and not syntax.arguments(c, names)
        for c in link.children
    )
    if not found and noun.dep_ not in labels.conjunct:
        others = (c for c in syntax.conjoined(noun) if c is not noun and c.tag_ in labels.noun)
        found = [m for c in others for m in syntax.prepositional(c, frame.links, names)]
    return [m for m in found if m not in who], not field
