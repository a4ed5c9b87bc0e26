"""Words as the pieces that the recogniser's network knows, and how they are written."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

BEGIN, BREAK = "[CLS]", "[SEP]"
"""Pieces that stand for the beginning of a window, and for its end or a line's."""

UNKNOWN = "[UNK]"

MOST = 12
"""Pieces of one word that count; what has more is an address or a sum, no name."""

_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")

SMALL, CAPITALISED, LETTER, CAPITALS, MIXED, DIGITS, SIGNS, NO_WORD = range(8)
"""How a word is written; the pieces themselves are in small letters without accents."""


class Wordpieces:
    """The pieces that a network knows: greedily, the longest first.

    Source: Wu et al. (2016), Google's Neural Machine Translation System, section 4.1;
    Devlin et al. (2019), BERT, NAACL.

    >>> Wordpieces(["[UNK]", "har", "##bour", "s"]).split("Harbours")
    (1, 2, 0)
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        """pieces: all of them; a piece's number is its place. "##" marks the later ones."""
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self._longest = max(map(len, pieces), default=0)
        self.split = functools.lru_cache(maxsize=100_000)(self._split)

    def _split(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces: at least one, at most MOST."""
        letters = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in letters if unicodedata.category(c) != "Mn")
        found = [number for part in _PARTS.findall(plain) for number in self._part(part)]
        return tuple(found[:MOST]) or (self.numbers[UNKNOWN],)

    def _part(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part) and len(found) < MOST:
            ends = range(min(len(part), start + self._longest), start, -1)
            prefix = "##" if start else ""
            end = next((e for e in ends if prefix + part[start:e] in self.numbers), None)
            if end is None:
                return [*found, self.numbers[UNKNOWN]]
            found.append(self.numbers[prefix + part[start:end]])
            start = end
        return found


def written(word: str) -> int:
    """Return how a word is written: one of the constants above.

    >>> [written(w) for w in ("harbour", "Harbour", "A", "NATO", "McAdam", "1990", "&")]
    [0, 1, 2, 3, 4, 5, 6]
    """
    if word.isdigit():
        return DIGITS
    if not any(map(str.isalpha, word)):
        return SIGNS
    if word.isupper():
        return CAPITALS if len(word) > 1 else LETTER
    if word[0].isupper():
        return CAPITALISED if word[1:].islower() else MIXED
    return SMALL if word.islower() else MIXED
