"""Names that a file marks in its text, in the place of those that the recogniser finds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from graphbuild.language.grammar.labels import Names
from graphbuild.model import GivenName, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def given_in(names: Sequence[GivenName], cut: Span) -> list[GivenName]:
    """Return the names in a stretch of a text, by their places in it."""
    return [
        GivenName(name.span.shifted(-cut.start), name.label)
        for name in names
        if cut.start <= name.span.start and name.span.end <= cut.end
    ]


def with_given(
    doc: Doc,
    names: Sequence[GivenName],
    types: Collection[str],
    nationality: Names,
    patterns: Callable[[Doc], Doc] | None = None,
) -> Doc:
    """Return a Doc whose names are those given, none of its own.

    types: labels of names. What the recogniser has under others stays where no name is given: a
    day is a part of no name after it. nationality: labels that can be a country's all the same,
    which do not. patterns: the user's own, which go before all names.

    A name that begins or ends within one of the Doc's words is left out, for the whole word
    would be another name.
    """
    placed = (doc.char_span(n.span.start, n.span.end, label=n.label) for n in names)
    own = [span for span in placed if span is not None]
    taken = {token.i for span in own for token in span}
    texts = {span.text for span in own}
    others = [
        span
        for span in doc.ents
        if span.label_ not in types and span.label_ not in nationality
        if span.text not in texts and taken.isdisjoint(token.i for token in span)
    ]
    doc.set_ents([*own, *others])
    return patterns(doc) if patterns else doc
