"""Short forms that a text introduces in brackets: "European Union (EU)"."""

from __future__ import annotations

import re
from bisect import bisect_right

from graphbuild.model import Mention, Span

_BRACKETED = re.compile(r"\(\s*[\"“‘']?(?:the\s+)?([^\W\d_][\w&./-]{1,11})[\"”’']?\s*\)")
_WORD = re.compile(r"\w[\w'’&.-]*")
_SMALL = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "de",
        "la",
        "des",
        "du",
        "in",
        "on",
        "to",
        "&",
        "e",
        "y",
        "und",
        "der",
        "a",
    ]
)


def find_definitions(
    text: str, mentions: list[Mention], sentences: list[Span], document_id: str
) -> tuple[list[Mention], list[tuple[int, int]]]:
    """Return the mentions with short forms added, and pairs (long form, short form).

    A bracketed word of two capitals or more defines a short form of the name before
    it where its letters can be found in that name from right to left, the first at
    the start of a word. A pair holds indices into the returned mentions, which stay
    in the order of the text. Names that the model did not see, on either side, are
    added.
    Source: Schwartz and Hearst (2003), A simple algorithm for identifying
    abbreviation definitions in biomedical text, PSB 8.
    """
    kept = list(mentions)
    pairs: list[tuple[Mention, Mention]] = []
    starts = [s.start for s in sentences]
    for match in _BRACKETED.finditer(text):
        short = match.group(1)
        if sum(map(str.isupper, short)) < 2:
            continue
        sentence = max(bisect_right(starts, match.start()) - 1, 0)
        long_span = _long_form(text, match.start(), short, sentences[sentence].start)
        if long_span is None:
            continue
        short_span = Span(*match.span(1))
        overlapped = [m for m in kept if m.span.overlaps(long_span)]
        kind = overlapped[-1].type if overlapped else "Organization"
        title = overlapped[0].title if overlapped else None
        covered = Span(long_span.start, match.end())
        kept = [m for m in kept if not m.span.overlaps(covered)]
        long = Mention(document_id, sentence, long_span, long_span.of(text), kind, title)
        brief = Mention(document_id, sentence, short_span, short, kind)
        kept += [long, brief]
        pairs.append((long, brief))
    kept.sort(key=lambda m: m.span)
    place = {id(m): n for n, m in enumerate(kept)}
    indices = [(place[id(a)], place[id(b)]) for a, b in pairs if id(a) in place and id(b) in place]
    return kept, indices


def _long_form(text: str, end: int, short: str, floor: int) -> Span | None:
    """Return the words before `end` that `short` stands for, from a capital on."""
    letters = [c.lower() for c in short if c.isalnum()]
    words = list(_WORD.finditer(text, max(floor, end - 200), end))
    words = words[-min(len(letters) * 2 + 2, len(letters) + 5) :]
    if not words or text[words[-1].end() : end].strip():
        return None
    window = words[0].start()
    position = words[-1].end()
    for nth, letter in enumerate(reversed(letters)):
        first = nth == len(letters) - 1
        while True:
            position -= 1
            if position < window:
                return None
            at_start = position == 0 or not text[position - 1].isalnum()
            if text[position].lower() == letter and (at_start or not first):
                break
    if not text[position].isupper():
        return None
    span = Span(position, words[-1].end())
    named = [w for w in _WORD.findall(span.of(text)) if w.lower() not in _SMALL]
    capital = sum(w[0].isupper() for w in named)
    return span if capital * 2 > len(named) and len(span.of(text)) > len(short) else None
