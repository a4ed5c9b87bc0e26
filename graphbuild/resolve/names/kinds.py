"""What the words of a name, or of a description beside it, say of the bearer's type."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from graphbuild.language.loader import Words
from graphbuild.language.pack import load_pack
from graphbuild.resolve.names.gazetteer import places
from graphbuild.resolve.names.key import remembered, words_of, written_words

_WORD_OF_NAME = 1.0
_GAZETTEER = 1.5

Types = tuple[str, ...]


@remembered
def name_votes(name: str) -> tuple[tuple[str, float], ...]:
    """Return what a name's own words say of its type, as (type, weight) pairs."""
    words, written = words_of(name), written_words(name)
    found = []
    table = _by_word()
    if len(written) > 1:  # a legal form is no part of the key
        ends = {words[-1], written[-1]} if len(words) > 1 else {written[-1]}
        found += [(kind, _WORD_OF_NAME) for end in sorted(ends) for kind in table.last.get(end, ())]
    if len(words) > 1:
        found += [(kind, _WORD_OF_NAME) for kind in table.first.get(words[0], ())]
    sure = places().get(" ".join(words))
    if sure:
        found.append(("Place", _GAZETTEER * sure))
    return tuple(found)


def described_as(role: str) -> Types:
    """Return the types of what is so described: an organisation by "the dredging company"."""
    return _by_word().role.get(role.rsplit(maxsplit=1)[-1], ())


def says(word: str, kind: str) -> bool:
    """Return whether a name that ends in `word` is most likely of this type."""
    return kind in _by_word().likely.get(word, ())


@dataclass(frozen=True, slots=True)
class _TypesByWord:
    last: Mapping[str, Types]
    likely: Mapping[str, Types]
    first: Mapping[str, Types]
    role: Mapping[str, Types]


@functools.cache
def _by_word() -> _TypesByWord:
    table = load_pack().types
    return _TypesByWord(
        last=_inverted(table.last_word),
        likely=_inverted(table.last_word, table.loose_last_word),
        first=_inverted(table.first_word),
        role=_inverted(table.role),
    )


def _inverted(*tables: Mapping[str, Words]) -> Mapping[str, Types]:
    found: dict[str, Types] = {}
    for table in tables:
        for kind, words in table.items():
            for word in words:
                found[word] = (*found.get(word, ()), kind)
    return found
