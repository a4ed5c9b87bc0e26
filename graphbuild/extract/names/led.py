"""Organisations that the model missed before who leads them or speaks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.names.mentions import is_proper, sentence_at
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST = 7
"""Words before a person that are looked at: a role has no more."""


def add_led(
    doc: Doc,
    found: Sequence[Mention],
    sentences: Sequence[Span],
    document_id: str,
    pack: LanguagePack,
) -> list[Mention]:
    """Return the mentions with the bodies that a role tells: "Vell chairman Ken Moe".

    Only where the model saw nothing, in roles that no place and no person has. In 294 news
    articles that gives six names, all right; what says a kind alone is left out: "Council
    chairman Ken Moe" is of some council.
    """
    added: list[Mention] = []
    for mention in found:
        if mention.type != "Person" or mention.kind != "name":
            continue
        person = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        end = _before_role(doc, person.start, pack) if person else 0
        first = end
        while first and is_proper(doc[first - 1], pack) and not doc[first - 1].ent_type_:
            first -= 1
        if first == end or _says_a_kind_alone(doc, first, end, pack):
            continue
        if first and doc[first - 1].whitespace_ == "" and doc[first - 1].text == "-":
            continue
        span = Span(doc[first].idx, doc[end - 1].idx + len(doc[end - 1]))
        if not any(span.overlaps(each.span) for each in found):
            number = sentence_at(span.start, sentences)
            added.append(Mention(document_id, number, span, span.of(doc.text), "Organization"))
    return sorted([*found, *added], key=lambda mention: mention.span)


def _before_role(doc: Doc, start: int, pack: LanguagePack) -> int:
    """Return where a leader's role begins before a person, 0 where there is none."""
    heads, before = pack.mentions.leaders, pack.mentions.before_leaders
    first = start
    while first and start - first < _MOST and doc[first - 1].lower_ in heads | before:
        first -= 1
    return first if any(token.lower_ in heads for token in doc[first:start]) else 0


def _says_a_kind_alone(doc: Doc, first: int, end: int, pack: LanguagePack) -> bool:
    """Return whether all words are such as many bodies have: "Senate", "Presidential"."""
    kinds = pack.types.last_word.get("Organization", frozenset())
    general = kinds | pack.names.organisation.bodies | pack.mentions.of_many
    return all(token.lower_ in general for token in doc[first:end])
