"""Where names that a file marks stand in its text as documents store it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphbuild.model import GivenName, Span
from graphbuild.sources.content import normalize


def placed(names: Sequence[GivenName], given: str, text: str) -> tuple[GivenName, ...]:
    """Return names of a text as given by their places in the text in its stored form.

    given: the text as the file has it; names: in its order. text: `normalize(given)`. Where
    the stored form joins the sign before a name, or its last, with what follows, the name has
    no place there, and is left out.
    """
    if given == text:
        return tuple(names)
    found: list[GivenName] = []
    end = length = 0
    for name in names:
        start = length + len(normalize(given[end : name.span.start]))
        form = normalize(name.span.of(given))
        length, end = start + len(form), name.span.end
        if text[start:length] == form:
            found.append(replace(name, span=Span(start, length)))
    return tuple(found)
