"""Documents whose text has signs that are not meant to be read, as records of tables may."""

from __future__ import annotations

from dataclasses import replace

from graphbuild.language.text import signs
from graphbuild.model import Document, Extraction


def as_read(document: Document) -> tuple[Document, signs.Offsets | None]:
    """Return a document without odd signs, and where its parts lie in the one that is given.

    None where nothing is left out. A letter with its head is left as it is: its reader has
    cleaned it, and knows where its names stand.
    """
    if document.head:
        return document, None
    text, offsets = signs.as_read(document.text)
    return (document if text == document.text else replace(document, text=text)), offsets


def as_given(extraction: Extraction, offsets: signs.Offsets) -> Extraction:
    """Return what a document holds, by the offsets of its text as given; names stay clean."""
    of = offsets.of
    return replace(
        extraction,
        sentences=tuple(map(of, extraction.sentences)),
        mentions=tuple(replace(m, span=of(m.span)) for m in extraction.mentions),
        relations=tuple(replace(r, trigger=of(r.trigger)) for r in extraction.relations),
        statements=tuple(
            replace(s, content=of(s.content), cue=of(s.cue) if s.cue else None)
            for s in extraction.statements
        ),
    )
