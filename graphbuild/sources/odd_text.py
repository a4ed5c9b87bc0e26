"""Signs that are not meant to be read, and words that were taken apart to be printed."""

from __future__ import annotations

import functools
import re
from importlib import resources

from graphbuild.language.loader import Table, Words, read_table

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u061c\u180e\u202a-\u202e\u2066-\u2069\u00ad"
_UNSEEN = re.compile(f"[{_INVISIBLE}\x01-\x08\x0e-\x1f\x7f]|(?<=[\x00-\u024f])[\u200c\u200d]")
"""Zero-width signs, marks of direction, soft hyphens, controls; joiners after Latin letters."""

_SOFT_BREAK = re.compile("\u00ad[^\\S\n]*\n[^\\S\n]*(?=\\w)")
_ODD_SPACE = re.compile("[\u2000-\u200a\u202f\u205f\u3000]")
_PAGE_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
_WINDOWS = re.compile("[\x80-\x9f]")

_DIVIDED = re.compile(
    r"(?P<before>(?<![\w-])[^\W\d_]+(?:['’-][^\W\d_]+)*)-[^\S\n]*\n[^\S\n]*"
    r"(?P<after>[^\W\d_]+(?:['’-][^\W\d_]+)*)(?P<rest>[^\s\w-]*)(?P<gap>[^\S\n]*\n?)"
)
_AT_LINE_END = re.compile(r"-[^\S\n]*\n")
_SPACED = re.compile(
    r"^[^\S\n]*(?:[^\W\d_] ){2,}[^\W\d_](?: {2,}(?:[^\W\d_] )*[^\W\d_])*[^\S\n]*$", re.MULTILINE
)
_LEAST_SPACED = 4
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
        text = _WINDOWS.sub(_meant, _SOFT_BREAK.sub("", text))
        text = _ODD_SPACE.sub(" ", text)
    text = _UNSEEN.sub("", _PAGE_BREAK.sub("\n", text))
    return _SPACED.sub(_without_spaces, _whole(text))


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


def _without_spaces(heading: re.Match[str]) -> str:
    words = [word.replace(" ", "") for word in re.split(r" {2,}", heading[0].strip())]
    is_one = sum(map(len, words)) >= _LEAST_SPACED
    return " ".join(words) if is_one else heading[0]


def _meant(control: re.Match[str]) -> str:
    """Return the sign that Windows has where Latin-1 has a control, "" where it has none."""
    return control[0].encode("latin-1").decode("cp1252", "ignore")
