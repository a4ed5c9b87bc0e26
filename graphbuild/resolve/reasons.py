"""The kinds of reason for which names are taken for one, and how often each is right."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from enum import Enum
from importlib import resources

from pydantic import ConfigDict, RootModel

from graphbuild.language.loader import read_table

_AS_MUCH_AS = 200
"""Joins that a corpus counts for, if it has more: no corpus decides alone."""
_MOST = 0.99
"""Score of what was never seen wrong: only a person's decision is certain."""
_PRIOR_JOINS = 4
"""Joins that a kind is given beforehand, as often right as those of all kinds."""


class Kind(Enum):
    """A kind of reason. Its name in small letters is its identifier, its value is what people read.

    Those of the first block are found in one document, those of the second over all documents;
    those of the third join nothing, but leave two names in doubt.
    """

    IN_BRACKETS = "introduced in brackets"
    INITIALS = "its initials"
    FIRST_WORDS = "its first words as initials"
    AT_BIRTH = "the name that the text says this one was born with"
    CALL_NAME = "the call name with which a letter greets or is signed"
    POSTAL_CODE = "its postal code"
    SPELLING = "another spelling of the name"
    SURNAME = "the surname of the one full name here that fits"
    GIVEN_NAME = "the given name of the one full name here that fits"
    WITH_INITIALS = "with initials for given names of the one full name here that fits"
    FEWER_NAMES = "without some names of the one full name here that fits"
    SHARED_SURNAME = "of those with this surname the most present here"
    BEGINNING = "the beginning of the one full name here"
    SURNAMES_INITIAL = "a given name and the surname's initial of the one full name here"
    MIDDLE = "in the middle of the one full name here"
    SHORT_PLACE = "the short form of a place, and the one name here that fits"
    BUT_ITS_PLACE = "the one name here that only adds its place"
    SHORT_FORM = "its short form, and the one name here that fits"

    SHORT_ELSEWHERE = "its short form in a document"
    LONGER_NAME = "the one longer form of the name"
    ONLY_SURNAME = "the one full name with this surname"
    BY_COMPANY = "the names around it are the same"
    BY_FREQUENCY = "almost all documents with this surname mean this one"
    SAME_NAME = "the same name in several documents"
    SAME_PERSON = "the same full name in several documents"
    TWO_CIRCLES = "the same full name in several documents, of which two circles share no other"
    SAME_BARE_NAME = "the same half of a name in several documents that share others"
    ADDRESS = "the same address of mail"

    MORE_WIDESPREAD = "its short form in a document, but more widespread"
    SEVERAL_LONGER = "one of several longer forms of the name"
    SURNAME_OF_SEVERAL = "a surname that several people have"
    SURNAME_OF_ONE = "a surname that one person has, and nothing else in common"
    LETTERS_ALIKE = "most of the letters are the same"
    BUT_A_WORD = "the same name but for a word or two"

    @property
    def id(self) -> str:
        """Return the identifier."""
        return self.name.lower()

    @property
    def score(self) -> float:
        """Return how often names that are joined for this reason are one, in [0, 1]."""
        return _scores()[self]


JOINING = tuple(Kind)[: tuple(Kind).index(Kind.MORE_WIDESPREAD)]
"""The kinds that make two names one entity; the others leave them in doubt."""

Counts = tuple[int, int]
"""How many were right, and of how many."""


class _Table(RootModel[dict[str, dict[str, Counts]]]):
    """Kind → corpus → how many of its joins were right, and of how many.

    Written by training/precision.py, from documents that people annotated.
    """

    model_config = ConfigDict(frozen=True)


@functools.cache
def counts() -> Mapping[Kind, Mapping[str, Counts]]:
    """Return of each kind and corpus how many joins were right, and of how many."""
    file = resources.files("graphbuild.resolve").joinpath("reasons.yaml")
    found = read_table(file, _Table).root
    return {kind: found.get(kind.id, {}) for kind in Kind}


@functools.cache
def _scores() -> Mapping[Kind, float]:
    return scores(counts())


def scores(counted: Mapping[Kind, Mapping[str, Counts]]) -> dict[Kind, float]:
    """Return how often each kind is right, to two digits.

    counted: by kind and corpus. A corpus of more joins than 200 counts as one of 200, so that
    none rules. A kind's rate is drawn towards that of all that join, or of all that do not,
    as if it had four joins more of that rate, so that three right ones of three are not
    certainty.
    Source: the mean of a beta prior's posterior, its own mean taken from the data; Casella
    (1985), An introduction to empirical Bayes data analysis, The American Statistician 39(2).
    """
    parts = {kind: weighed(counted.get(kind, {}).values()) for kind in Kind}
    found = {}
    for kinds in (JOINING, tuple(kind for kind in Kind if kind not in JOINING)):
        right = sum(parts[kind][0] for kind in kinds)
        usual = (right + 0.5) / (sum(parts[kind][1] for kind in kinds) + 1)
        for kind in kinds:
            right, joins = parts[kind]
            rate = (right + _PRIOR_JOINS * usual) / (joins + _PRIOR_JOINS)
            found[kind] = min(round(rate, 2), _MOST)
    return found


def weighed(corpora: Iterable[Counts]) -> tuple[float, float]:
    """Return how many joins are right, and of how many, no corpus counting for more than 200."""
    parts = [(min(1.0, _AS_MUCH_AS / joins), right, joins) for right, joins in corpora if joins]
    return sum(w * right for w, right, _ in parts), sum(w * joins for w, _, joins in parts)
