"""Companies that the model missed where they stand without their legal form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graphbuild.extract.names.mentions import is_proper, sentence_at
from graphbuild.language.pack import LanguagePack
from graphbuild.model import NO_CUES, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LETTERS = 4
"""Letters from which a word is hardly an ordinary one by chance."""


def add_shortened(
    doc: Doc, found: Sequence[Mention], sentences: Sequence[Span], pack: LanguagePack
) -> list[Mention]:
    """Return the mentions with the companies that the model missed: "Tessaro" of "Tessaro Inc.".

    Only behind the whole name and as a name by itself, and not where the text has the word in
    small letters too: "Apple Inc." and an apple. Surnames are not looked for so: on 194
    annotated documents six of seven were none.
    """
    short: dict[str, Mention] = {}
    for mention in found:
        if word := _without_form(mention, pack):
            short.setdefault(word, mention)
    small = {token.text for token in doc if token.is_lower}
    seen = [mention.span for mention in found]
    added = []
    for token in doc:
        known = short.get(token.text)
        if known is None or token.idx < known.span.end or token.lower_ in small:
            continue
        span = Span(token.idx, token.idx + len(token))
        if _stands_alone(token, pack) and not any(map(span.overlaps, seen)):
            number = sentence_at(span.start, sentences)
            added.append(
                replace(
                    known, sentence=number, span=span, text=token.text, title=None, cues=NO_CUES
                )
            )
    return sorted([*found, *added], key=lambda mention: mention.span)


def _without_form(mention: Mention, pack: LanguagePack) -> str:
    """Return the one word of a company's name besides its legal form, "" if it is not so named."""
    if mention.type != "Organization" or mention.kind != "name":
        return ""
    words = [word.strip(",.") for word in mention.text.split()]
    forms = pack.names.organisation.legal_forms
    rest = [word for word in words if word.lower().replace(".", "") not in forms]
    if len(rest) > 1 or len(rest) == len(words):
        return ""
    word = rest[0] if rest else ""
    return word if len(word) >= _LETTERS and word.isalpha() and word.istitle() else ""


def _stands_alone(token: Token, pack: LanguagePack) -> bool:
    """Return whether a proper noun is marked as nothing else, and no part of a longer name."""
    if token.ent_type_ or not is_proper(token, pack):
        return False
    near = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return not any(is_proper(each, pack) or each.ent_type_ or each.text == "-" for each in near)
