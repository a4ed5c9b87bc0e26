"""Nouns for roles: who bears one, and towards whom."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.posts.appointed import appointers
from graphbuild.extract.relations.posts.bearers import Bearer, bearers, is_person, is_plural
from graphbuild.extract.relations.posts.beside import beside, target_behind
from graphbuild.extract.relations.posts.kin import is_kin
from graphbuild.extract.relations.posts.phrases import Phrase, before_noun, phrase_of
from graphbuild.extract.relations.posts.role_words import role_words
from graphbuild.extract.relations.posts.status import status_of
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.extract.relations.table import NounFrame
from graphbuild.extract.syntax import HYPHEN

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH_ROLE = ("LEADS", "WORKS_FOR")
"""Types whose relations say in which role."""

_SURE = {"title": 0.85, "beside": 0.75}
"""How sure it is that a role is somebody's, by how the text says so; else 0.9."""

_WITHIN = "LOCATED_IN"
_BOTH = ("head", "tail")
"""The ends of kin, both of which the words make persons."""


def role_relations(noun: Token, sentence: Sentence) -> Iterator[Found]:
    """Yield what a noun says of its bearer: "Tim Cook, the chief executive of Apple"."""
    rules, labels = sentence.rules, sentence.rules.syntax.labels
    frames = rules.table.roles.get(noun.lower_)
    if not frames or noun.i in sentence.names:
        return
    if noun.tag_ not in labels.noun and noun.tag_ not in labels.adjective:
        return
    if noun.i + 1 < sentence.end and noun.nbor().text == HYPHEN:
        return  # "brother-in-law" is another word
    phrase = None if _is_of_a_work(noun, sentence) else phrase_of(noun, frames)
    if phrase is None:
        return
    borne = [] if _names_a_place(noun, sentence) else list(bearers(noun, sentence))
    who = {each.mention for each in borne}
    for frame in phrase.frames:
        if _word_before(phrase) in frame.no_office:
            continue
        targets, direct = _targets(phrase, frame, sentence, who)
        if not targets and borne:
            targets = [m for m in _further(noun, frame, sentence) if m not in who]
        near = None if borne else beside(phrase, frame.links, sentence)
        if near is not None:
            borne = [Bearer(near.bearer, "beside")]
            targets = [near.target] if near.target is not None else targets
        direct = direct and not _has_a_field(noun, set(targets), sentence)
        usual = _kind(phrase, frame, direct=direct)
        role = role_words(phrase, sentence, set(targets)) if usual in _WITH_ROLE else None
        symmetric = rules.table.types[frame.type].symmetric
        of_kin = rules.table.told.get(frame.type) == _BOTH
        bearing = [each for each in borne if not of_kin or is_kin(noun, each, sentence)]
        pairs = [(each, target) for each in bearing for target in targets if target != each.mention]
        if not targets and symmetric:
            each_other = [each for each in borne if each.how != "listed"]
            pairs = [(a, b.mention) for a, b in itertools.combinations(each_other, 2)]
        status = status_of(phrase, sentence) if pairs else None
        for each, target in pairs:
            head, tail = (target, each.mention) if frame.back else (each.mention, target)
            nowhere = usual == _WITHIN and (
                _was(phrase, target, sentence) or not _is_place(head, sentence)
            )
            if nowhere or not _can_be(frame, head, tail, target, sentence):
                continue
            kind = usual
            if usual == frame.type and frame.of_place and _is_place(target, sentence):
                kind = frame.of_place
            confidence = _SURE.get(each.how, 0.9)
            pattern = f"role:{frame.words} ({each.how})"
            yield Found(
                head, tail, kind, noun, pattern, confidence, each.clause, role, status=status
            )


def _further(noun: Token, frame: NounFrame, sentence: Sentence) -> list[int]:
    """Return towards whom a role is by the words behind it, or by who gives it."""
    found = target_behind(noun, frame.links, sentence)
    return found if found or frame.type not in _WITH_ROLE else appointers(noun, sentence)


def _is_of_a_work(noun: Token, sentence: Sentence) -> bool:
    """Return whether a noun is part of a work's title: "a book by Moe, My Great Predecessors"."""
    words = sentence.rules.syntax.words
    whose = words.own | words.yours | words.theirs | words.its
    return noun.text[0].isupper() and any(
        child.text[0].isupper() and child.lower_ in whose
        for child in noun.lefts
        if child.i > sentence.start
    )


def _names_a_place(noun: Token, sentence: Sentence) -> bool:
    """Return whether a noun is the first half of a name: "Bergen, the island of Sylt, or"."""
    syntax, words = sentence.rules.syntax, sentence.rules.syntax.words
    if noun.lower_ not in words.kinds_of_place - words.seats:
        return False
    before = [child.lower_ for child in noun.lefts]
    named = noun.i + 2 < sentence.end and noun.i + 2 in sentence.names
    alone = len(before) == 1 and before[0] in words.definite
    return alone and named and noun.nbor().lower_ in syntax.of


def _kind(phrase: Phrase, frame: NounFrame, *, direct: bool) -> str:
    """Return the type, which a word before the noun can change: "deputy director"."""
    if not frame.below:
        return frame.type
    before = _word_before(phrase)
    if before in frame.below:
        return frame.below[before]
    return frame.type if direct else next(iter(frame.below.values()))


def _has_a_field(noun: Token, targets: set[int], sentence: Sentence) -> bool:
    """Return whether a role is for a part of its body only: "Marlow's head for Asia"."""
    syntax, names = sentence.rules.syntax, sentence.names
    words, words_of_wholes = syntax.words.fields, syntax.words.wholes
    links = [p for p in syntax.prepositions(noun) if p.i == noun.i + 1 and p.lower_ in words]
    return any(
        c.dep_ in syntax.labels.prepositional_object
        and names.get(c.i) not in targets
        and c.lower_ not in words_of_wholes
        for link in links
        for c in link.children
    )


def _word_before(phrase: Phrase) -> str:
    """Return the word before a role, in front of a hyphen; none at the text's beginning."""
    doc, at = phrase.noun.doc, phrase.start - 1
    if at > 0 and doc[at].text == HYPHEN:
        at -= 1
    return doc[at].lower_ if at >= 0 else ""


def _theirs(noun: Token, sentence: Sentence) -> list[int]:
    """Return whose a conjunct is: "her husband, Marlow, and their son", "Italy and its king"."""
    syntax, names = sentence.rules.syntax, sentence.names
    labels = syntax.labels
    owner = next((c for c in noun.children if c.dep_ in labels.possessor), None)
    if owner is None:
        return _parents(noun, sentence)
    if owner.i not in names and owner.lower_ in syntax.words.theirs:
        verb = None if noun.dep_ in labels.conjunct else syntax.governing_verb(noun)
        couple = [] if verb is None else syntax.arguments(syntax.subject(verb), names)
        if len(couple) > 1:
            return couple
    if owner.i in names or noun.dep_ not in labels.conjunct:
        return []
    if owner.lower_ in syntax.words.its:
        nearest = syntax.denoted(noun.head, names)
        return [] if nearest is None else [nearest]
    if owner.lower_ not in syntax.words.theirs:
        return []
    found: list[int | None] = []
    for each in (noun.head, *(c for c in noun.head.conjuncts if c.i < noun.i)):
        beside = each.head if each.dep_ in labels.apposition else each
        found += [syntax.denoted(each, names), *syntax.possessors(beside, names)]
    return list(dict.fromkeys(mention for mention in found if mention is not None))


def _parents(noun: Token, sentence: Sentence) -> list[int]:
    """Return who has a child: "Ada Nwosu had a son, Marlow", "A married B, and they had a son"."""
    syntax, names, verb = sentence.rules.syntax, sentence.names, noun.head
    has = verb.lower_ in syntax.words.verbs.has and noun.dep_ in syntax.labels.object
    subject = syntax.subject(verb) if has else None
    if subject is None:
        return []
    found = syntax.arguments(subject, names)
    if not found and subject.lower_ in syntax.words.they:
        people = {names[i] for i in names if i < subject.i}
        found = sorted(m for m in people if is_person(m, sentence))
        found = found if len(found) == 2 else []
    return found


def _can_be(frame: NounFrame, head: int, tail: int, target: int, sentence: Sentence) -> bool:
    """Return whether a role's other end is no such as the words would make into another kind.

    "Ada Nwosu's boss" leads no body of that name, in "Ada Nwosu, of BBC, one of Marlow's
    sons" no son is called BBC, and "Ada Nwosu's home state" lies in no place.
    """
    table = sentence.rules.table
    if frame.of_place and _is_full_person(target, sentence):
        return False
    if table.told.get(frame.type) == _BOTH and _has_acronym(head, tail, sentence):
        return False
    return table.types[frame.type].tail != ("Place",) or not is_person(target, sentence)


def _was(phrase: Phrase, target: int, sentence: Sentence) -> bool:
    """Return whether a place is told by whose it was: "the old Danish town" may lie elsewhere.

    A country that only an adjective names has no mention.
    """
    bygone = sentence.rules.syntax.words.bygone
    return target < 0 and any(child.lower_ in bygone for child in phrase.noun.lefts)


def _has_acronym(head: int, tail: int, sentence: Sentence) -> bool:
    """Return whether one of two is an organisation in capitals, which no kin can be."""
    both = (sentence.mentions[end] for end in (head, tail) if end >= 0)
    return any(m.type == "Organization" and m.text.isupper() for m in both)


def _is_full_person(mention: int, sentence: Sentence) -> bool:
    if not is_person(mention, sentence):
        return False
    named = sentence.mentions[mention]
    return named.kind != "name" or " " in named.text


def _is_place(mention: int, sentence: Sentence) -> bool:
    return mention < 0 or sentence.mentions[mention].type == "Place"


def _targets(
    phrase: Phrase, frame: NounFrame, sentence: Sentence, who: set[int]
) -> tuple[list[int], bool]:
    """Return towards whom the role is, and whether nothing stands between the two.

    A possessor or a name before the noun comes first: in "NATO's Assistant Secretary
    General for Political Affairs", what follows is the field.
    """
    noun, names, syntax = phrase.noun, sentence.names, sentence.rules.syntax
    labels = syntax.labels
    own = syntax.possessors(noun, names)
    if not own and sentence.rules.table.told.get(frame.type) == _BOTH:
        own = _theirs(noun, sentence)
    elif not own:
        own = _theirs(noun, sentence) if noun.dep_ in labels.conjunct else []
    own = [m for m in own if m not in who]
    if own:
        return own, True
    own, adjacent = before_noun(phrase, sentence, who=who, demonyms=frame.office)
    if own and is_plural(noun, sentence) and sentence.rules.table.types[frame.type].symmetric:
        own = [m for m in own if not is_person(m, sentence)]  # "the Marlow brothers, A and B"
    trade = noun.lower_ in syntax.words.trades
    team = noun.lower_ in syntax.words.team_roles
    if own and (trade or not (adjacent or frame.office or frame.below or team)):
        # A "US sports writer" is American, a "London lawyer" lives there: he works for neither.
        own = [m for m in own if not _is_place(m, sentence)]
    if own:
        return own, adjacent
    found = [m for m in syntax.prepositional(noun, frame.links, names) if m not in who]
    link = next((p for p in syntax.prepositions(noun) if p.lower_ in frame.links), None)
    field = link is not None and any(
        c.dep_ in labels.prepositional_object and not syntax.arguments(c, names)
        for c in link.children
    )
    if not found and noun.dep_ not in labels.conjunct:
        others = (c for c in syntax.conjoined(noun) if c is not noun and c.tag_ in labels.noun)
        found = [m for c in others for m in syntax.prepositional(c, frame.links, names)]
    return [m for m in found if m not in who], not field
