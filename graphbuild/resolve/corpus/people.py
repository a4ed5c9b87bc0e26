"""People across documents: a shorter name and the fuller one that it is a form of."""

from __future__ import annotations

from graphbuild.resolve.corpus.blocks import by_block, by_surname, of_fuller_names
from graphbuild.resolve.corpus.clusters import Clusters
from graphbuild.resolve.names.key import NameKey
from graphbuild.resolve.names.person import is_part_of
from graphbuild.resolve.reasons import Kind


def join_fuller_names(clusters: Clusters) -> None:
    """Join a person's shorter name to the only one that it can be a form of.

    "J. Weber" and "Jonas Weber", "Boris Ruge" and "Boris J. Ruge". Blocked by surname and
    first letter.
    """
    people = {k: c.name() for k, c in clusters.by_key.items() if c.is_person()}
    blocks = by_block(people, lambda key: by_surname(people[key]))
    for short in sorted(people, key=lambda k: (len(k.words), len(k.text), k)):
        near = {k for block in of_fuller_names(people[short]) for k in blocks.get(block, ())}
        longer = [
            key
            for key in sorted(near)
            if _is_fuller(key, short)
            and key in clusters.by_key
            and is_part_of(people[short], people[key])
        ]
        if len(longer) == 1:
            clusters.join(short, longer[0], Kind.LONGER_NAME)
        elif len(longer) > 1 and short in clusters.by_key:
            clusters.doubt_among(short, longer, Kind.SEVERAL_LONGER)


def _is_fuller(key: NameKey, short: NameKey) -> bool:
    """Return whether a key has more to it: more words, or as many with fewer initials."""
    return key != short and _length(key) > _length(short)


def _length(key: NameKey) -> tuple[int, int]:
    words = key.words
    return len(words), sum(map(len, words))
