"""Who "I" and "you" are in a letter."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.quotes import Quotes
from graphbuild.extract.heads import Heads
from graphbuild.extract.syntax import hashes, load_syntax
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_correspondents(
    doc: Doc, sentences: list[Span], heads: Heads, pack: LanguagePack
) -> list[tuple[Mention, Span]]:
    """Return the pronouns that stand for a letter's writer and reader, each with who that is.

    Found are "I" outside quotes and, where one person alone is written to, "you" in a clause
    whose subject is "I": elsewhere it is as often anybody. By doc.text; who, by the
    document's. A text without a parse has none.
    """
    if heads.writer is None or not doc.has_annotation("DEP"):
        return []
    writer, reader = hashes(pack.letters.writer), hashes(pack.letters.reader)
    quotes, syntax = Quotes(doc, set(), pack), load_syntax(doc.lang_)
    pronouns = pack.labels.personal_pronoun | pack.labels.possessive_pronoun
    starts = [each.start for each in sentences]
    found = []
    for place, word in enumerate(doc.to_array("LOWER").tolist()):
        if word not in writer and (word not in reader or heads.reader is None):
            continue
        token = doc[place]
        if quotes.inside(token) or token.tag_ not in pronouns:
            continue
        who: Span | None = heads.writer
        if word in reader:
            subject = syntax.clause_subject(token)
            is_writers = subject is not None and subject.lower in writer
            who = heads.reader if is_writers else None
        if who is not None:
            span = Span(token.idx, token.idx + len(token))
            sentence = max(bisect_right(starts, token.idx) - 1, 0)
            found.append((Mention("", sentence, span, token.text, "Person", kind="pronoun"), who))
    return found
