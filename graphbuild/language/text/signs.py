"""Signs that are not meant to be read, and words that were taken apart to be printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.model import Span

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u061c\u180e\u202a-\u202e\u2066-\u2069\u00ad"
UNSEEN = re.compile(f"[{_INVISIBLE}\x01-\x08\x0e-\x1f\x7f]|(?<=[\x00-\u024f])[\u200c\u200d]")
"""Zero-width signs, marks of direction, soft hyphens, controls; joiners after Latin letters."""

SOFT_BREAK = re.compile("\u00ad[^\\S\n]*\n[^\\S\n]*(?=\\w)")
ODD_SPACE = re.compile("[\u2000-\u200a\u202f\u205f\u3000]")
PAGE_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
WINDOWS = re.compile("[\x80-\x9f]")

SPACED = re.compile(
    r"^[^\S\n]*(?:[^\W\d_] ){2,}[^\W\d_](?: {2,}(?:[^\W\d_] )*[^\W\d_])*[^\S\n]*$", re.MULTILINE
)
_LEAST_SPACED = 4
_GAP = re.compile(" +")


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the stretches of a text as it is read lie in the text as given, both ascending."""

    read: tuple[int, ...]
    given: tuple[int, ...]

    def of(self, span: Span) -> Span:
        """Return a span of the text as read as it lies in the text as given."""
        last = self._of(max(span.start, span.end - 1))
        return Span(self._of(span.start), last + (span.end > span.start))

    def _of(self, place: int) -> int:
        stretch = bisect_right(self.read, place) - 1
        return self.given[stretch] + place - self.read[stretch]


def as_read(text: str) -> tuple[str, Offsets | None]:
    r"""Return a text without odd signs, and where its parts lie; None if nothing is left out.

    >>> as_read("Sel\u00adma Orr")[0]
    'Selma Orr'
    """
    if not text.isascii():
        text = ODD_SPACE.sub(" ", WINDOWS.sub(lambda found: meant(found[0]) or "\x01", text))
    text = PAGE_BREAK.sub("\n", text)
    left_out = sorted(_left_out(text))
    if not left_out:
        return text, None
    pieces: list[str] = []
    read, given = [0], [0]
    start = length = 0
    for span in left_out:
        if span.start > start:
            pieces.append(text[start : span.start])
            read.append(length)
            given.append(start)
            length += span.start - start
        start = max(start, span.end)
    read.append(length)
    given.append(start)
    return "".join([*pieces, text[start:]]), Offsets(tuple(read), tuple(given))


def _left_out(text: str) -> Iterator[Span]:
    for pattern in (SOFT_BREAK, UNSEEN):
        yield from (Span(*found.span()) for found in pattern.finditer(text))
    for heading in SPACED.finditer(text):
        if not is_spaced(heading[0]):
            continue
        inner = heading[0].rstrip()
        start = heading.start() + len(inner) - len(inner.lstrip())
        for gap in _GAP.finditer(text, start, heading.start() + len(inner)):
            yield Span(gap.start() + (len(gap[0]) > 1), gap.end())


def is_spaced(heading: str) -> bool:
    """Return whether a line of single letters has enough of them to be words."""
    return sum(not sign.isspace() for sign in heading) >= _LEAST_SPACED


def without_spaces(heading: str) -> str:
    """Return a line of single letters as words, if it has enough of them."""
    if not is_spaced(heading):
        return heading
    return " ".join(word.replace(" ", "") for word in re.split(r" {2,}", heading.strip()))


def meant(control: str) -> str:
    """Return the sign that Windows has where Latin-1 has a control, "" where it has none."""
    return control.encode("latin-1").decode("cp1252", "ignore")
