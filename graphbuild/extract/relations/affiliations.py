"""Relations that a name's own phrase states: "Mainz-based", "Ada Nwosu of the University"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.roles import bearers
from graphbuild.extract.relations.table import RelationTable
from graphbuild.extract.syntax import NOUNS, Names, denoted
from graphbuild.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

AFFILIATION = "WORKS_FOR"
_OF = frozenset({"of", "from"})


def compound_relations(word: Token, names: Names, table: RelationTable) -> Iterator[Found]:
    """Yield what a hyphenated participle says: "the Mainz-based company BioNTech"."""
    frames = table.states.get(word.lower_, ())
    if not frames or word.i < 2 or word.nbor(-1).text not in ("-", "–"):
        return
    place = names.get(word.i - 2)
    noun = word.head
    if place is None or noun.tag_ not in NOUNS:
        return
    own = denoted(noun, names)
    heads = [own] if own is not None else [m for m, _, _ in bearers(noun, names)]
    for frame in frames:
        if "in" in frame.links:
            for head in heads:
                if head != place:
                    yield Found(head, place, frame.type, word, f"compound:-{word.lower_}", 0.85)


def name_relations(
    token: Token, names: Names, mentions: Sequence[Mention], table: RelationTable
) -> Iterator[Found]:
    """Yield the affiliation of a person: "Ada Nwosu of the University", "Sony's Ada Nwosu".

    token: the last word of a name.
    """
    if AFFILIATION not in table.types or mentions[names[token.i]].type != "Person":
        return
    for child in token.children:
        if child.dep_ == "prep" and child.i == token.i + 1 and child.lower_ in _OF:
            for inner in child.children:
                target = denoted(inner, names) if inner.dep_ == "pobj" else None
                if target is not None and mentions[target].type == "Organization":
                    pattern = f"name:{child.lower_}"
                    yield Found(names[token.i], target, AFFILIATION, child, pattern, 0.75)
        elif child.dep_ == "poss" and child.i in names and child.i < token.i:
            owner = names[child.i]
            if mentions[owner].type == "Organization" and owner != names[token.i]:
                yield Found(names[token.i], owner, AFFILIATION, child, "name:'s", 0.7)
