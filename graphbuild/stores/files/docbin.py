"""spaCy's DocBin: the sentences of each document as a Doc, with names and relations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.files.marked_texts import MarkedText, marked_texts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SPANS = "graphbuild"


def write_docbin(kg: KnowledgeGraph, output: Path) -> list[Path]:
    """Write a Doc for each document, as training and spaCy's other commands read them.

    A Doc has the document's sentences that name an entity, `ents`, `spans["graphbuild"]` with
    each entity's id as `kb_id_`, and in `user_data` the document's id and the relations.
    All of them are in memory at once, since spaCy writes such a file in one piece.
    """
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    docs = DocBin(store_user_data=True)
    for each in marked_texts(kg):
        docs.add(_doc(each, nlp))
    with atomic_path(output) as part:
        part.write_bytes(docs.to_bytes())
    return [output]


def _doc(each: MarkedText, nlp: Language) -> Doc:
    from spacy.tokens import SpanGroup
    from spacy.util import filter_spans

    doc = nlp.make_doc(each.text)
    starts = {0, *(place + 1 for place, sign in enumerate(each.text) if sign == "\n")}
    for token in doc:
        token.is_sent_start = token.idx in starts
    marked = (
        doc.char_span(span.start, span.end, label=type, kb_id=entity, alignment_mode="expand")
        for span, type, entity in each.mentions
    )
    spans = [span for span in marked if span is not None]
    doc.set_ents(filter_spans(spans))
    doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
    doc.user_data = {"id": each.id, "relations": _relations(each)}
    return doc


def _relations(each: MarkedText) -> Iterable[tuple[str, str, str]]:
    """Return the relations as ids of two entities, with the type between them."""
    entity = [id for _, _, id in each.mentions]
    return tuple((entity[head], type, entity[tail]) for head, type, tail in each.relations)
