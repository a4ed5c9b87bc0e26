"""When what a sentence states took place, as far as it plainly says so.

Times are ISO 8601 of the precision that the text has: "2017", "2024-05", "2024-W23",
"2024-06-11". How long is an interval of two: "2019/2022", "2021/..", "../2023-06".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from graphbuild.extract.syntax import Syntax
from graphbuild.language.grammar.calendar import Calendar, Unit
from graphbuild.language.patterns import any_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Match = re.Match[str]
Resolve = Callable[[Match, dt.date | None, bool], str | None]
"""From a time in a text, the day of publication and whether it lies ahead, to the time."""

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DEPTH = 8


class Times:
    """How a language's sentences say when. words: those by which a phrase is seen to."""

    def __init__(self, syntax: Syntax, calendar: Calendar) -> None:
        self.words = calendar.time_words
        self._syntax = syntax
        self._calendar = calendar
        self._units: dict[str, Unit] = {
            name: unit for unit, names in calendar.units.items() for name in names
        }
        self._forms = self._time_forms(calendar) if calendar.months else ()

    def when_of(
        self, trigger: Token, clause: Token | None, published: dt.date | None
    ) -> str | None:
        """Return when a relation took place, None where the sentence does not plainly say.

        trigger: the word that states it. clause: the verb that it is a part of, if any.
        published: the document's day, from which "on Tuesday", "last week" and "in May"
        count. A time counts if the parse ties it to the trigger or its clause; "before
        2010" tells none.
        """
        sentence = trigger.sent
        text, offset = sentence.text, sentence.start_char
        verb = trigger if clause is None and self._syntax.is_verb(trigger) else clause
        future = verb is not None and self._syntax.is_future(verb)
        for pattern, resolve in self._forms:
            for match in pattern.finditer(text):
                span = trigger.doc.char_span(
                    offset + match.start("at"), offset + match.end("at"), alignment_mode="expand"
                )
                if span is not None and self._is_tied(span.root, trigger, verb):
                    found = resolve(match, published, future)
                    if found:
                        return found
        return None

    def _is_tied(self, time: Token, trigger: Token, verb: Token | None) -> bool:
        """Return whether the trigger, or else the clause's verb, is the first one above a time."""
        for _ in range(_DEPTH):
            if time == trigger:
                return True
            if self._syntax.is_verb(time):
                return time == verb
            if time.head == time:
                return False
            time = time.head
        return False

    def _time_forms(self, calendar: Calendar) -> tuple[tuple[re.Pattern[str], Resolve], ...]:
        """Return how texts write times, the most precise first.

        `at` is what the parse ties to a verb.
        """
        month = f"(?P<month>{any_of(names[0] for names in calendar.months)})"
        day = rf"(?P<day>\d{{1,2}})(?:{any_of(calendar.ordinals)})?"
        weekday = f"(?P<weekday>{any_of(names[0] for names in calendar.weekdays)})"
        of = f"(?:{any_of(calendar.of)} )?"
        within = rf"{any_of(calendar.within, capital=True)} {_prefixes(calendar.parts)}?"
        not_bound = "".join(f"(?<!{re.escape(word)} )" for word in calendar.bounds)
        periods = calendar.near_periods
        which = f"(?P<which>{any_of(periods, capital=True)})"
        past = (word for word, step in periods.items() if step <= 0)
        which_past = f"(?P<which>{any_of(past, capital=True)})"
        longer = (one for unit, (one, _) in calendar.units.items() if unit != "day")
        unit = f"(?P<unit>{any_of(longer)})"
        units = f"(?P<unit>{any_of(self._units)})"
        number = rf"(?P<number>{any_of((*calendar.one, *calendar.numbers))}|\d{{1,3}})"
        in_month = rf"{not_bound}\b(?:{which_past} |{within})(?P<at>{month})\b(?! \d{{1,2}}\b)"
        listed: tuple[tuple[str, Resolve], ...] = (
            (rf"\b(?P<at>{day} {of}{month})(?:,? {_YEAR})?\b", self._full_date),
            (rf"\b(?P<at>{month} {day})(?:,? {_YEAR})?\b", self._full_date),
            (rf"{in_month}(?:,? {of}{_YEAR})?", self._month),
            (rf"(?:{which} )?\b(?P<at>{weekday})\b(?! \d)", self._weekday),
            (rf"(?i)\b(?P<at>(?P<word>{any_of(calendar.near_days)}))\b", self._near_day),
            (rf"(?i)\b(?P<at>{which} {unit})\b", self._near_period),
            (rf"(?i)\b(?P<at>{number} {units} {any_of(calendar.ago)})\b", self._ago),
            (rf"\b{within}(?P<at>{_YEAR})\b(?!\s*-)", _year),
        )
        listed = (
            *self._stretch_forms(calendar, month, f"(?:{day} {of}{month}|{month} {day})"),
            *listed,
        )
        return tuple((re.compile(pattern), resolve) for pattern, resolve in listed)

    def _stretch_forms(
        self, calendar: Calendar, month: str, day: str
    ) -> tuple[tuple[str, Resolve], ...]:
        """Return how texts write from when to when something was, with a year at each end."""
        if not (calendar.begins and calendar.ends and calendar.since and calendar.until):
            return ()
        unnamed = re.compile(r"\?P<\w+>")
        time = unnamed.sub("?:", f"(?:(?:{day}|{month}),? (?:{any_of(calendar.of)} )?)?{_YEAR}")
        first, last = rf"(?P<at>{time})\b", rf"(?P<until>{time})\b(?!\s*-)"
        begins, ends = (any_of(words, capital=True) for words in (calendar.begins, calendar.ends))
        since, until = (any_of(words, capital=True) for words in (calendar.since, calendar.until))
        return (
            (rf"\b{begins} {first} {ends} {last}", self._stretch),
            (rf"\b{since} {first}(?!\s*-)", self._since),
            (rf"\b{until} (?P<at>{time})\b(?!\s*-)", self._until),
        )

    def _stretch(self, match: Match, _published: dt.date | None, _future: bool) -> str | None:
        first, last = self._dated(match["at"]), self._dated(match["until"])
        return f"{first}/{last}" if first and last and first[:4] <= last[:4] else None

    def _since(self, match: Match, _published: dt.date | None, _future: bool) -> str | None:
        return f"{first}/.." if (first := self._dated(match["at"])) else None

    def _until(self, match: Match, _published: dt.date | None, _future: bool) -> str | None:
        return f"../{last}" if (last := self._dated(match["at"])) else None

    def _dated(self, text: str) -> str | None:
        """Return a year, a month or a day that is written with its year, in ISO 8601."""
        words: list[str] = re.findall(r"\d+|[^\W\d]+", text)
        numbers = self._calendar.month_numbers
        month = next((numbers[word.casefold()] for word in words if word.casefold() in numbers), 0)
        day = next((int(word) for word in words[:-1] if word.isdecimal()), 0)
        try:
            dt.date(int(words[-1]), month or 1, day or 1)
        except ValueError:
            return None
        return "-".join([words[-1], *(f"{part:02}" for part in (month, day) if part)])

    def _full_date(self, match: Match, published: dt.date | None, future: bool) -> str | None:
        year = match["year"]
        month, day = self._calendar.month_numbers[match["month"].casefold()], int(match["day"])
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

    def _month(self, match: Match, published: dt.date | None, future: bool) -> str | None:
        month = self._calendar.month_numbers[match["month"].casefold()]
        if match["year"]:
            return f"{match['year']}-{month:02}"
        if published is None:
            return None
        year = published.year
        if self._is_this(match):
            return f"{year}-{month:02}"
        if self._step(match) < 0 or (not future and month > published.month):
            year -= month >= published.month
        elif future and month < published.month:
            year += 1
        return f"{year}-{month:02}"

    def _weekday(self, match: Match, published: dt.date | None, future: bool) -> str | None:
        if published is None:
            return None
        step = self._step(match)
        number = self._calendar.weekday_numbers[match["weekday"].casefold()]
        since = (published.isoweekday() - number) % 7
        if step < 0:
            since = since or 7
        if step > 0 or (future and step == 0):
            since -= 7 if since or step > 0 else 0
        return (published - dt.timedelta(days=since)).isoformat()

    def _near_day(self, match: Match, published: dt.date | None, _future: bool) -> str | None:
        return _moved(published, "day", self._calendar.near_days[match["word"].casefold()])

    def _near_period(self, match: Match, published: dt.date | None, _future: bool) -> str | None:
        return _moved(published, self._units[match["unit"].casefold()], self._step(match))

    def _ago(self, match: Match, published: dt.date | None, _future: bool) -> str | None:
        word = match["number"].casefold()
        if word in self._calendar.one:
            number = 1
        elif word.isdecimal():
            number = int(word)
        else:
            number = self._calendar.numbers.index(word) + 1
        return _moved(published, self._units[match["unit"].casefold()], -number)

    def _step(self, match: Match) -> int:
        """Return how far "last", "this" or "next" leads; 0 where none of them stands."""
        return self._calendar.near_periods.get((match["which"] or "").casefold(), 0)

    def _is_this(self, match: Match) -> bool:
        return match["which"] is not None and self._step(match) == 0


def _year(match: Match, _published: dt.date | None, _future: bool) -> str:
    return str(match["year"])


def _moved(day: dt.date | None, unit: Unit, by: int) -> str | None:
    """Return the day, week, month or year that is `by` units away."""
    if day is None:
        return None
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


def _prefixes(words: Iterable[str]) -> str:
    """Return a pattern for one of some words before another: "late ", "mid-"."""
    return f"(?:{'|'.join(re.escape(w) + ('' if w.endswith('-') else ' ') for w in words)})"
