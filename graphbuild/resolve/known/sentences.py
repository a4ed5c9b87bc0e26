"""What a sentence tells of somebody whom it names: age, birth, where from."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator

from graphbuild.language.pack import load_pack
from graphbuild.language.patterns import any_of
from graphbuild.resolve.known.pile import Years

_YOUNGEST, _OLDEST = 5, 115
_LIFE = re.compile(r"^\s*\(\s*(\d{4})\s*[–-]\s*(?:\d{4})?\s*\)")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_REACH = 60
"""Characters after a word such as "born" within which the day stands."""


def births(text: str, start: int, end: int, written: dt.date | None) -> Iterator[Years]:
    """Yield when somebody may be born of whom a sentence tells it.

    start, end: of the name or pronoun in the text. written: the day of the document, without
    which an age tells nothing.

    >>> [*births("Ada Moe, 54, left.", 0, 7, dt.date(2020, 5, 1))]
    [('1965', '1966')]
    >>> [*births("Ada Moe (born 3 May 1961) left.", 0, 7, None)]
    [('1961-05-03', '1961-05-03')]
    """
    before, after = text[:start], text[end:]
    forms = _forms()
    if found := _LIFE.match(after):
        yield found[1], found[1]
    found = forms.born.match(after)
    if found and (day := _day(re.split(r"[.;)]", found[1][:_REACH])[0])):
        yield day, day
    age = forms.age.match(after) or forms.years_old.search(before)
    if age and written and _YOUNGEST <= int(age[1]) <= _OLDEST:
        year = written.year - int(age[1])
        yield str(year - 1), str(year)


def demonyms(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the countries whose adjectives describe a name: before it, or in an apposition.

    >>> [*demonyms("the Norwegian engineer Ada Moe", 23, 30)]
    ['Norway']
    >>> [*demonyms("Ada Moe, a Norwegian engineer, left", 0, 7)]
    ['Norway']
    """
    known = load_pack().demonyms.root
    forms = _forms()
    for found in (forms.before.search(text[:start]), forms.behind.match(text[end:])):
        if found:
            yield known[found[1]]


def origins(text: str, end: int, places: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Yield the places that a name is said to be of or from. places: where which begins.

    >>> [*origins("Ada Moe of Bergen met Ole in Oslo", 7, [(11, "Bergen"), (29, "Oslo")])]
    ['Bergen']
    """
    for first, place in places:
        if end <= first and _forms().origin.fullmatch(text[end:first]):
            yield place


class _Forms:
    """Patterns made of the words in identity.yaml."""

    def __init__(self) -> None:
        words = load_pack().identity
        adjectives = any_of(load_pack().demonyms.root)
        at, born = any_of(words.at), any_of(words.born)
        self.born = re.compile(rf"^\W{{0,3}}(?:(?!who|whose)\w+\W+)?{born}\.?\s+(?:{at}\s+)?(.+)")
        aged = any_of(words.aged)
        self.age = re.compile(rf"^(?:,\s*|\s*\(\s*)(?:{aged}\s+)?(\d{{1,3}})(?=[,.;)])")
        old = any_of(words.years_old)
        self.years_old = re.compile(rf"\b(\d{{1,3}})[- ]{old}\s+(?:[a-z-]+\s+){{0,3}}$")
        self.before = re.compile(rf"\b({adjectives})\s+(?:[a-z-]+\s+){{1,3}}$")
        articles = any_of(words.articles)
        self.behind = re.compile(rf"^,\s+{articles}\s+(?:[a-z-]+\s+){{0,2}}({adjectives})\s+[a-z]")
        self.origin = re.compile(rf",?\s+{any_of(words.origin)}\s+")


_forms = functools.cache(_Forms)


def _day(text: str) -> str | None:
    """Return the first day, month or year that a text names, in ISO 8601."""
    year = _YEAR.search(text)
    if year is None:
        return None
    months = load_pack().calendar.month_numbers
    near = text[max(0, year.start() - 20) : year.start()].replace(",", " ").split()
    month = next(
        (months[w.rstrip(".").casefold()] for w in near if w.rstrip(".").casefold() in months), 0
    )
    day = next((int(d[0]) for w in near if (d := re.match(r"\d{1,2}(?!\d)", w))), 0)
    if not month:
        return year[1]
    return f"{year[1]}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year[1]}-{month:02}"
