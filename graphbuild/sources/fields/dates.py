"""When a text was published: dates as fields, file names and datelines write them."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from graphbuild.language.pack import load_pack
from graphbuild.language.patterns import any_of

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s+(?:[+-]\d{4}|[a-z]{3,4}))?"
_NAMED_FILE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<sep>[-_.]?)(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?!\d)"
)
_DATED_FOLDERS = re.compile(r"(?:^|/)(?P<year>(?:19|20)\d{2})/(?P<month>\d{2})/(?P<day>\d{2})/")

_DATELINE_LINES = 6
_LONGEST_DATELINE = 120
_AFTER_A_DATELINE = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?[-–—:|·/]")


class _Forms(NamedTuple):
    """How dates are written. before: what can stand before one. listed: the most usual first."""

    before: re.Pattern[str]
    listed: tuple[re.Pattern[str], ...]


@functools.cache
def _forms() -> _Forms:
    """Return the forms of the base language: a file is dated before its language is known."""
    calendar = load_pack().calendar
    month = rf"(?P<month>{any_of(calendar.month_numbers)})\b\.?"
    weekday = rf"{any_of(calendar.weekday_numbers)}\b\.?"
    day = rf"(?P<day>\d{{1,2}})(?:{any_of(calendar.ordinals)})?"
    of = rf"(?:\s+{any_of(calendar.of)})?"
    listed = (
        r"(?<!\d)(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=\d{6}(?!\d)|T\d|(?!\d))",
        rf"(?<!\d){day}{of}[\s-]+{month},?[\s-]+(?P<year>\d{{4}})(?!\d)",
        rf"\b{month}\s+{day},?\s+(?P<year>\d{{4}})(?!\d)",
        rf"\b{month}\s+{day}\s+{_CLOCK}\s+(?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)",
    )
    return _Forms(
        re.compile(rf"(?:d:|{weekday},?)?\s*", re.IGNORECASE),
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in listed),
    )


def parse_date(text: str) -> dt.date | None:
    """Return the day that a date field names, None where it is none or unclear.

    Reads ISO 8601 and its compact form, RFC 2822, the forms of English prose
    ("12 March 2025", "Friday, Jan. 4, 2019") and numbers where only one reading
    is possible: 25/12/2025 and 12/25/2025, but not 03/04/2025, which means April
    in London and March in New York. With dots the day comes first (03.04.2025).
    A month without a day is no date. A time of day may follow.

    >>> parse_date("Wed, 12 Mar 2025 10:00:00 +0000")
    datetime.date(2025, 3, 12)
    >>> parse_date("03/04/2025") is None
    True
    """
    text = text.strip()
    forms = _forms()
    lead = forms.before.match(text)
    start = lead.end() if lead else 0
    for form in forms.listed:
        match = form.match(text, start)
        if match and (day := _day(match)):
            return day
    return None


def date_in_name(name: str) -> dt.date | None:
    """Return the day in a file's name, or in the folders above it.

    name: a relative path with POSIX separators.

    >>> date_in_name("news/2025-03-12_ruge.txt")
    datetime.date(2025, 3, 12)
    >>> date_in_name("2025/03/12/ruge.txt")
    datetime.date(2025, 3, 12)
    """
    stem = name.rpartition("/")[2]
    for match in (*_NAMED_FILE.finditer(stem), *_DATED_FOLDERS.finditer(name)):
        if day := _day(match):
            return day
    return None


def dateline(text: str) -> dt.date | None:
    """Return the day of the dateline in a text's first lines, None without one.

    A date in running prose is the day of an event, not of publication: a dateline
    stands alone on its line, or before a dash, after nothing but capitalised words.

    >>> dateline("SARAJEVO, 12 March 2025 — Boris Ruge said that …")
    datetime.date(2025, 3, 12)
    >>> dateline("On 12 March 2025, Boris Ruge said that …") is None
    True
    """
    for line in _first_lines(text):
        for form in _forms().listed:
            match = form.search(line)
            if match and _stands_as_dateline(line, match) and (day := _day(match)):
                return day
    return None


def _first_lines(text: str) -> Iterator[str]:
    start = 0
    for _ in range(_DATELINE_LINES):
        while start < len(text) and text[start].isspace():
            start += 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start : min(end, start + 2 * _LONGEST_DATELINE)]
        start = end


def _stands_as_dateline(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    if len(before) > _LONGEST_DATELINE or "." in before.rstrip(". "):
        return False
    words, labels = re.findall(r"\w+", before), load_pack().calendar.datelines
    if any(word[0].islower() and word.lower() not in labels for word in words):
        return False
    if _AFTER_A_DATELINE.match(after):
        return True
    return len(line) <= _LONGEST_DATELINE // 2 and len(after.split()) <= 3 and after[-1:] != "."


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    if "a" in parts:
        month_and_day = _only_reading(int(parts["a"]), int(parts["b"]), parts["sep"])
        if month_and_day is None:
            return None
        month, day = month_and_day
    else:
        month, day = _month(parts["month"]), int(parts["day"])
    try:
        return dt.date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else load_pack().calendar.month_numbers[word.casefold()]


def _only_reading(a: int, b: int, separator: str) -> tuple[int, int] | None:
    """Return month and day, None where `a` and `b` could be either."""
    if separator == "." or a == b or a > 12:
        return b, a
    return (a, b) if b > 12 else None
