"""Blocks of like names: only those that share one are compared.

So cost follows the size of the blocks, not the square of the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from graphbuild.resolve.names.key import NameKey, words_of
from graphbuild.resolve.names.person import call_names, surname_words

Block = TypeVar("Block", str, tuple[str, str])

_LETTERS = 4


def by_block(
    keys: Iterable[NameKey], blocks_of: Callable[[NameKey], Iterable[Block]]
) -> dict[Block, list[NameKey]]:
    """Return block → the keys that it holds, in order."""
    blocks: dict[Block, list[NameKey]] = {}
    for key in sorted(keys):
        for block in blocks_of(key):
            blocks.setdefault(block, []).append(key)
    return blocks


def pairs(
    blocks: Mapping[str, list[NameKey]], *, rank: Callable[[NameKey], int], most: int
) -> Iterator[tuple[NameKey, NameKey]]:
    """Yield each pair of keys that share a block once, the smaller key first.

    most: the keys of a block that are compared; the others, of lowest rank, are passed over.
    Holds the blocks of the keys that are compared, not the pairs.
    """
    before: dict[NameKey, list[str]] = {}
    for block in sorted(blocks):
        ranked = sorted(blocks[block], key=lambda key: (-rank(key), key))[:most]
        for n, one in enumerate(ranked):
            known = before.get(one, ())
            for other in ranked[n + 1 :]:
                if not known or set(known).isdisjoint(before.get(other, ())):
                    yield (one, other) if one < other else (other, one)
        if len(ranked) > 1:
            for key in ranked:
                before.setdefault(key, []).append(block)


def by_ends(key: NameKey) -> set[str]:
    """Return the blocks of any name: the beginnings of its first and of its last word."""
    words = key.words
    return {words[0][:_LETTERS], words[-1][:_LETTERS]}


def by_surname(name: str) -> set[tuple[str, str]]:
    """Return the blocks of a person's name: a surname word, the first letter of any word.

    >>> sorted(by_surname("Boris Ruge"))
    [('ruge', 'b'), ('ruge', 'r')]
    """
    letters = {word[0] for word in words_of(name)}
    return {(last, letter) for last in surname_words(name) for letter in letters}


def of_fuller_names(name: str) -> set[tuple[str, str]]:
    """Return where the fuller forms of a person's name are: those of a call name too.

    >>> sorted(of_fuller_names("Bill Weld"))
    [('weld', 'b'), ('weld', 'w')]
    """
    last, first = surname_words(name)[-1], words_of(name)[0]
    return {(last, given[0]) for given in (first, *call_names(first))}
