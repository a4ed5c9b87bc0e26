"""Names that somebody was born with: "Clara Voss, née Adler"."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from graphbuild.language.pack import LanguagePack
from graphbuild.language.patterns import any_of
from graphbuild.model import Mention, Span

_BEFORE = 40
"""Letters before a name in which "the wife of" stands."""


class BirthNames(NamedTuple):
    """The mentions that are left, and where a person stands with the name of her birth."""

    mentions: list[Mention]
    pairs: list[tuple[Span, Span]]


def birth_names(text: str, mentions: list[Mention], pack: LanguagePack) -> BirthNames:
    """Return the mentions, and pairs of a person and the name that she was born with.

    mentions: in the order of the text. Such a name is no second person. It is left out, and
    no name of the one before it, where it tells of another ("the wife of Tom Reed, née
    Adler") or where the surname alone may mean somebody else here: Paul Adler.
    """
    words = pack.names.person
    if not words.birth:
        return BirthNames(mentions, [])
    behind = re.compile(rf"\s*[,(]?\s*(?i:{any_of(sorted(words.birth))})\s+")
    kin = re.compile(rf"(?:{any_of(sorted(words.kin_of))})\s+(?:\w+\.?\s+)?$")
    left_out: set[int] = set()
    pairs: list[tuple[Span, Span]] = []
    for n, (person, born) in enumerate(itertools.pairwise(mentions)):
        if {person.type, born.type} != {"Person"}:
            continue
        if not behind.fullmatch(text, person.span.end, born.span.start):
            continue
        before = text[max(0, person.span.start - _BEFORE) : person.span.start]
        if kin.search(before) or _is_anothers(born, person, mentions):
            left_out.add(n + 1)
        else:
            pairs.append((person.span, born.span))
    return BirthNames([m for n, m in enumerate(mentions) if n not in left_out], pairs)


def _is_anothers(born: Mention, person: Mention, mentions: list[Mention]) -> bool:
    """Return whether somebody else in the document has the surname of a name of birth."""
    surname, given = born.text.split()[-1], person.text.split()[0]
    return any(
        len(words) > 1 and words[-1] == surname and words[0] != given
        for words in (m.text.split() for m in mentions if m.type == "Person")
    )
