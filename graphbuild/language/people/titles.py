"""Titles before a person's name: "President", "Dr", "Assistant Secretary General"."""

from __future__ import annotations

from collections.abc import Iterable

from graphbuild.language.loader import Table, Words


class Titles(Table):
    """Words that stand before a person's name.

    honorifics, offices: no part of the name. kept: part of it. weak: of all, those that
    are ordinary words too.
    """

    honorifics: Words = frozenset()
    offices: Words = frozenset()
    kept: Words = frozenset()
    weak: Words = frozenset()

    def has(self, word: str) -> bool:
        """Return whether a word can be part of a title, of one bearer or of several.

        >>> Titles(offices={"senator"}).has("Senators")
        True
        >>> titles = Titles(honorifics={"dr"})
        >>> titles.has("Dr."), titles.has("Boris")
        (True, False)
        """
        bare = word.lower().rstrip(".")
        one = bare.removesuffix("s")
        several = one != bare and one in self.offices and one not in self.weak
        return bare in self.honorifics or bare in self.offices or several

    def tell_a_person(self, words: Iterable[str]) -> bool:
        """Return whether title words tell that the name after them is a person's.

        "former" or "general" on their own do not: former Yugoslavia, General Motors.

        >>> titles = Titles(offices={"prime", "minister", "former"}, weak={"former"})
        >>> titles.tell_a_person(["Prime", "Minister"]), titles.tell_a_person(["former"])
        (True, False)
        """
        return any(word.lower().rstrip(".") not in self.weak for word in words)
