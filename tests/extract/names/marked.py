"""Texts of which a test says what the model marked in them."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as Entity

from graphbuild.config import Config
from graphbuild.extract.extractor import Extractor
from graphbuild.extract.names.mentions import find_mentions, sentences
from graphbuild.model import Mention, Span

TYPES = Config().extract.types


def marked(extractor: Extractor, text: str, *entities: tuple[str, str]) -> Doc:
    """A text on the real model's tokens and tags, whose entities are (words, label) in order."""
    doc = extractor.nlp(text)
    spans, after = [], 0
    for words, label in entities:
        start = text.index(words, after)
        after = start + len(words)
        span = doc.char_span(start, after, label=label, alignment_mode="expand")
        assert span is not None
        spans.append(Entity(doc, span.start, span.end, label))
    doc.ents = tuple(spans)
    return doc


def mentions(extractor: Extractor, doc: Doc) -> list[Mention]:
    """The mentions of a marked text."""
    return find_mentions(doc, "d", TYPES, sentences(doc), extractor.pack)


def found(extractor: Extractor, text: str, *entities: tuple[str, str]) -> list[tuple[str, str]]:
    """The names in a text, each with its type, whose entities (words, label) are given."""
    doc = marked(extractor, text, *entities)
    return [(m.text, m.type) for m in mentions(extractor, doc)]


def named(text: str, words: str, kind: str = "Person", sentence: int = 0) -> Mention:
    """The mention of the first of these words in a text."""
    start = text.index(words)
    return Mention("d", sentence, Span(start, start + len(words)), words, kind)
