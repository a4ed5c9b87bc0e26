"""Names that look alike and were not joined: what a person should look at."""

from __future__ import annotations

from graphbuild.resolve.corpus.blocks import by_block, by_ends, pairs
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.reasons import Kind

_ALIKE = 88.0
"""Percent of letters in common (rapidfuzz's ratio) from which a name may be a misspelling."""
_LETTERS = 4
"""Letters of a name from which it is compared."""
_LONG = 6
"""Letters of a name from which a misspelling tells anything."""
_MOST_IN_A_BLOCK = 60
"""Names of one block that are compared; a bigger block's least mentioned are passed over."""


def note_near_names(clusters: Clusters) -> None:
    """Note pairs that may be one: a misspelling, or an organisation's name without a word.

    Blocked by the beginnings of a name's first and last word, each block bounded, so that
    cost is linear in the number of names.
    """
    from rapidfuzz.fuzz import ratio

    blocks = by_block((key for key in clusters.by_key if len(key.text) >= _LETTERS), by_ends)
    mentions = {key: cluster.mentions for key, cluster in clusters.by_key.items()}
    for left, right in pairs(blocks, rank=mentions.__getitem__, most=_MOST_IN_A_BLOCK):
        one, other = clusters.by_key[left], clusters.by_key[right]
        kind = one.type()
        if kind != other.type():
            continue
        if len(left.text) >= _LONG and ratio(left.text, right.text) >= _ALIKE:
            why = Kind.LETTERS_ALIKE
        elif kind == "Organization" and _lacks_a_word(left.words, right.words):
            why = Kind.BUT_A_WORD
        else:
            continue
        if not _told_apart(one, other):
            clusters.doubt(left, right, why)


def _told_apart(one: Cluster, other: Cluster) -> bool:
    """Return whether some document names both: a writer who tells them apart knows."""
    return not set(one.documents).isdisjoint(other.documents)


def _lacks_a_word(left: list[str], right: list[str]) -> bool:
    """Return whether one has the words of the other, two at least, and one or two more."""
    short, full = sorted((left, right), key=len)
    if len(short) < 2 or len(full) - len(short) not in (1, 2):
        return False
    remaining = iter(full)
    return all(word in remaining for word in short)
