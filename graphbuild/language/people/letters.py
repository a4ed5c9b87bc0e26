"""Who in the head of a letter is a person, and by what words its text speaks to one."""

from __future__ import annotations

from graphbuild.language.loader import Table, Words


class LetterWords(Table):
    """boxes: addresses that no one person reads. groups: what is in names of no person's.

    reader: pronouns for who reads it.
    """

    boxes: Words = frozenset()
    groups: Words = frozenset()
    reader: Words = frozenset()
