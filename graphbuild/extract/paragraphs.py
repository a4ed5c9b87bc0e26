"""Where a text's lines and paragraphs end, and how a long text is cut."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from graphbuild.language.loader import Words
from graphbuild.language.pack import load_pack
from graphbuild.model import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_BREAK = re.compile(r"\r?\n|\r")
_SENTENCE_END = (".", "!", "?", ":", ";", '"', "”", "’", "'", ")", "]")
_ITEM = re.compile(r"(?:[-*•·–—>|#]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
"""How an item of a list begins."""

_RUNNING = 0.5
"""Of the words of a wrapped line and the next, how many at least begin in small letters."""


_SIGNS = 2
"""Of three signs that a line goes on, how many will do."""


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text, without the white space around them.

    A blank line always ends one; a single line break does unless it only wraps a line.
    """
    spans = []
    start = 0
    for match in _LINE_END.finditer(unwrapped(text)):
        spans.append(_trimmed(text, start, match.start()))
        start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if span.start < span.end]


def chunks(text: str, borders: list[Span], most: int, start: int = 0) -> Iterator[Span]:
    """Yield stretches of at most `most` characters that cover all of the text from `start`.

    Cut at paragraph borders; a paragraph longer than `most` is cut at white space,
    and where it has none, wherever `most` falls.
    """
    end = start
    for paragraph in [*borders[1:], Span(len(text), len(text))]:
        while paragraph.start - start > most:
            if end <= start:
                end = _cut(text, start, most)
            yield Span(start, end)
            start = end
        end = paragraph.start
    if start < len(text):
        yield Span(start, len(text))


def _cut(text: str, start: int, most: int) -> int:
    space = max(text.rfind(" ", start + most // 2, start + most), start)
    return space + 1 if space > start else min(start + most, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def unwrapped(text: str) -> str:
    r"""Return a text with a space in place of each line break that only wraps a line.

    As long as the text, so that offsets are the same.

    >>> unwrapped("It was seen that Oriel\nTansley had paid.\n- Ludo Marrin")
    'It was seen that Oriel Tansley had paid.\n- Ludo Marrin'
    """
    if "\n" not in text and "\r" not in text:
        return text
    lines = list(_lines(text))
    parts: list[str] = []
    start = 0
    for block in _blocks(lines, text):
        for line, following in _wrapped(block, text):
            parts.append(text[start : line.end])
            parts.append(" " * (following.start - line.end))
            start = following.start
    parts.append(text[start:])
    return "".join(parts)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _BREAK.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _blocks(lines: list[Span], text: str) -> Iterator[list[Span]]:
    """Yield runs of lines between blank ones."""
    for blank, block in itertools.groupby(lines, key=lambda line: not line.of(text).strip()):
        if not blank:
            yield list(block)


def _wrapped(block: list[Span], text: str) -> Iterator[tuple[Span, Span]]:
    """Yield each line of a block that goes on in the next, with that.

    It does where the next begins in small letters, or it ends in a word that ends nothing:
    "Otto van der". Else it had no room for the next one's
    first word, and both are running text or the line before it is wrapped too; in wrapped
    text, running lines of other widths go on as well if they end in mid-sentence.
    """
    width = max(len(line.of(text).strip()) for line in block)
    before = False
    for line, following in itertools.pairwise(block):
        one, other = line.of(text).strip(), following.of(text).strip()
        ended = one.endswith(_SENTENCE_END)
        full = len(one) + 1 + len(other.split(maxsplit=1)[0]) > width
        if ended:
            goes_on = full and before
        elif other[0].islower() or one.rsplit(maxsplit=1)[-1] in _never_last():
            goes_on = True
        else:
            goes_on = full + before + _is_running(f"{one} {other}") >= _SIGNS
        before = goes_on and not _ITEM.match(other)
        if before:
            yield line, following


@functools.cache
def _never_last() -> Words:
    """Return the words, in small letters, after which no line of its own ends."""
    names = load_pack().names
    particles = names.person.amid - names.person.given_too
    return names.articles | names.of | frozenset(names.joining) | particles


def _is_running(line: str) -> bool:
    words = [word for word in line.split() if word[0].isalpha()]
    return sum(word[0].islower() for word in words) >= _RUNNING * len(words)
