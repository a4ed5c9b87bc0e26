"""Who in the head of a letter is a person, and who in its text is its writer."""

from __future__ import annotations

from graphbuild.language.loader import Table, Words


class LetterWords(Table):
    """boxes: addresses that no one person reads. groups: what is in names of no person's.

    writer, reader: pronouns for who writes, and for who reads it.
    """

    boxes: Words = frozenset()
    groups: Words = frozenset()
    writer: Words = frozenset()
    reader: Words = frozenset()
