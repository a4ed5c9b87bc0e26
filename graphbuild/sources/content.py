"""What a reader finds in a file, and the form in which text is stored."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


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
    replacement character, one for one. Nothing else changes: text that is in this
    form already comes back as it is, white space at its ends included.

    >>> normalize("Vuc\u030cic\u0301\r\n")
    'Vučić\n'
    """
    text = _LINE_END.sub("\n", text).replace("\0", " ")
    return unicodedata.normalize("NFC", _LONE_SURROGATE.sub("�", text))


def label(value: object) -> str | None:
    """Return a title or source in one line, None where the value is not one."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(normalize(str(value)).split()) or None


def paragraphs(parts: Iterable[str]) -> str:
    """Return the parts that are not blank, as paragraphs with an empty line between."""
    return "\n\n".join(stripped for part in parts if (stripped := part.strip()))
