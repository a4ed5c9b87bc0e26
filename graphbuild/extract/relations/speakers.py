"""Who says "I" in a turn that begins with a name: "Ada Nwosu: I met Marlow in Graz."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphbuild.extract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COLON = ":"
_QUOTES = frozenset('"“”„«»')
_TURNS = 2
"""Turns of one name from which it is a label, and no salutation or heading."""


def add_speakers(doc: Doc, sentences: Iterable[Sentence]) -> None:
    """Let "I" stand for the name before the colon with which its sentence begins."""
    listed = list(sentences)
    speakers = [_label(doc, each) for each in listed]
    turns = Counter(
        each.mentions[speaker].text
        for each, speaker in zip(listed, speakers, strict=True)
        if speaker is not None
    )
    for each, speaker in zip(listed, speakers, strict=True):
        if speaker is None or turns[each.mentions[speaker].text] < _TURNS:
            continue
        words = doc[each.start : each.end]
        if any(word.text in _QUOTES for word in words):
            continue
        for word in words:
            if word.lower_ in each.rules.syntax.words.own:
                each.names.setdefault(word.i, speaker)


def _label(doc: Doc, sentence: Sentence) -> int | None:
    """Return the person with whose name and a colon a sentence begins."""
    first = sentence.names.get(sentence.start)
    if first is None or sentence.mentions[first].type != "Person":
        return None
    end = sentence.start
    while sentence.names.get(end) == first:
        end += 1
    return first if end < sentence.end and doc[end].text == _COLON else None
