"""Patterns for any of some words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str], *, capital: bool = False) -> str:
    """Return a pattern for one of some words, the longest that fits; nothing fits none.

    capital: whether the first letter can be one.

    >>> any_of(["last", "next"], capital=True)
    '(?:[Ll]ast|[Nn]ext)'
    """
    made = [
        f"[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}" if capital else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    ]
    return f"(?:{'|'.join(made)})" if made else "(?!)"
