"""Who appears for whom in a ruling's head: "For the appellant, Marlow Ltd: Ada Nwosu"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.nominal.affiliations import AFFILIATION
from graphbuild.extract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COLON = ":"
_ENDS = frozenset(";.")
_FARTHEST = 20
"""Words of a line's head up to its colon."""


def counsel_relations(doc: Doc, sentence: Sentence) -> Iterator[Found]:
    """Yield the lawyers after the colon of "For the appellant, Marlow Ltd: ...".

    Before it stands one organisation beside a party's word, and no verb.
    """
    rules, names, mentions = sentence.rules, sentence.names, sentence.mentions
    syntax = rules.syntax
    if (
        AFFILIATION not in rules.table.types
        or doc[sentence.start].lower_ not in syntax.words.byline
    ):
        return
    limit = min(sentence.end, sentence.start + _FARTHEST)
    head = range(sentence.start, limit)
    colon = next((i for i in head if doc[i].text == _COLON), None)
    if colon is None:
        return
    before = doc[sentence.start : colon]
    parties = {names[i] for i in range(sentence.start, colon) if i in names}
    has_party = any(word.lower_ in syntax.words.parties for word in before)
    if not has_party or len(parties) != 1 or any(syntax.is_verb(word) for word in before):
        return
    (party,) = parties
    if mentions[party].type != "Organization":
        return
    seen = set()
    for i in range(colon + 1, sentence.end):
        if doc[i].text in _ENDS or syntax.is_verb(doc[i]):
            return
        lawyer = names.get(i)
        if lawyer is not None and lawyer not in seen and mentions[lawyer].type == "Person":
            seen.add(lawyer)
            yield Found(lawyer, party, AFFILIATION, doc[colon], "counsel:for", 0.8, role="Counsel")
