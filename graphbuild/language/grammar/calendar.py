"""How a language writes days and times."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import Field

from graphbuild.language.loader import Table, Words

Forms = tuple[str, ...]
Unit = Literal["day", "week", "month", "year"]


class Calendar(Table):
    """Words by what they say of a time; each is explained in the file.

    months, weekdays: in order, each with its full name first. units: the name of one,
    then of several.
    """

    months: tuple[Forms, ...] = ()
    weekdays: tuple[Forms, ...] = ()
    ordinals: Forms = ()
    of: Forms = ()

    near_days: dict[str, int] = Field(default_factory=dict)
    near_periods: dict[str, int] = Field(default_factory=dict)
    units: dict[Unit, tuple[str, str]] = Field(default_factory=dict)
    numbers: Forms = ()
    one: Forms = ()
    ago: Forms = ()
    within: Forms = ()
    parts: Forms = ()
    bounds: Forms = ()
    begins: Forms = ()
    ends: Forms = ()
    since: Forms = ()
    until: Forms = ()
    times: Words = frozenset()

    datelines: Words = frozenset()

    @functools.cached_property
    def month_numbers(self) -> dict[str, int]:
        """Return each form of a month, casefolded → its number, 1 to 12."""
        return _numbered(self.months)

    @functools.cached_property
    def weekday_numbers(self) -> dict[str, int]:
        """Return each form of a weekday, casefolded → its number, 1 to 7 as in ISO 8601."""
        return _numbered(self.weekdays)

    @functools.cached_property
    def time_words(self) -> Words:
        """Return the words, in lower case, by which a phrase is seen to say when."""
        full = (forms[0].lower() for forms in (*self.months, *self.weekdays))
        return self.times | frozenset(full)


def _numbered(names: tuple[Forms, ...]) -> dict[str, int]:
    return {form.casefold(): n for n, forms in enumerate(names, start=1) for form in forms}
