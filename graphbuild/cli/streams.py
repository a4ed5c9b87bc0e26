"""Standard output and error in whatever encoding they have: text stays readable there."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
import unicodedata
from typing import TextIO

_READABLE = "graphbuild-readable"
_UNSEEN = ("Cc", "Cf", "Me", "Mn")
"""Unicode's categories of what shows as nothing by itself: controls, and marks on letters."""


def make_readable() -> None:
    """Have both streams write the nearest letters for what their encoding lacks.

    "Perić ● 1990–2000" is "Peric * 1990-2000" where it must be ASCII. No output fails for
    want of a character any more, after all its work is done.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_READABLE)


def typed(value: str | None) -> str | None:
    """Return an argument of the command as text, where the locale's encoding is not its own.

    Python hands on what such a locale lacks as halves of characters: right for the name of
    a file, and no text at all.
    """
    if value is None or value.isprintable():
        return value
    with contextlib.suppress(UnicodeError):
        return os.fsencode(value).decode("utf-8")
    return value


def holds(stream: TextIO, text: str) -> bool:
    """Return whether a stream's encoding has all characters of a text."""
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def fitted(stream: TextIO, text: str) -> str:
    """Return the text as the stream will show it, so that its width is known."""
    if holds(stream, text):
        return text
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, _READABLE).decode(encoding)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for the characters that cannot be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_stand_in, error.object[error.start : error.end])), error.end


def _stand_in(sign: str) -> str:
    from anyascii import anyascii

    if nearest := anyascii(sign):
        return nearest
    unseen = unicodedata.category(sign) in _UNSEEN
    return "" if unseen else sign.encode("ascii", "backslashreplace").decode("ascii")


codecs.register_error(_READABLE, _nearest)
