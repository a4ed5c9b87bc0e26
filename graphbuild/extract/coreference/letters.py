"""Who writes a letter, and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphbuild.language.grammar.clauses import LetterWords
from graphbuild.language.patterns import any_of
from graphbuild.model import Mention

_HEAD = 600
"""Characters in which a letter's greeting is looked for."""
_GREETED = re.compile(r"(?m)^[ \t]*[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+)?,[ \t]*$")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in a text. sender, addressee: names, the second None where nobody is named.

    start, end: characters between the greeting and the close. signed: where the last of the
    sender's names under it ends.
    """

    sender: Mention
    addressee: Mention | None
    start: int
    end: int
    signed: int


def find_letter(text: str, mentions: Sequence[Mention], words: LetterWords) -> Letter | None:
    """Return the one letter of a text; None where there is none, or several.

    It begins with a line that greets and ends with one that takes leave, under which the
    sender's name stands.
    """
    if not words.closings:
        return None
    greeting = re.search(
        rf"(?mi)^[ \t]*(?:{any_of(words.greetings)})\b[^\n]{{0,60}}$", text[:_HEAD]
    ) or _GREETED.search(text[:_HEAD])
    closing = rf"(?mi)^[ \t]*(?:{any_of(words.closings)})\b[^\n]{{0,50}}[,.]?[ \t]*\n"
    if greeting is None:
        return None
    closings = [match for match in re.finditer(closing, text) if match.start() >= greeting.end()]
    if len(closings) != 1:
        return None
    close = closings[0]
    people = [m for m in mentions if m.type == "Person" and m.kind == "name"]
    under = [m for m in people if m.span.start >= close.end()]
    if not under or text[close.end() : under[0].span.start].strip():
        return None
    sender = signed = under[0]
    if len(under) > 1 and _is_longer(under[1].text, sender.text):
        signed = under[1]
        if not text[sender.span.end : signed.span.start].strip(" \t\n-–—_"):
            sender = signed
    named = [m for m in people if greeting.start() <= m.span.start < greeting.end()]
    addressee = named[0] if len(named) == 1 and named[0].text != sender.text else None
    return Letter(sender, addressee, greeting.end(), close.start(), signed.span.end)


def _is_longer(name: str, short: str) -> bool:
    return set(short.split()) < set(name.split())
