"""Where a dateline ends: "OSLO, March 3 (AFP) - ". What it names takes no part in the clause."""

from __future__ import annotations

import re

_DASH = r"\s*\.?\s*(?:--+|[-–—]+)\s*"
_BESIDE = r"[^-–—:;.!?()]{0,40}(?:\.[^-–—:;!?()]{0,12})?"
_AGENCY = r"(?:\s*\([^()]{2,40}\))"
_CAPITALS = re.compile(
    rf"\W*[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+)*(?:,{_BESIDE})?{_AGENCY}?{_DASH}(?=\S)"
)
_DAY_OR_AGENCY = rf"(?:,{_BESIDE}\d{{1,2}}{_AGENCY}?|(?:,{_BESIDE})?{_AGENCY})"
_SMALL = re.compile(rf"\W*[A-Z][\w'’]+(?: [A-Z][\w'’]+)*{_DAY_OR_AGENCY}{_DASH}(?=\S)")


def dateline_end(sentence: str) -> int:
    """Return the characters of a sentence that are its dateline, 0 where it has none.

    A place in capitals, or with a day or an agency, and a dash: whether it is a place
    is for the one who knows the names to say.

    >>> dateline_end("NEW YORK, Oct. 21.-Longfield attacked Sherwin.")
    19
    >>> dateline_end("Oslo, March 3 (AFP) - Longfield attacked Sherwin.")
    22
    >>> dateline_end("Oslo - a quiet town - slept.")
    0
    """
    match = _CAPITALS.match(sentence) or _SMALL.match(sentence)
    return match.end() if match else 0
