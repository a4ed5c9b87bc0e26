"""Names that a line's end broke in two by a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from graphbuild.model import Mention, Span

_REST = re.compile(r"[^\S\r\n]*\r?\n\s*(\w[\w'’]*(?:-\w+)*)")
"""What follows the hyphen: the line's end and the rest of the word."""


def mended(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    r"""Return the mentions with those that end at a line's last hyphen up to the word's end.

    text: with its line breaks. "Eleonora Castel-\nlani" is one name; its hyphen is none of it,
    but that of "Amra Delić-\nWeber" is, which is seen by the capital.
    """
    found: list[Mention] = []
    for mention in mentions:
        end = mention.span.end
        if found and mention.span.start < found[-1].span.end:
            continue  # the rest of the word, which was taken for a name of its own
        hyphen = end if text[end - 1] == "-" else end + 1
        rest = _REST.match(text, hyphen) if text[hyphen - 1 : hyphen] == "-" else None
        if rest is None or mention.kind != "name":
            found.append(mention)
            continue
        span = Span(mention.span.start, rest.end(1))
        found.append(replace(mention, span=span, text=" ".join(span.of(text).split())))
    return found
