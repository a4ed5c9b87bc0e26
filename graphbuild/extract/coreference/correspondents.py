"""Who "I" and "you" are in a letter, and "I" in a turn of talk."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.quotes import Quotes
from graphbuild.extract.heads import Heads
from graphbuild.extract.syntax import hashes, load_syntax
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TURNS = 2
"""Turns of one name from which it is a label, and no salutation or heading."""

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


def find_speakers(
    doc: Doc, names: Sequence[Mention], sentences: Sequence[Span], pack: LanguagePack
) -> list[Spoken]:
    """Return "I" in turns that begin with a person's name and a colon, with that name.

    Two turns at least have the name; a turn goes to the end of its paragraph. By doc.text.
    A text without a parse has none.
    """
    text = doc.text
    labels = [
        m.span
        for m in names
        if m.type == "Person" and text.startswith(":", m.span.end) and _begins_line(text, m.span)
    ]
    turns = Counter(label.of(text) for label in labels)
    labels = [label for label in labels if turns[label.of(text)] >= _TURNS]
    starts = [label.start for label in labels]

    def meant(token: Token) -> Span | None:
        number = bisect_right(starts, token.idx) - 1
        if number < 0 or "\n" in text[starts[number] : token.idx]:
            return None
        return labels[number]

    own = load_syntax(doc.lang_).words.own
    return [*_spoken(doc, sentences, own, pack, meant)] if labels else []


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


def _begins_line(text: str, span: Span) -> bool:
    return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
