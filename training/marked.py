"""A pipeline that finds in each text the names that people marked there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.util import filter_spans

from graphbuild.extract.paragraphs import unwrapped

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphbuild.evaluate.gold import Annotated

_LABELS = {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "GPE"}


class Marked:
    """Stands in for a recogniser: it knows the names of the documents that it is given."""

    def __init__(self, documents: Iterable[Annotated]) -> None:
        self._names = {unwrapped(each.text): each.mentions or () for each in documents}

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents` as people marked them, outermost first."""
        marked = (
            doc.char_span(m.span.start, m.span.end, _LABELS[m.type], alignment_mode="expand")
            for m in self._names.get(doc.text, ())
        )
        doc.set_ents(filter_spans([span for span in marked if span is not None]))
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's signature
        """Yield the documents, each with its names."""
        return map(self, docs)
