"""What a reader finds in a file, and the form in which text is stored."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from graphbuild.language.text.signs import UNSEEN

_LINE_END = re.compile(r"\r\n?")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOST_MARKS = 256
_LONG_RUN = re.compile(rf"(?<![^\x00-\x7f])[^\x00-\x7f]{{{_MOST_MARKS + 1},}}")


@dataclass(frozen=True, slots=True)
class Content:
    """A document's text, and what the file says of it."""

    text: str
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None


def normalize(text: str) -> str:
    r"""Return the text in the form in which documents store it and offsets count.

    Unicode NFC; lines end in LF. NUL becomes a space and a lone surrogate the
    replacement character, one for one; of more than 256 marks on one letter the rest
    goes, since putting marks in order takes time by the square of their number. Nothing
    else changes: text that is in this form already comes back as it is, white space at
    its ends included.

    >>> normalize("Vuc\u030cic\u0301\r\n")
    'Vučić\n'
    """
    text = _LINE_END.sub("\n", text).replace("\0", " ")
    text = _LONG_RUN.sub(_with_few_marks, _LONE_SURROGATE.sub("�", text))
    return unicodedata.normalize("NFC", text)


def _with_few_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        taken_apart = unicodedata.normalize("NFD", character)
        own = sum(unicodedata.combining(part) > 0 for part in taken_apart)
        marks = own + (marks if unicodedata.combining(taken_apart[0]) else 0)
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def label(value: object) -> str | None:
    """Return a title or source in one line without unseen signs, None where it is none."""
    return " ".join(UNSEEN.sub("", normalize(written(value))).split()) or None


def written(value: object) -> str:
    """Return a text or number of a field in writing, "" where it is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        return str(value)
    except ValueError:  # an integer of thousands of digits, which Python does not write out
        return ""


def paragraphs(parts: Iterable[str]) -> str:
    """Return the parts that are not blank, as paragraphs with an empty line between."""
    return "\n\n".join(stripped for part in parts if (stripped := part.strip()))
