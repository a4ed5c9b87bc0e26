"""An entity's type: one decision from all that a document, then the corpus, says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphbuild.model import Mention
from graphbuild.resolve.names.key import is_acronym, key_of
from graphbuild.resolve.names.kinds import described_as, name_votes
from graphbuild.resolve.occupations import walks_of_life

_TITLE = 2.0
_BY_LETTERS = 0.5
"""Of a person, whom few texts call by initials alone: most acronyms are of bodies."""
_DESCRIBED = 2.0
_ROLE = 1.0
_OF_A_PLACE = 2.0

Votes = Mapping[str, float]


def votes(mentions: Sequence[Mention]) -> dict[str, float]:
    """Return entity type → how strongly the mentions of one name speak for it.

    Each mention's own label counts once; a title before it, the words of the name and
    the gazetteer add to that. Summed and not decided here, so that a document and then
    the corpus can add up what its parts say.
    Source: one sense per discourse, Gale, Church and Yarowsky (1992), HLT.
    """
    total: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        by_letters = mention.type == "Person" and is_acronym(mention.text)
        total[mention.type] += _BY_LETTERS if by_letters else 1.0
        if mention.title:
            total["Person"] += _TITLE
        for kind, weight in _role_votes(mention):
            total[kind] += weight
        if mention.cues.places:
            total["Place"] += _OF_A_PLACE
    for name in {key_of(m.text): m.text for m in mentions}.values():
        for kind, weight in name_votes(name):
            total[kind] += weight
    return total


def _role_votes(mention: Mention) -> list[tuple[str, float]]:
    """Return what the descriptions of a name say: "the dredging company Tessaro"."""
    described = mention.cues.roles
    if not described:
        return []
    kinds = {kind for role in described for kind in described_as(role)}
    if kinds:
        return [(kind, _DESCRIBED) for kind in sorted(kinds)]
    if walks_of_life(described) and not mention.title:
        return [("Person", _ROLE)]
    return []


def winner(total: Votes) -> str:
    """Return the type with most votes; of equals, the alphabetically first."""
    return min(total, key=lambda kind: (-total[kind], kind))


def add(parts: Iterable[Iterable[tuple[str, float]]]) -> dict[str, float]:
    """Return the sum of several votes."""
    total: defaultdict[str, float] = defaultdict(float)
    for part in parts:
        for kind, weight in part:
            total[kind] += weight
    return total
