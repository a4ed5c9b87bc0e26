"""Documents in other letters: headlines, chats, scans, wrapped lines."""

from __future__ import annotations

import random

UPPER, LOWER, TITLE, SCANNED, WRAPPED = 0.03, 0.05, 0.03, 0.03, 0.03
"""How many of the documents are put in capitals, in small letters, in Title Case, are read as a
scanner reads, and are wrapped."""

_MISREAD = {
    "b": "h", "c": "e", "e": "c", "f": "t", "g": "q", "h": "b", "i": "l", "l": "1", "n": "u",
    "o": "0", "r": "t", "s": "8", "t": "f", "u": "n", "v": "y", "B": "R", "C": "G", "D": "O",
    "E": "F", "F": "P", "G": "C", "H": "N", "I": "l", "M": "N", "O": "0", "R": "B", "S": "8",
    "T": "I", "W": "V", ".": ",", ",": ".",
}  # fmt: skip
_MOST_MISREAD = 0.03
"""Of a scanned page's letters."""

_WIDTHS = (34, 80)
"""Characters of a wrapped line."""


def noisy(text: str, rng: random.Random) -> str:
    """Return a text as it is or, now and then, written otherwise; always of the same length."""
    drawn = rng.random()
    for part, change in (
        (UPPER, _capitals),
        (LOWER, _small),
        (TITLE, _titled),
        (SCANNED, _scanned),
        (WRAPPED, _wrapped),
    ):
        if drawn < part:
            changed = change(text, rng)
            return changed if len(changed) == len(text) else text
        drawn -= part
    return text


def _capitals(text: str, _: random.Random) -> str:
    return text.upper()


def _small(text: str, _: random.Random) -> str:
    return text.lower()


def _titled(text: str, _: random.Random) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def _scanned(text: str, rng: random.Random) -> str:
    rate = rng.random() * _MOST_MISREAD
    return "".join(_MISREAD.get(c, c) if rng.random() < rate else c for c in text)


def _wrapped(text: str, rng: random.Random) -> str:
    width = rng.randint(*_WIDTHS)
    return "\n".join(_wrapped_line(line, width) for line in text.split("\n"))


def _wrapped_line(line: str, width: int) -> str:
    parts: list[str] = []
    column = 0
    for word in line.split(" "):
        full = column + 1 + len(word) > width
        parts += ["\n" if full else " ", word]
        column = len(word) if full else column + 1 + len(word)
    return "".join(parts[1:])
