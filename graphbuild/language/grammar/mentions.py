"""By what words a text is seen to name somebody, and where a name begins and ends."""

from __future__ import annotations

import re

from graphbuild.language.loader import Table, Words

_NOTHING = re.compile(r"(?!)")


class MentionWords(Table):
    """Words beside names; each is explained in the file. debris: what is found in no name."""

    abbreviations: Words = frozenset()
    debris: re.Pattern[str] = _NOTHING
    ministers: Words = frozenset()
    of_governments: Words = frozenset()
    offices_of_two: Words = frozenset()
    glued: Words = frozenset()
    of_an_office: Words = frozenset()
    in_charge: Words = frozenset()
    plural_endings: tuple[str, ...] = ()
    copulas: Words = frozenset()
    of_places: Words = frozenset()
    small_words: Words = frozenset()
    leaders: Words = frozenset()
    before_leaders: Words = frozenset()
    of_many: Words = frozenset()
    greetings: Words = frozenset()
    addresses: Words = frozenset()
    storms: Words = frozenset()
    ships: Words = frozenset()
    of_no_body: Words = frozenset()
    nobody: Words = frozenset()
    named_after: Words = frozenset()
    portfolios: Words = frozenset()
    seats: Words = frozenset()
