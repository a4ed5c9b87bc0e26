"""A noun of the table with the words before it: "former United Nations secretary"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.relations.table import NounFrame
from graphbuild.extract.syntax import HYPHEN

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 6
"""Words before a noun among which a name can be tied to it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with the words before it that are part of it. frames: what it can state."""

    noun: Token
    start: int
    frames: tuple[NounFrame, ...]


def phrase_of(noun: Token, frames: Sequence[NounFrame]) -> Phrase | None:
    """Return the longest of the table's nouns that the text has here."""
    for frame in frames:
        first = noun.i
        for word in reversed(frame.words.replace(HYPHEN, " ").split()[:-1]):
            before = noun.doc[first - 1] if first else None
            if before is not None and before.text == HYPHEN and first > 1:
                first -= 1
                before = noun.doc[first - 1]
            if before is None or before.lower_ != word:
                break
            first -= 1
        else:
            same = tuple(f for f in frames if f.words == frame.words)
            return Phrase(noun, first, same)
    return None


def before_noun(
    phrase: Phrase, sentence: Sentence, *, who: set[int], demonyms: bool = True
) -> tuple[list[int], bool]:
    """Return the mention in the words before a noun: "former United Nations secretary".

    Then whether only adjectives stand between: "Apple design chief" does not lead Apple,
    and a "Russian opposition leader" does not lead Russia at all.
    who: the noun's bearers, who are not meant. demonyms: whether an adjective that stands
    for a country can be.
    """
    doc, names = phrase.noun.doc, sentence.names
    countries = sentence.countries if demonyms else {}
    labels = sentence.rules.syntax.labels
    adjacent = True
    for index in range(phrase.start - 1, max(-1, phrase.start - 1 - _REACH), -1):
        if index in names:
            return ([names[index]] if names[index] not in who else []), adjacent
        if index in countries:
            return ([countries[index]] if adjacent else []), adjacent
        tag = doc[index].tag_
        ends = tag in labels.participle and index > 0 and doc[index - 1].text == HYPHEN
        if tag not in labels.modifier or ends:  # the name in "Graz-born" is the participle's
            return [], adjacent
        adjacent = adjacent and tag not in labels.noun
    return [], adjacent
