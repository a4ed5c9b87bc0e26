"""What a name's own phrase says of bodies and places: "Halvern's Marlow Works", "Dyer of Bristol".

And whom somebody is with: "Ada Nwosu, formerly with Marlow".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.nominal.affiliations import AFFILIATION
from graphbuild.extract.relations.nominal.places import WITHIN, rank_of
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.language.pack import load_pack

if TYPE_CHECKING:
    from spacy.tokens import Token

SEAT = "BASED_IN"
_COUNTRY = "country"
_COMMA = ","


def owned_relations(token: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield where a body or a place is, by the place that has it: "Halvern's Marlow Works".

    token: the last word of a name.
    """
    names, syntax = sentence.names, sentence.rules.syntax
    labels = syntax.labels
    mention = names[token.i]
    each = sentence.mentions[mention]
    if each.kind != "name" or each.type == "Person" or token.dep_ in labels.premodifier:
        return
    for child in token.children:
        place = None
        if child.dep_ in labels.possessor and child.i < token.i:
            place = names.get(child.i)
        elif child.dep_ in labels.preposition and child.i == token.i + 1:
            if child.lower_ not in syntax.of or each.type != "Organization":
                continue
            place = next((names[c.i] for c in child.children if c.i in names), None)
        if place is None or place == mention or sentence.mentions[place].type != "Place":
            continue
        lang = token.doc.lang_
        known = _COUNTRY in rank_of(each.text, lang)
        if each.type == "Place" and not rank_of(sentence.mentions[place].text, lang):
            houses = load_pack(lang).places.houses
            known = known or each.text.split()[-1].lower() not in houses  # "Lincoln's Inn Fields"
        kind = _kind(each.text, each.type, sentence)
        if not known and kind in sentence.rules.table.types:
            yield Found(mention, place, kind, child, f"name:{child.lower_}", 0.75)


def _kind(name: str, kind: str, sentence: Sentence) -> str:
    """Return how a name lies in a place: what has a house is there, a body has its seat there."""
    houses = load_pack(sentence.rules.lang).places.houses
    is_house = kind == "Place" or name.rsplit(maxsplit=1)[-1].lower() in houses
    return WITHIN if is_house else SEAT


def companion_relations(token: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield whom somebody works for, after a comma: "Ada Nwosu, formerly with Marlow"."""
    doc, names = token.doc, sentence.names
    person = names[token.i]
    at = token.i + 1
    is_person = sentence.mentions[person].type == "Person"
    if not is_person or at + 1 >= sentence.end or doc[at].text != _COMMA:
        return
    syntax = sentence.rules.syntax
    at += 1
    status = syntax.words.status_by_word.get(doc[at].lower_)
    if doc[at].dep_ in syntax.labels.adverb and at + 1 < sentence.end:
        at += 1
    link = doc[at]
    if link.lower_ not in syntax.words.companion or AFFILIATION not in sentence.rules.table.types:
        return
    at += 1
    if at < sentence.end and doc[at].dep_ in syntax.labels.determiner:
        at += 1
    body = names.get(at)
    if body is None or body == person or sentence.mentions[body].type != "Organization":
        return
    pattern = f"name:, {link.lower_}"
    yield Found(person, body, AFFILIATION, link, pattern, 0.75, status=status)
