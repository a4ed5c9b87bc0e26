"""Walks of life: what roles and titles tell of a person, and what hardly anyone combines."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from graphbuild.language.pack import load_pack

Walks = frozenset[str]


def walks_of_life(roles: Iterable[str]) -> Walks:
    """Return the walks of life that the words of some roles tell.

    >>> sorted(walks_of_life(["deputy minister", "goalkeeper"]))
    ['politics', 'sport']
    """
    walk_of = _walk_of_word()
    return frozenset(
        walk_of[word] for role in roles for word in role.lower().split() if word in walk_of
    )


def are_apart(left: Walks, right: Walks) -> bool:
    """Return whether hardly anyone combines any of some walks of life with any of others.

    >>> are_apart(frozenset({"sport"}), frozenset({"politics"}))
    True
    >>> are_apart(frozenset({"sport"}), frozenset({"politics", "business"}))
    False
    """
    apart = _apart()
    return bool(left and right) and all(frozenset((a, b)) in apart for a in left for b in right)


@functools.cache
def _walk_of_word() -> Mapping[str, str]:
    walks = load_pack().occupations.walks
    return {word: walk for walk, words in walks.items() for word in words}


@functools.cache
def _apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in load_pack().occupations.apart)
