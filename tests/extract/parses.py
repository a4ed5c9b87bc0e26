"""Parsed texts written by hand, so that a test depends on no model."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

_PARTS = 4


def parsed(text: str, lang: str = "en") -> Doc:
    """A Doc of tokens such as `Ruge/NNP/nsubj/left`: word, tag, dependency, head.

    A head is the first token of that word, or the nth: `said#2`. A root is its own head.
    """
    tokens = [token.rsplit("/", _PARTS - 1) for token in text.split()]
    words = [word for word, *_ in tokens]
    places: dict[str, int] = {}
    for place, word in enumerate(words):
        count = words[: place + 1].count(word)
        places[f"{word}#{count}"] = place
    heads = [places[head if "#" in head else f"{head}#1"] for *_, head in tokens]
    tags = [tag for _, tag, *_ in tokens]
    deps = [dep for _, _, dep, _ in tokens]
    return Doc(spacy.blank(lang).vocab, words=words, tags=tags, deps=deps, heads=heads)
