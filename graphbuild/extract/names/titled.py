"""People whom the model missed behind a title that only people have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.names.mentions import is_proper, sentence_at
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def add_titled(
    doc: Doc,
    found: Sequence[Mention],
    sentences: Sequence[Span],
    document_id: str,
    pack: LanguagePack,
) -> list[Mention]:
    """Return the mentions with those whom "Mr", "Mrs" and their like tell for people.

    "Mr Justice Berg" where the model saw nobody. Not where it saw something else, nor in a
    headline in capitals.
    """
    titles = pack.titles.honorifics & pack.gender.titles.keys()
    telling = titles - pack.titles.weak - pack.gender.unmarried  # "Miss World" is nobody
    seen = {mention.span.start for mention in found}
    added: list[Mention] = []
    for token in doc:
        if not token.text[0].isupper() or _bare(token) not in telling:
            continue
        first = _after_titles(token, pack)
        end = first
        while end < len(doc) and is_proper(doc[end], pack) and not doc[end].ent_type_:
            end += 1
        if end == first or (end < len(doc) and doc[end].ent_type_ and doc[end].idx in seen):
            continue
        span = Span(doc[first].idx, doc[end - 1].idx + len(doc[end - 1]))
        name = span.of(doc.text)
        if name.isupper() or any(span.overlaps(mention.span) for mention in found):
            continue
        number = sentence_at(span.start, sentences)
        title = doc[token.i : first].text
        added.append(Mention(document_id, number, span, name, "Person", title))
    return sorted([*found, *added], key=lambda mention: mention.span)


def _after_titles(token: Token, pack: LanguagePack) -> int:
    """Return where the name behind a title begins: after the offices that go with it."""
    after = token.i + 1
    while after < len(token.doc) and (
        token.doc[after].text == "." or pack.titles.has(token.doc[after].text)
    ):
        after += 1
    return after


def _bare(token: Token) -> str:
    return token.lower_.rstrip(".")
