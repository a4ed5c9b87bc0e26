"""Reasons why files are not read, short enough to be counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_DETAIL = re.compile(r"\s*\(.*\)|[:;].*|, .*| from character .*", re.DOTALL)
_LEAD = re.compile(r"(?:cannot read .*?: )?(?:it is |it has |there is |its )?", re.DOTALL)


def short(why: str) -> str:
    """Return a reason without its details, as a count of files has it.

    >>> short("it is damaged or no PDF (startxref not found)")
    'damaged or no PDF'
    >>> short("there is no reader for .xyz")
    'no reader for .xyz'
    """
    lead = _LEAD.match(why)
    bare = why[lead.end() if lead else 0 :]
    return _DETAIL.sub("", bare).strip(" .") or bare


def counted(reasons: Iterable[str]) -> dict[str, int]:
    """Return how often each short reason comes."""
    return dict(Counter(map(short, reasons)))


def in_words(counts: Mapping[str, int]) -> str:
    """Return counts in words, the most frequent first.

    >>> in_words({"encrypted": 2, "no reader for .xyz": 1200})
    '1,200 no reader for .xyz, 2 encrypted'
    """
    by_count = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{count:,} {what}" for what, count in by_count)
