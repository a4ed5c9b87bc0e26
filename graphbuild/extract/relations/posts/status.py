"""Whether somebody has a post still, not yet, or for another: "former", "-elect", "acting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.extract.syntax import HYPHEN

if TYPE_CHECKING:
    from graphbuild.extract.relations.posts.phrases import Phrase
    from graphbuild.extract.relations.sentence import Sentence

_REACH = 6
"""Words before a role among which one can say so: "former United Nations high commissioner"."""


def status_of(phrase: Phrase, sentence: Sentence) -> str | None:
    """Return what the words around a role say of its time, None where they say nothing."""
    doc, noun = phrase.noun.doc, phrase.noun
    syntax = sentence.rules.syntax
    labels, statuses = syntax.labels, syntax.words.status_by_word
    for at in range(noun.i - 1, max(sentence.start, phrase.start - _REACH) - 1, -1):
        word = doc[at]
        if (found := statuses.get(word.lower_)) and at not in sentence.names:
            return found
        own = word.text == HYPHEN or word.tag_ in labels.possessive_sign
        own = own or word.tag_ in labels.title_word or word.dep_ in labels.determiner
        if not own and at not in sentence.names and at < phrase.start:
            break
    at = noun.i
    while at + 1 < sentence.end and at < noun.i + 2:
        at += 1
        if (found := statuses.get(doc[at].lower_)) and at not in sentence.names:
            return found
        if doc[at].text != HYPHEN:
            break
    return statuses.get(noun.lower_)
