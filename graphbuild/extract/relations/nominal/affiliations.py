"""Relations that a name's own phrase states: "Mainz-based", "Ada Nwosu of the University"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.nominal.places import rank_of
from graphbuild.extract.relations.posts.bearers import bearers, is_plural
from graphbuild.extract.relations.posts.phrases import Phrase, phrase_of
from graphbuild.extract.relations.posts.status import status_of
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.syntax import HYPHEN

if TYPE_CHECKING:
    from spacy.tokens import Token

AFFILIATION = "WORKS_FOR"
_POSTS = ("LEADS", AFFILIATION)
_DASHES = (HYPHEN, "–")


def compound_relations(word: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield what a hyphenated participle says: "the Mainz-based company BioNTech"."""
    syntax = sentence.rules.syntax
    frames = sentence.rules.table.states.get(word.lower_, ())
    if not frames or word.i < 2 or word.nbor(-1).text not in _DASHES:
        return
    place = sentence.names.get(word.i - 2)
    noun = word.head
    if place is None or noun.tag_ not in syntax.labels.noun:
        return
    own = syntax.denoted(noun, sentence.names)
    heads = [own] if own is not None else [each.mention for each in bearers(noun, sentence)]
    if not is_plural(noun, sentence):
        heads = heads[:1]
    for frame in frames:
        if not frame.links.isdisjoint(syntax.words.compounded):
            fits = sentence.rules.table.types[frame.type].head
            for head in heads:
                if head != place and ("Person" in fits or not _is_person(head, noun, sentence)):
                    yield Found(head, place, frame.type, word, f"compound:-{word.lower_}", 0.85)


def _is_person(mention: int, noun: Token, sentence: Sentence) -> bool:
    """Return whether a name is a person's beyond doubt: a full one, or one with an office."""
    each = sentence.mentions[mention]
    office = noun.i not in sentence.names and noun.lower_ in sentence.rules.table.roles
    return each.type == "Person" and (office or len(each.text.split()) > 1)


def name_relations(token: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield the affiliation of a person: "Ada Nwosu of the University", "Sony's Ada Nwosu".

    "Governor Nwosu of Ohio" has an office there, and who is "by" a text "for" a paper works
    for it. token: the last word of a name.
    """
    names, mentions = sentence.names, sentence.mentions
    person = names[token.i]
    if AFFILIATION not in sentence.rules.table.types or mentions[person].type != "Person":
        return
    syntax, labels = sentence.rules.syntax, sentence.rules.syntax.labels
    title = _title(token, sentence)
    links = syntax.words.affiliation
    if _begins_byline(token, sentence):
        links |= syntax.words.byline
    for child in token.children:
        dep, word = child.dep_, child.lower_
        if dep in labels.preposition and child.i == token.i + 1:
            objects = (c for c in child.children if c.dep_ in labels.prepositional_object)
            for target in (syntax.denoted(each, names) for each in objects):
                if target is None or target == person:
                    continue
                if title is not None and _completes(target, word, title, sentence):
                    frame, noun = title.frames[0], title.noun
                    pattern = f"role:{frame.words} (title of)"
                    role, status = frame.words.title(), status_of(title, sentence)
                    ends = person, target
                    yield Found(*ends, frame.type, noun, pattern, 0.8, role=role, status=status)
                elif mentions[target].type == "Organization" and word in links:
                    yield Found(person, target, AFFILIATION, child, f"name:{word}", 0.75)
        elif dep in labels.possessor and child.i in names and child.i < token.i:
            owner = names[child.i]
            if mentions[owner].type == "Organization" and owner != person:
                yield Found(person, owner, AFFILIATION, child, "name:'s", 0.7)


def _title(name: Token, sentence: Sentence) -> Phrase | None:
    """Return the office before a name that a preposition behind it completes: "Governor"."""
    premodifier, roles = sentence.rules.syntax.labels.premodifier, sentence.rules.table.roles
    for child in name.lefts:
        if child.dep_ in premodifier and child.lower_ in roles:
            phrase = phrase_of(child, roles[child.lower_])
            if phrase is not None and phrase.frames[0].type in _POSTS:
                return phrase
    return None


def _completes(target: int, link: str, title: Phrase, sentence: Sentence) -> bool:
    """Return whether a title is that of the name behind: no "President Nwosu of Graz".

    An office of a state needs a country or state that everybody knows, where it is no part
    of the name as in "King Osric". What is no such title is completed by a body alone:
    "Chairwoman Ada Nwosu of Marlow".
    """
    each, frame = sentence.mentions[target], title.frames[0]
    if not frame.title:
        return link in frame.links and each.type == "Organization"
    state = not frame.office or title.noun.i in sentence.names
    state = state or bool(rank_of(each.text, title.noun.doc.lang_))
    return link in frame.links and each.type != "Person" and (each.type != "Place" or state)


def _begins_byline(name: Token, sentence: Sentence) -> bool:
    """Return whether a name follows "By" at the beginning of a sentence without a verb."""
    doc, start, syntax = name.doc, sentence.start, sentence.rules.syntax
    first = sentence.names.get(start + 1)
    return (
        doc[start].lower_ in syntax.words.by
        and first == sentence.names[name.i]
        and not any(syntax.is_verb(doc[i]) for i in range(start, sentence.end))
    )
