"""When what a sentence states took place, as far as it plainly says so.

Times are ISO 8601 of the precision that the text has: "2017", "2024-05", "2024-W23",
"2024-06-11".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DEPTH = 8

Match = re.Match[str]


def when_of(trigger: Token, clause: Token | None, published: dt.date | None) -> str | None:
    """Return when a relation took place, None where the sentence does not plainly say.

    trigger: the word that states it. clause: the verb that it is a part of, if any.
    published: the document's day, from which "on Tuesday", "last week" and "in May"
    count. A time counts if the parse ties it to the trigger or its clause; "before
    2010" and "since 2010" tell no time.
    """
    sentence = trigger.sent
    text, offset = sentence.text, sentence.start_char
    verb = trigger if clause is None and trigger.tag_.startswith("VB") else clause
    future = any(c.dep_ == "aux" and c.lower_ == "will" for c in verb.children) if verb else False
    for pattern, resolve in _FORMS:
        for match in pattern.finditer(text):
            span = trigger.doc.char_span(
                offset + match.start("at"), offset + match.end("at"), alignment_mode="expand"
            )
            if span is not None and _is_tied(span.root, trigger, verb):
                found = resolve(match, published, future)
                if found:
                    return found
    return None


def _is_tied(time: Token, trigger: Token, verb: Token | None) -> bool:
    """Return whether the trigger, or else the clause's verb, is the first one above a time."""
    for _ in range(_DEPTH):
        if time == trigger:
            return True
        if time.tag_.startswith("VB"):
            return time == verb
        if time.head == time:
            return False
        time = time.head
    return False


def _full_date(match: Match, published: dt.date | None, future: bool) -> str | None:
    year = match["year"]
    month, day = _MONTHS.index(match["month"]) + 1, int(match["day"])
    try:
        if year:
            return dt.date(int(year), month, day).isoformat()
        if published is None:
            return None
        found = dt.date(published.year, month, day)
        if not future and found > published:
            found = found.replace(year=found.year - 1)
        elif future and found < published:
            found = found.replace(year=found.year + 1)
    except ValueError:
        return None
    return found.isoformat()


def _month(match: Match, published: dt.date | None, future: bool) -> str | None:
    month = _MONTHS.index(match["month"]) + 1
    if match["year"]:
        return f"{match['year']}-{month:02}"
    if published is None:
        return None
    year = published.year
    if (match["which"] or "").lower() == "last" or (not future and month > published.month):
        year -= month >= published.month
    elif future and month < published.month:
        year += 1
    return f"{year}-{month:02}"


def _weekday(match: Match, published: dt.date | None, future: bool) -> str | None:
    if published is None:
        return None
    which, number = (match["which"] or "").lower(), _DAYS.index(match["weekday"])
    since = (published.weekday() - number) % 7
    if which == "last":
        since = since or 7
    if which == "next" or (future and which != "last"):
        since -= 7 if since or which == "next" else 0
    return (published - dt.timedelta(days=since)).isoformat()


def _near_day(match: Match, published: dt.date | None, _future: bool) -> str | None:
    steps = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
    if published is None:
        return None
    return (published + dt.timedelta(days=steps[match["word"].lower()])).isoformat()


def _near_period(match: Match, published: dt.date | None, _future: bool) -> str | None:
    if published is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return _moved(published, match["unit"], step)


def _ago(match: Match, published: dt.date | None, _future: bool) -> str | None:
    if published is None:
        return None
    word = match["number"].lower()
    number = 1 if word in ("a", "an") else None
    if number is None:
        number = int(word) if word.isdecimal() else _NUMBERS.index(word)
    return _moved(published, match["unit"], -number)


def _moved(day: dt.date, unit: str, by: int) -> str | None:
    """Return the day, week, month or year that is `by` units away."""
    try:
        if unit == "day":
            return (day + dt.timedelta(days=by)).isoformat()
        if unit == "week":
            year, week, _ = (day + dt.timedelta(weeks=by)).isocalendar()
            return f"{year}-W{week:02}"
        if unit == "month":
            months = day.year * 12 + day.month - 1 + by
            return f"{months // 12:04}-{months % 12 + 1:02}"
        return f"{day.year + by:04}" if day.year + by > 0 else None
    except OverflowError:
        return None


def _year(match: Match, _published: dt.date | None, _future: bool) -> str:
    return str(match["year"])


_FORMS: tuple[tuple[re.Pattern[str], Callable[[Match, dt.date | None, bool], str | None]], ...] = (
    (re.compile(rf"\b(?P<at>{_DAY} (?:of )?{_MONTH})(?:,? {_YEAR})?\b"), _full_date),
    (re.compile(rf"\b(?P<at>{_MONTH} {_DAY})(?:,? {_YEAR})?\b"), _full_date),
    (
        re.compile(
            rf"(?<!before )(?<!after )(?<!since )(?<!until )(?<!by )"
            rf"\b(?:(?P<which>[Ll]ast|[Tt]his) |[Ii]n (?:early |late |mid-)?)"
            rf"(?P<at>{_MONTH})\b(?! \d{{1,2}}\b)(?:,? (?:of )?{_YEAR})?"
        ),
        _month,
    ),
    (
        re.compile(
            r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) |[Oo]n |, |[Ll]ate |\b(?=[MTWFS]))"
            rf"\b(?P<at>(?P<weekday>{'|'.join(_DAYS)}))\b(?! \d)"
        ),
        _weekday,
    ),
    (re.compile(r"(?i)\b(?P<at>(?P<word>yesterday|today|tonight|tomorrow))\b"), _near_day),
    (
        re.compile(r"(?i)\b(?P<at>(?P<which>last|this|next) (?P<unit>week|month|year))\b"),
        _near_period,
    ),
    (
        re.compile(
            rf"(?i)\b(?P<at>(?P<number>an?|\d{{1,3}}|{'|'.join(_NUMBERS[1:])}) "
            r"(?P<unit>day|week|month|year)s? ago)\b"
        ),
        _ago,
    ),
    (re.compile(rf"\b[Ii]n (?:early |late |mid-)?(?P<at>{_YEAR})\b(?!\s*-)"), _year),
)
"""How texts write times, the most precise first; `at` is what the parse ties to a verb."""
