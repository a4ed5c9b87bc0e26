"""Adjectives that stand for a country: "Serbian President"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.language.world.demonyms import Demonyms
from graphbuild.model import Cues, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def country_mention(doc: Doc, token: int, sentence: Mention, demonyms: Demonyms) -> Mention:
    """Return the mention of a country by its adjective. sentence: some mention of the same."""
    words, country = country_of(doc, token, demonyms) or (1, "")
    start, last = doc[token - words + 1].idx, doc[token]
    span = Span(start, last.idx + len(last))
    return Mention(
        sentence.document_id,
        sentence.sentence,
        span,
        span.of(doc.text),
        "Place",
        kind="nominal",
        cues=Cues(means=country),
    )


def country_of(doc: Doc, token: int, demonyms: Demonyms) -> tuple[int, str] | None:
    """Return how many words name the country by its adjective here, and the country."""
    forms = demonyms.by_last_word.get(doc[token].text, {})
    before = doc[token - 1].text if token else ""
    if before and before in forms:
        return 2, forms[before]
    return (1, forms[""]) if "" in forms else None
