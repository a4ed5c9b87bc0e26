"""Signs that are not meant to be read, and words that were taken apart to be printed."""

from __future__ import annotations

import functools
import re
from importlib import resources

from graphbuild.language.loader import Table, Words, read_table
from graphbuild.language.text.signs import (
    ODD_SPACE,
    PAGE_BREAK,
    SOFT_BREAK,
    SPACED,
    UNSEEN,
    WINDOWS,
    meant,
    without_spaces,
)

_DIVIDED = re.compile(
    r"(?P<before>(?<![\w-])[^\W\d_]+(?:['’-][^\W\d_]+)*)-[^\S\n]*\n[^\S\n]*"
    r"(?P<after>[^\W\d_]+(?:['’-][^\W\d_]+)*)(?P<rest>[^\s\w-]*)(?P<gap>[^\S\n]*\n?)"
)
_AT_LINE_END = re.compile(r"-[^\S\n]*\n")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

_LONGEST_CHAIN = 3
"""Ends of lines that one word may go over, less one."""


class Divided(Table):
    """See divided.yaml."""

    stay_apart: Words
    endings: Words


@functools.cache
def _divided() -> Divided:
    return read_table(resources.files(__package__).joinpath("divided.yaml"), Divided)


def cleaned(text: str) -> str:
    r"""Return a text as it is meant to be read.

    Invisible signs go, odd spaces are spaces. A word divided at the end of a line is whole
    again where it is written so elsewhere in the text, or goes on in small letters; one that
    goes on with a capital keeps its hyphen. Letter-spaced headings are words.

    >>> cleaned("Eleonora Cas\u00adtel-\nlani met Amra Delin-\nWeber.")
    'Eleonora Castellani\nmet Amra Delin-Weber.'
    """
    if not text.isascii():
        text = WINDOWS.sub(lambda found: meant(found[0]), SOFT_BREAK.sub("", text))
        text = ODD_SPACE.sub(" ", text)
    text = UNSEEN.sub("", PAGE_BREAK.sub("\n", text))
    return SPACED.sub(lambda found: without_spaces(found[0]), _whole(text))


def _whole(text: str) -> str:
    """Return a text whose divided words are whole; the line ends after them instead."""
    if not _AT_LINE_END.search(text):
        return text
    written = frozenset(_WORD.findall(text))

    def join(match: re.Match[str]) -> str:
        before, after = match["before"], match["after"]
        hyphen = "" if _is_one_word(before, after, written) else "-"
        end = "\n" if match["gap"] else ""
        return f"{before}{hyphen}{after}{match['rest']}{end}"

    for _ in range(_LONGEST_CHAIN):
        text, count = _DIVIDED.subn(join, text)
        if not count:
            break
    return text


def _is_one_word(before: str, after: str, written: frozenset[str]) -> bool:
    """Return whether two parts of a divided word make one without a hyphen."""
    if f"{before}-{after}" in written or not after[0].islower():
        return False
    words = _divided()
    stays = before.casefold() in words.stay_apart and after not in words.endings
    return f"{before}{after}" in written or not stays
