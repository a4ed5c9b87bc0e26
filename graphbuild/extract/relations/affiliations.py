"""Relations that a name's own phrase states: "Mainz-based", "Ada Nwosu of the University"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.roles import bearers
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.syntax import HYPHEN

if TYPE_CHECKING:
    from spacy.tokens import Token

AFFILIATION = "WORKS_FOR"
_DASHES = (HYPHEN, "–")


def compound_relations(word: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield what a hyphenated participle says: "the Mainz-based company BioNTech"."""
    syntax = sentence.rules.syntax
    frames = sentence.rules.table.states.get(word.lower_, ())
    if not frames or word.i < 2 or word.nbor(-1).text not in _DASHES:
        return
    place = sentence.names.get(word.i - 2)
    noun = word.head
    if place is None or noun.tag_ not in syntax.labels.noun:
        return
    own = syntax.denoted(noun, sentence.names)
    heads = [own] if own is not None else [each.mention for each in bearers(noun, sentence)]
    for frame in frames:
        if not frame.links.isdisjoint(syntax.words.compounded):
            for head in heads:
                if head != place:
                    yield Found(head, place, frame.type, word, f"compound:-{word.lower_}", 0.85)


def name_relations(token: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield the affiliation of a person: "Ada Nwosu of the University", "Sony's Ada Nwosu".

    token: the last word of a name.
    """
    names, mentions = sentence.names, sentence.mentions
    person = names[token.i]
    if AFFILIATION not in sentence.rules.table.types or mentions[person].type != "Person":
        return
    syntax, labels = sentence.rules.syntax, sentence.rules.syntax.labels
    for child in token.children:
        dep, word = child.dep_, child.lower_
        if (
            dep in labels.preposition
            and child.i == token.i + 1
            and word in syntax.words.affiliation
        ):
            objects = (c for c in child.children if c.dep_ in labels.prepositional_object)
            for target in (syntax.denoted(each, names) for each in objects):
                if target is not None and mentions[target].type == "Organization":
                    yield Found(person, target, AFFILIATION, child, f"name:{word}", 0.75)
        elif dep in labels.possessor and child.i in names and child.i < token.i:
            owner = names[child.i]
            if mentions[owner].type == "Organization" and owner != person:
                yield Found(person, owner, AFFILIATION, child, "name:'s", 0.7)
