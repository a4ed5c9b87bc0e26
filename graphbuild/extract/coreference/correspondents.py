"""Who "I" and "you" are in a letter of mail."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.quotes import Quotes
from graphbuild.extract.heads import Heads
from graphbuild.extract.syntax import hashes, load_syntax
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Spoken = tuple[Mention, Span]
"""A pronoun, and the name of who speaks."""


def find_correspondents(
    doc: Doc, sentences: Sequence[Span], heads: Heads, pack: LanguagePack
) -> list[Spoken]:
    """Return the pronouns that stand for a letter's writer and reader, each with who that is.

    Found are "I" outside quotes and, where one person alone is written to, "you" in a clause
    whose subject is "I": elsewhere it is as often anybody. By doc.text; who, by the
    document's. A text without a parse has none.
    """
    syntax = load_syntax(doc.lang_)
    own, reader = syntax.words.own, pack.letters.reader

    def meant(token: Token) -> Span | None:
        if token.lower_ in own:
            return heads.writer
        subject = syntax.clause_subject(token)
        return heads.reader if subject is not None and subject.lower_ in own else None

    return [*_spoken(doc, sentences, own | reader, pack, meant)]


def _spoken(
    doc: Doc,
    sentences: Sequence[Span],
    words: frozenset[str],
    pack: LanguagePack,
    meant: Callable[[Token], Span | None],
) -> Iterator[Spoken]:
    """Yield the pronouns among some words, outside quotes, with whom each means."""
    if not doc.has_annotation("DEP"):
        return
    wanted, quotes = hashes(words), Quotes(doc, set(), pack)
    pronouns = pack.labels.personal_pronoun | pack.labels.possessive_pronoun
    starts = [each.start for each in sentences]
    for place, word in enumerate(doc.to_array("LOWER").tolist()):
        token = doc[place]
        if word in wanted and token.tag_ in pronouns and not quotes.inside(token):
            who = meant(token)
            if who is not None:
                span = Span(token.idx, token.idx + len(token))
                sentence = max(bisect_right(starts, token.idx) - 1, 0)
                yield Mention("", sentence, span, token.text, "Person", kind="pronoun"), who
