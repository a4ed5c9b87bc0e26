"""Names that look alike and were not joined: what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuild.resolve.corpus.clusters import Cluster, Clusters

_LIKELY = 0.6
_POSSIBLE = 0.45
_ALIKE = 88.0
"""Percent of letters in common (rapidfuzz's ratio) from which a name may be a misspelling."""
_MOST_IN_A_BLOCK = 60
"""Names of one block that are compared; a bigger block's least mentioned are passed over."""


def note_near_names(clusters: Clusters) -> None:
    """Note pairs that may be one: a misspelling, or an organisation's name without a word.

    Blocked by a name's first and by its last word's first four letters, each block
    bounded, so that cost is linear in the number of names.
    """
    from rapidfuzz.fuzz import ratio

    blocks: dict[str, list[str]] = {}
    for key in sorted(clusters.by_key):
        if len(key) > 3:
            for block in _blocks(key):
                blocks.setdefault(block, []).append(key)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        keys = sorted(blocks[block], key=lambda k: (-clusters.by_key[k].mentions(), k))
        for left, right in _pairs(keys[:_MOST_IN_A_BLOCK]):
            if (left, right) in seen:
                continue
            seen.add((left, right))
            one, other = clusters.by_key[left], clusters.by_key[right]
            if one.type() != other.type() or _told_apart(one, other):
                continue
            score = ratio(left, right)
            if score >= _ALIKE and len(left) > 5:
                clusters.doubt(left, right, f"{score:.0f}% of the letters are the same", _LIKELY)
            elif one.type() == "Organization" and _lacks_a_word(left, right):
                clusters.doubt(left, right, "the same name but for a word or two", _POSSIBLE)


def _blocks(key: str) -> set[str]:
    words = key.split()
    return {words[0][:4], words[-1][:4]}


def _pairs(keys: list[str]) -> Iterator[tuple[str, str]]:
    for n, left in enumerate(keys):
        for right in keys[n + 1 :]:
            yield (left, right) if left < right else (right, left)


def _told_apart(one: Cluster, other: Cluster) -> bool:
    """Return whether some document names both: a writer who tells them apart knows."""
    return bool(one.documents() & other.documents())


def _lacks_a_word(left: str, right: str) -> bool:
    short, full = sorted((left.split(), right.split()), key=len)
    if len(short) < 2 or len(full) - len(short) not in (1, 2):
        return False
    remaining = iter(full)
    return all(word in remaining for word in short)
