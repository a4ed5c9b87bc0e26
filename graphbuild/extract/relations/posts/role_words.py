"""The words of a role as a text has them: "former chief executive", "professor of history"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.extract.relations.posts.phrases import Phrase
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.syntax import HYPHEN

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 90
"""Characters of a role with what follows its noun; beyond, it ends with the noun."""


def role_words(phrase: Phrase, sentence: Sentence, targets: set[int]) -> str:
    """Return the title's words. targets: the mentions towards whom the role is."""
    doc, noun, names = phrase.noun.doc, phrase.noun, sentence.names
    labels, possessives = sentence.rules.syntax.labels, sentence.rules.syntax.possessives
    start = phrase.start
    while start and _is_part_of_title(doc[start - 1], sentence):
        start -= 1
    while start < phrase.start and (doc[start].text == HYPHEN or doc[start].text in possessives):
        start += 1
    end = noun.i + 1
    for preposition in noun.rights:
        if preposition.dep_ not in labels.preposition or preposition.i != end:
            break
        inner = _before_a_time(list(preposition.subtree), sentence)
        if any(names.get(word.i) in targets for word in inner):
            break
        if inner and inner[-1].i - inner[0].i + 1 == len(inner):
            end = _whole_words(doc, inner[-1].i + 1, sentence)
    text = " ".join(doc[start:end].text.split())
    return text if len(text) <= _LONGEST else " ".join(doc[start : noun.i + 1].text.split())


def _whole_words(doc: Doc, end: int, sentence: Sentence) -> int:
    """Return the end of a field's words, where the parse cuts "Trade and Energy Policy" short."""
    while (
        end < min(sentence.end, len(doc))
        and doc[end].text.istitle()
        and doc[end - 1].text.istitle()
        and doc[end].lower_ not in sentence.rules.times.words
        and _is_part_of_title(doc[end], sentence)
    ):
        end += 1
    return end


def _before_a_time(phrase: list[Token], sentence: Sentence) -> list[Token]:
    """Return a phrase up to the preposition that begins a time: "of ports", "on Tuesday"."""
    preposition = sentence.rules.syntax.labels.preposition
    times = sentence.rules.times.words
    for number, word in enumerate(phrase):
        if word.dep_ in preposition and any(t.lower_ in times or t.is_digit for t in word.children):
            return phrase[:number]
    return phrase


def _is_part_of_title(token: Token, sentence: Sentence) -> bool:
    labels = sentence.rules.syntax.labels
    return (
        token.i not in sentence.names
        and token.tag_ in labels.title_word
        and token.ent_type_ not in labels.nationality
    )
