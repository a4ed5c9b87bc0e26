"""Short forms that a text introduces in brackets: "European Union (EU)"."""

from __future__ import annotations

import re
from bisect import bisect_right

from graphbuild.language.loader import Words
from graphbuild.language.pack import LanguagePack
from graphbuild.language.patterns import any_of
from graphbuild.model import Mention, Span

_WORD = re.compile(r"\w[\w'’&.-]*")


def find_definitions(
    text: str,
    mentions: list[Mention],
    sentences: list[Span],
    document_id: str,
    pack: LanguagePack,
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
    small = pack.names.small_words | pack.mentions.small_words
    for match in _bracketed(pack.names.definite).finditer(text):
        short = match.group(1)
        if sum(map(str.isupper, short)) < 2:
            continue
        sentence = max(bisect_right(starts, match.start()) - 1, 0)
        long_span = _long_form(text, match.start(), short, sentences[sentence].start)
        if long_span is None or not _is_named(long_span.of(text), short, small):
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
    place = {m.span: n for n, m in enumerate(kept)}
    indices = [
        (place[long.span], place[brief.span])
        for long, brief in pairs
        if long.span in place and brief.span in place
    ]
    return kept, indices


def _bracketed(articles: Words) -> re.Pattern[str]:
    """Return the pattern of a short form in brackets: "(EU)", "(the “EU”)"."""
    before = rf"[\"“‘']?(?:{any_of(articles)}\s+)?"
    return re.compile(rf"\(\s*{before}([^\W\d_][\w&./-]{{1,11}})[\"”’']?\s*\)")


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
    return Span(position, words[-1].end()) if text[position].isupper() else None


def _is_named(long: str, short: str, small: Words) -> bool:
    """Return whether a long form has its capitals, but for the words that are written small."""
    named = [word for word in _WORD.findall(long) if word.lower() not in small]
    capital = sum(word[0].isupper() for word in named)
    return capital * 2 > len(named) and len(long) > len(short)
