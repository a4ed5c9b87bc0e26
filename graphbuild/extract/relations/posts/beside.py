"""Roles that stand beside a name in the text, where the parse ties the two to other words.

"Ada Nwosu, Ph.D., president of Newsline", "the mayor of Graz, Ada Nwosu,".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graphbuild.extract.relations.posts.bearers import is_person, is_plural, stands_behind_its_role
from graphbuild.extract.relations.posts.phrases import Phrase
from graphbuild.extract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMMA = ","
_CLOSES = frozenset(",.;:)")
_DEGREE = re.compile(r"(?:[A-Z][a-z]{0,2}\.){1,4}|[A-Z]{2,4}|Ph\.?D\.?|Jr\.?|Sr\.?")
_MOST = 6
"""Words between a name and a role's first, or between a role's preposition and a name."""


class Beside(NamedTuple):
    """Who stands beside a role, and towards whom it is; None where that is for others to say."""

    bearer: int
    target: int | None


def beside(phrase: Phrase, links: frozenset[str], sentence: Sentence) -> Beside | None:
    """Return who stands before a role and a comma, or behind it and what it is of.

    Nobody, where the role is only the beginning of another: "the chief engineer".
    """
    head, labels = phrase.noun.head, sentence.rules.syntax.labels
    if (
        phrase.noun.dep_ in labels.premodifier
        and head.i > phrase.noun.i
        and head.i not in sentence.names
    ):
        return None
    target, end = _behind(phrase.noun, links, sentence)
    before = None if is_plural(phrase.noun, sentence) else _before(phrase, sentence)
    if before is not None:
        return None if before == target else Beside(before, target)
    if target is None or end + 1 >= sentence.end or phrase.noun.doc[end].text != _COMMA:
        return None
    after, close = _name_from(end + 1, sentence)
    closed = close >= sentence.end or phrase.noun.doc[close].text in _CLOSES
    if after is None or after == target or not closed or not is_person(after, sentence):
        return None
    return Beside(after, target)


def target_behind(noun: Token, links: frozenset[str], sentence: Sentence) -> list[int]:
    """Return the name right behind a role's preposition: "adviser to the Marlow Trust"."""
    target, _ = _behind(noun, links, sentence)
    return [] if target is None else [target]


def _before(phrase: Phrase, sentence: Sentence) -> int | None:
    """Return the person before a role and a comma, whatever degrees stand between."""
    doc, names = phrase.noun.doc, sentence.names
    labels = sentence.rules.syntax.labels
    at = phrase.start - 1
    for _ in range(_MOST):
        if at <= sentence.start:
            return None
        word = doc[at]
        modifies = word.tag_ in labels.modifier or word.dep_ in labels.determiner
        if at in names:
            modifies = not is_person(names[at], sentence)
        if not modifies and word.tag_ not in labels.possessive_sign:
            break
        at -= 1
    if doc[at].text != _COMMA:
        return None
    at -= 1
    while at > sentence.start and at not in names:
        if doc[at].text != _COMMA and not _DEGREE.fullmatch(doc[at].text):
            return None
        at -= 1
    person = names.get(at)
    if person is None or stands_behind_its_role(doc[at], sentence):
        return None
    return person if is_person(person, sentence) else None


def _behind(noun: Token, links: frozenset[str], sentence: Sentence) -> tuple[int | None, int]:
    """Return the name behind a role's preposition, and the token after it."""
    doc, labels = noun.doc, sentence.rules.syntax.labels
    at = noun.i + 1
    if at >= sentence.end or doc[at].lower_ not in links:
        return None, at
    at += 1
    for _ in range(_MOST):
        if at >= sentence.end or at in sentence.names:
            break
        word = doc[at]
        if word.dep_ not in labels.determiner and word.tag_ not in labels.any_adjective:
            return None, at
        at += 1
    target, end = _name_from(at, sentence)
    if target is None or end >= sentence.end:
        return target, end
    after, last = doc[end], doc[end - 1]
    goes_on = after.tag_ in labels.possessive_sign or after.tag_ in labels.noun
    goes_on = goes_on or (last.dep_ in labels.premodifier and last.head.i > end)
    return (None if goes_on or after.tag_ in labels.hyphen else target), end


def _name_from(at: int, sentence: Sentence) -> tuple[int | None, int]:
    """Return the name that begins at a token, and the token after it."""
    name = sentence.names.get(at)
    end = at
    while name is not None and end < sentence.end and sentence.names.get(end) == name:
        end += 1
    return name, end
