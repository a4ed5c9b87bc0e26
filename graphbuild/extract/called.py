"""Call names that greet and sign a letter: "Hi Vince," to Vincent Moe, "Dan" from Daniel Berg."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from anyascii import anyascii

from graphbuild.extract.heads import Heads
from graphbuild.language.grammar.clauses import LetterWords
from graphbuild.language.pack import LanguagePack
from graphbuild.language.patterns import any_of
from graphbuild.model import Mention, Span

_SIGNS = " \t,.!:;-–—~*_"
_SHORTEST = 3
"""Letters of a given name's beginning that it is called by: Dan, not Da."""


def called(
    text: str, names: Sequence[Mention], heads: Heads, pack: LanguagePack
) -> Iterator[tuple[Span, Span]]:
    """Yield whom the head of a letter names, and where the letter calls them by half of that.

    text: the document's. names: of what stands below its head. One who is greeted was written
    to, one who signs in the last line or below a closing is the writer: where the given name
    begins so or has this call name, and nobody else in the head is called so. "Tom" under a
    letter of Anna's is Tom, whoever that is.
    """
    words = pack.clauses.letters
    full = [mention for mention in heads.mentions if mention.type == "Person"]
    for each in names:
        if each.type != "Person" or each.kind != "name" or " " in each.text:
            continue
        place = _place(text, each.span, words)
        meant = [m.span for m in full if _is_called(each.text, m.text, pack)] if place else []
        if len(meant) == 1 and (meant[0] == heads.writer) == (place == "signs"):
            yield meant[0], each.span


def _place(text: str, span: Span, words: LetterWords) -> Literal["greets", "signs", ""]:
    """Return what a name that stands alone in its line does there, "" for any other."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    rest = text[start : span.start], text[span.end : end if end >= 0 else len(text)]
    if rest[1].strip(_SIGNS):
        return ""
    if re.fullmatch(rf"(?i)\s*(?:{any_of(words.greetings)})\s+", rest[0]):
        return "greets"
    if rest[0].strip(_SIGNS):
        return ""
    before = text[:start].rstrip().rpartition("\n")[2].strip(_SIGNS).lower()
    signs = end < 0 or not text[end:].strip() or before in words.closings
    return "signs" if signs else ""


def _is_called(short: str, name: str, pack: LanguagePack) -> bool:
    """Return whether a name is what somebody of a full name is called."""
    call, given = anyascii(short).lower(), anyascii(name.split(maxsplit=1)[0]).lower()
    of = pack.nicknames.root
    begins = len(call) >= _SHORTEST and given.startswith(call)
    return begins or given in of.get(call, ()) or call in of.get(given, ())
