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
    how: Literal["apposition", "title", "copula", "as", "named", "listed"]
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
        if _word_before(phrase) in frame.no_office:
            continue
        targets, direct = _targets(phrase, frame, sentence, who)
        usual = _kind(phrase, frame, direct=direct)
        role = role_words(phrase, sentence, set(targets)) if usual in _WITH_ROLE else None
        symmetric = rules.table.types[frame.type].symmetric
        pairs = [(each, target) for each in borne for target in targets if target != each.mention]
        if not targets and symmetric:
            each_other = [each for each in borne if each.how != "listed"]
            pairs = [(a, b.mention) for a, b in itertools.combinations(each_other, 2)]
        for each, target in pairs:
            head, tail = (target, each.mention) if frame.back else (each.mention, target)
            kind = usual
            if usual == frame.type and frame.of_place and _is_place(target, sentence):
                kind = frame.of_place
            confidence = 0.85 if each.how == "title" else 0.9
            pattern = f"role:{frame.words} ({each.how})"
            yield Found(head, tail, kind, noun, pattern, confidence, each.clause, role)


def _kind(phrase: Phrase, frame: NounFrame, *, direct: bool) -> str:
    """Return the type, which a word before the noun can change: "deputy director"."""
    if not frame.below:
        return frame.type
    before = _word_before(phrase)
    if before in frame.below:
        return frame.below[before]
    return frame.type if direct else next(iter(frame.below.values()))


def _word_before(phrase: Phrase) -> str:
    """Return the word before a role, in front of a hyphen; none at the text's beginning."""
    doc, at = phrase.noun.doc, phrase.start - 1
    if at > 0 and doc[at].text == HYPHEN:
        at -= 1
    return doc[at].lower_ if at >= 0 else ""


def _is_person(mention: int, sentence: Sentence) -> bool:
    return mention >= 0 and sentence.mentions[mention].type == "Person"


def _is_place(mention: int, sentence: Sentence) -> bool:
    return mention < 0 or sentence.mentions[mention].type == "Place"


def bearers(noun: Token, sentence: Sentence) -> Iterator[Bearer]:
    """Yield of whom a noun is said."""
    syntax, names = sentence.rules.syntax, sentence.names
    labels, verbs = syntax.labels, syntax.words.verbs
    for mention in _named_with(noun, sentence):
        yield Bearer(mention, "apposition")
    yield from (Bearer(mention, "listed") for mention in _listed_below(noun, sentence))
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
    if dep in labels.prepositional_object and head.lower_ in syntax.of:
        one = head.head  # "one of the members of"
        if one.lower_ in syntax.words.one_of and one.i not in names:
            yield from bearers(one, sentence)


def _named_with(noun: Token, sentence: Sentence) -> Iterator[int]:
    """Yield whom a noun stands beside: a singular is one person's, the nearest of several."""
    syntax, names = sentence.rules.syntax, sentence.names
    apposition, plural = syntax.labels.apposition, _is_plural(noun, sentence)
    if noun.dep_ in apposition:
        group = _conjoined_before(noun, _described(noun, sentence))
        found = (syntax.denoted(each, names) for each in (group if plural else group[-1:]))
        yield from (mention for mention in found if mention is not None)
    for child in noun.children:
        if child.dep_ in apposition and child.i > noun.i and not _is_left_open(child, sentence):
            named = syntax.arguments(child, names)
            yield from named if plural else named[:1]


def _is_plural(noun: Token, sentence: Sentence) -> bool:
    labels = sentence.rules.syntax.labels
    return noun.tag_ in labels.noun and noun.tag_ not in labels.singular_noun


def _described(noun: Token, sentence: Sentence) -> Token:
    """Return what a noun in apposition is said of, over another: "Cole, Ph.D., president of"."""
    syntax, names = sentence.rules.syntax, sentence.names
    head = noun.head
    while head.dep_ in syntax.labels.apposition and syntax.denoted(head, names) is None:
        head = head.head
    return head


def _conjoined_before(noun: Token, head: Token) -> list[Token]:
    """Return the words conjoined with a noun's head that come before the noun."""
    return sorted({each for each in (head, *head.conjuncts) if each.i < noun.i})


def _is_left_open(name: Token, sentence: Sentence) -> bool:
    """Return whether a name after "her son," runs into a verb, so that it begins a clause."""
    syntax, noun, after = sentence.rules.syntax, name.head, name.right_edge.i + 1
    own = any(child.tag_ in syntax.labels.possessive_pronoun for child in noun.children)
    before = name.left_edge.nbor(-1) if name.left_edge.i else None
    opened = before is not None and before.text == "," and after < sentence.end
    return own and opened and syntax.is_verb(noun.doc[after])


def _listed_below(noun: Token, sentence: Sentence) -> Iterator[int]:
    """Yield the examples of a noun: "rivals such as Marlow and Orrin"."""
    syntax, labels = sentence.rules.syntax, sentence.rules.syntax.labels
    for child in noun.children:
        word = child.lower_
        if child.dep_ not in labels.preposition or not _is_plural(noun, sentence):
            continue
        if {word, f"{child.nbor(-1).lower_} {word}"} & syntax.words.listing:
            for each in child.children:
                if each.dep_ in labels.prepositional_object:
                    yield from syntax.arguments(each, sentence.names)


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
    if own and _is_plural(noun, sentence) and sentence.rules.table.types[frame.type].symmetric:
        own = [m for m in own if not _is_person(m, sentence)]  # "the Marlow brothers, A and B"
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
