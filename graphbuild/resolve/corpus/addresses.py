"""Whose an address of mail is, by the names that heads give with it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from operator import itemgetter

from graphbuild.resolve.names.key import key_of, words_of
from graphbuild.resolve.names.person import call_names, is_full, is_part_of


def names_of_addresses(said: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Return address → the name of the one person whose it is; without those of several.

    said: address, a name with it, and how often, in the order of addresses. Of forms of one
    name the usual one among the full ones is meant: "Vincent Marsh", not "V. Marsh". Names
    that do not go together are those of several, who share the address.
    """
    found: dict[str, str] = {}
    for address, rows in itertools.groupby(said, itemgetter(0)):
        counted = {name: count for _, name, count in rows if "@" not in name}
        if counted and (name := _usual(counted)):
            found[address] = name
    return found


def _usual(counted: Mapping[str, int]) -> str:
    """Return the usual name of one person, "" where the names are those of several."""
    ranked = sorted(counted, key=lambda n: (-_fullness(n), -counted[n], -len(n), n))
    best = ranked[0]
    return best if all(_is_one(name, best) for name in ranked[1:]) else ""


def _fullness(name: str) -> int:
    """Return how much a name says: 2 with a given name, 1 with its initial, 0 else."""
    return is_full(name) + (is_full(name) and len(words_of(name)[0]) > 1)


def _is_one(name: str, other: str) -> bool:
    """Return whether two names with one address can be one person's, who may have married."""
    if key_of(name) == key_of(other) or is_part_of(name, other) or is_part_of(other, name):
        return True
    given, others = words_of(name)[0], words_of(other)[0]
    return given == others or given in call_names(others) or others in call_names(given)
