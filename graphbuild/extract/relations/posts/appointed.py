"""Whose post somebody is given, where that is said of who gives it alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphbuild.extract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def appointers(noun: Token, sentence: Sentence) -> list[int]:
    """Return who gives a role: "Marlow appointed Ada Nwosu as chief financial officer".

    Organisations alone, and none that gives posts of others too, as a government does. Nobody
    where the text says of what the role is: "named Ada Nwosu chief executive of the year", nor
    where it is a state's, which a party fills.
    """
    syntax, names = sentence.rules.syntax, sentence.names
    labels, words, head = syntax.labels, syntax.words, noun.head
    if noun.lower_ in words.posts_of_states or any(True for _ in syntax.prepositions(noun)):
        return []
    act = head
    if noun.dep_ in labels.prepositional_object and head.lower_ in words.capacity:
        act = head.head
        if act.i in names:  # the parse may tie "as" to whom the act is about
            act = act.head.head if act.head.lower_ in syntax.of else act.head
    elif noun.dep_ not in labels.named_as:
        return []
    if syntax.is_verb(act) and act.lower_ in words.verbs.appoints:
        if syntax.is_passive(act):
            return _bodies(syntax.agents(act, names), sentence)
        return _bodies(syntax.arguments(syntax.subject(act), names), sentence)
    if act.lower_ not in words.appointments:
        return []
    if found := syntax.possessors(act, names):
        return _bodies(found, sentence)
    told = act.dep_ in labels.object and act.head.lower_ in words.verbs.carry_out
    return _bodies(syntax.arguments(syntax.subject(act.head), names), sentence) if told else []


def _bodies(found: Iterable[int], sentence: Sentence) -> list[int]:
    authorities = sentence.rules.syntax.words.authorities
    return [
        mention
        for mention in found
        if mention >= 0
        and sentence.mentions[mention].type == "Organization"
        and authorities.isdisjoint(sentence.mentions[mention].text.lower().split())
    ]
