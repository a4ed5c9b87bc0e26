"""Where a text's paragraphs begin and end, and how a long text is cut."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from graphbuild.model import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_SENTENCE_END = (".", "!", "?", ":", ";", '"', "”", "’", "'", ")", "]")
_WRAPPED_FROM = 40
"""Characters from which a line that ends in mid-sentence looks wrapped."""


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text, without the white space around them.

    A blank line always ends one; a single line break does unless the text is
    hard-wrapped, that is, most of its line breaks stand in mid-sentence.
    """
    border = _BLANK_LINE if _is_wrapped(text) else _LINE_END
    spans = []
    start = 0
    for match in border.finditer(text):
        spans.append(_trimmed(text, start, match.start()))
        start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if span.start < span.end]


def chunks(text: str, borders: list[Span], most: int) -> Iterator[Span]:
    """Yield stretches of at most `most` characters that cover all of the text.

    Cut at paragraph borders; a paragraph longer than `most` is cut at white space,
    and where it has none, wherever `most` falls.
    """
    start = end = 0
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


def _is_wrapped(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n")]
    inner = [line for line, following in itertools.pairwise(lines) if line and following]
    broken = [
        line for line in inner if len(line) >= _WRAPPED_FROM and not line.endswith(_SENTENCE_END)
    ]
    return len(broken) * 2 > len(inner)
