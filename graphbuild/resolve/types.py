"""An entity's type: one decision from all that a document, then the corpus, says of it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import yaml

from graphbuild.language.pack import EN
from graphbuild.model import Mention
from graphbuild.resolve.corpus.contexts import fields
from graphbuild.resolve.gazetteer import places
from graphbuild.resolve.names import key as names

_WORD_OF_NAME = 1.0
_TITLE = 2.0
_DESCRIBED = 2.0
_ROLE = 1.0
_OF_A_PLACE = 2.0
_GAZETTEER = 1.5

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
        total[mention.type] += 1.0
        if mention.title:
            total["Person"] += _TITLE
        for kind, weight in _role_votes(mention):
            total[kind] += weight
        if mention.cues.places:
            total["Place"] += _OF_A_PLACE
    for name in {names.key(m.text): m.text for m in mentions}.values():
        for kind, weight in name_votes(name):
            total[kind] += weight
    return total


def _role_votes(mention: Mention) -> list[tuple[str, float]]:
    """Return what the descriptions of a name say: "the dredging company Tessaro"."""
    described = mention.cues.roles
    table = _word_table()
    kinds = {k for role in described for k in table.get(("role", role.split()[-1]), ())}
    if kinds:
        return [(kind, _DESCRIBED) for kind in sorted(kinds)]
    if fields(described) and not mention.title:
        return [("Person", _ROLE)]
    return []


def name_votes(name: str) -> list[tuple[str, float]]:
    """Return what a name's own words say of its type, as (type, weight) pairs."""
    parts = names.words(name)
    found = []
    if len(parts) > 1:
        table = _word_table()
        found += [(kind, _WORD_OF_NAME) for kind in table.get(("last_word", parts[-1]), ())]
        found += [(kind, _WORD_OF_NAME) for kind in table.get(("first_word", parts[0]), ())]
    sure = places().get(" ".join(parts))
    if sure:
        found.append(("Place", _GAZETTEER * sure))
    return found


def says(word: str, kind: str) -> bool:
    """Return whether a name that ends in `word` is most likely of this type."""
    table = _word_table()
    return any(kind in table.get((at, word), ()) for at in ("last_word", "loose_last_word"))


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


@functools.cache
def _word_table() -> dict[tuple[str, str], list[str]]:
    text = EN.joinpath("types.yaml").read_text("utf-8")
    table: dict[tuple[str, str], list[str]] = {}
    for place, by_type in yaml.safe_load(text).items():
        for kind, listed in by_type.items():
            for word in listed:
                table.setdefault((place, word), []).append(kind)
    return table
