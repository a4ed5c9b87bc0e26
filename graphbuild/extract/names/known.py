"""Organisations that every reader knows, where the model missed them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.names.mentions import is_proper, sentence_at
from graphbuild.language.loader import Words
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CODE = re.compile("[A-Z]{1,3}[0-9]{1,2}")
"""What broadcasters are called, and roads: N1, TV2."""


def add_known(
    doc: Doc,
    found: Sequence[Mention],
    sentences: Sequence[Span],
    document_id: str,
    pack: LanguagePack,
) -> list[Mention]:
    """Return the mentions with the known organisations that the model did not see.

    Not within what it took for something else, nor within a longer name or a headline in
    capitals, where letters say nothing.
    """
    taken = bytearray(len(doc.text) + 1)
    others = (Span(e.start_char, e.end_char) for e in doc.ents if not _CODE.fullmatch(e.text))
    for span in (*(m.span for m in found), *others):
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    added = []
    for span in _named(doc, pack):
        number = sentence_at(span.start, sentences)
        if not any(taken[span.start : span.end]) and not sentences[number].of(doc.text).isupper():
            added.append(Mention(document_id, number, span, span.of(doc.text), "Organization"))
    return sorted([*found, *added], key=lambda mention: mention.span)


def _named(doc: Doc, pack: LanguagePack) -> Iterator[Span]:
    """Yield where a known organisation stands, as a whole name."""
    names, heard_by = pack.known.by_first_word, pack.known.heard_by
    indefinite = pack.names.articles - pack.names.definite
    for token in doc:
        if _CODE.fullmatch(token.text) and _is_heard(token, heard_by, pack.labels.common_noun):
            yield Span(token.idx, token.idx + len(token))
        for name in names.get(token.text, ()):
            span = doc.char_span(token.idx, token.idx + len(name))
            if span is None or span.text != name:
                continue
            before = doc[span.start - 1] if span.start and not token.is_sent_start else None
            after = doc[span.end] if span.end < len(doc) else None
            if any(near is not None and is_proper(near, pack) for near in (before, after)):
                continue
            if not _is_of_a_kind(before, after, indefinite):
                yield Span(span.start_char, span.end_char)
            break


def _is_heard(token: Token, heard_by: Words, nouns: Words) -> bool:
    """Return whether somebody speaks to whom a word names: "in an interview with N1".

    nouns: tags of those that it would only describe: "told M6 drivers".
    """
    if token.i + 1 < len(token.doc) and token.nbor().tag_ in nouns:
        return False
    before = [each.lower_ for each in token.doc[max(token.i - 2, token.sent.start) : token.i]]
    return " ".join(before) in heard_by or (bool(before) and before[-1] in heard_by)


def _is_of_a_kind(before: Token | None, after: Token | None, indefinite: Words) -> bool:
    """Return whether a firm's name stands for what it makes: "an Airbus", "Airbus A320"."""
    one = before is not None and before.lower_ in indefinite
    return one or (after is not None and any(map(str.isdigit, after.text)))
