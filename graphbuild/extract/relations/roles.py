"""Nouns for roles: who bears one, and towards whom."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.table import NounFrame, RelationTable
from graphbuild.extract.syntax import (
    NOUNS,
    Names,
    arguments,
    conjoined,
    denoted,
    is_passive,
    is_verb,
    objects,
    prepositional,
    prepositions,
    subject,
)
from graphbuild.language.inflections import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = frozenset(form for verb in ("be", "become", "remain", "stay") for form in verb_forms(verb))
_OF_THE_SUBJECT = frozenset(
    form
    for verb in (
        "succeed replace serve work act resign retire step join return continue start begin take"
    ).split()
    for form in verb_forms(verb)
)
_OF_THE_OBJECT = frozenset(
    form
    for verb in (
        "appoint name elect nominate employ hire choose select install keep recruit"
    ).split()
    for form in verb_forms(verb)
)
_MODIFIERS = NOUNS | {"JJ", "JJS", "JJR", "VBN", "CD", "HYPH", "POS", "AFX"}
_REACH = 6
_ROLE_LENGTH = 90
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december yesterday today week month year"
    " morning evening".split()
)
"""Words by which a phrase after a role is seen to say when, not of what."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with the words before it that are part of it. frames: what it can state."""

    noun: Token
    start: int
    frames: tuple[NounFrame, ...]


def phrase_of(noun: Token, frames: Sequence[NounFrame]) -> Phrase | None:
    """Return the longest of the table's nouns that the text has here."""
    for frame in frames:
        first = noun.i
        for word in reversed(frame.words.replace("-", " ").split()[:-1]):
            before = noun.doc[first - 1] if first else None
            if before is not None and before.text == "-" and first > 1:
                first -= 1
                before = noun.doc[first - 1]
            if before is None or before.lower_ != word:
                break
            first -= 1
        else:
            same = tuple(f for f in frames if f.words == frame.words)
            return Phrase(noun, first, same)
    return None


def role_relations(
    noun: Token, names: Names, demonyms: Mapping[int, int], table: RelationTable
) -> Iterator[Found]:
    """Yield what a noun says of its bearer: "Tim Cook, the chief executive of Apple".

    demonyms: token index → index of the country that an adjective stands for.
    """
    frames = table.roles.get(noun.lower_)
    phrase = phrase_of(noun, frames) if frames and noun.tag_ in NOUNS | {"JJ"} else None
    if phrase is None or noun.i in names:
        return
    borne = list(bearers(noun, names))
    who = {mention for mention, _, _ in borne}
    for frame in phrase.frames:
        targets, direct = _targets(phrase, frame, names, demonyms, who)
        kind = _kind(phrase, frame, direct=direct)
        role = _role(phrase, names, set(targets)) if kind in ("LEADS", "WORKS_FOR") else None
        symmetric = table.types[frame.type].symmetric
        pairs: list[tuple[int, int, str, Token | None]] = [
            (mention, target, how, clause)
            for mention, how, clause in borne
            for target in targets
            if target != mention
        ]
        if not targets and symmetric and len(borne) > 1:
            pairs = [(a[0], b[0], a[1], a[2]) for a, b in itertools.combinations(borne, 2)]
        for bearer, target, how, clause in pairs:
            head, tail = (target, bearer) if frame.back else (bearer, target)
            confidence = 0.85 if how == "title" else 0.9
            yield Found(
                head, tail, kind, noun, f"role:{frame.words} ({how})", confidence, clause, role
            )


def _kind(phrase: Phrase, frame: NounFrame, *, direct: bool) -> str:
    """Return the type, which a word before the noun can change: "deputy director"."""
    if not frame.below:
        return frame.type
    before = phrase.noun.doc[phrase.start - 1] if phrase.start else None
    if before is not None and before.text == "-" and phrase.start > 1:
        before = before.nbor(-1)
    if before is not None and before.lower_ in frame.below:
        return frame.below[before.lower_]
    return frame.type if direct else next(iter(frame.below.values()))


def bearers(noun: Token, names: Names) -> Iterator[tuple[int, str, Token | None]]:
    """Yield the mentions of whom a noun is said, how, and the clause that says it."""
    for mention in _named_with(noun, names):
        yield mention, "apposition", None
    head = noun.head
    if noun.dep_ in ("compound", "nmod", "amod") and head.i > noun.i and head.i in names:
        yield names[head.i], "title", None
    if noun.dep_ == "attr" and head.lower_ in _BE:
        for mention in arguments(subject(head), names):
            yield mention, "copula", head
    if noun.dep_ in ("nsubj", "nsubjpass") and head.lower_ in _BE:
        for child in head.children:
            if child.dep_ == "attr":
                for mention in arguments(child, names):
                    yield mention, "copula", head
    if noun.dep_ == "pobj" and head.lower_ == "as":
        yield from ((m, "as", head.head) for m in _holders(head.head, names))
    if noun.dep_ in ("oprd", "attr", "dobj", "ccomp", "xcomp") and head.lower_ in _OF_THE_OBJECT:
        things = [thing for thing in objects(head) if thing is not noun]
        found = arguments(subject(head), names) if is_passive(head) else []
        found += [m for thing in things for m in arguments(thing, names)]
        yield from ((m, "named", head) for m in found)
    if noun.dep_ == "conj" and head.tag_ in NOUNS and head.i not in names:
        yield from bearers(head, names)


def _named_with(noun: Token, names: Names) -> Iterator[int]:
    if noun.dep_ == "appos":
        yield from (m for m in [denoted(noun.head, names)] if m is not None)
    for child in noun.children:
        if child.dep_ == "appos" and child.i > noun.i:
            yield from arguments(child, names)


def _holders(verb: Token, names: Names) -> list[int]:
    """Return who has the role in "elected X as president", "succeeded Y as president"."""
    if is_passive(verb) or verb.lower_ in _OF_THE_SUBJECT:
        return arguments(subject(verb), names) if is_verb(verb) else []
    if verb.lower_ in _OF_THE_OBJECT:
        return [m for thing in objects(verb) for m in arguments(thing, names)]
    if verb.i in names and is_verb(verb.head) and verb.head.lower_ in _OF_THE_OBJECT:
        return [names[verb.i]]
    return []


def _targets(
    phrase: Phrase,
    frame: NounFrame,
    names: Names,
    demonyms: Mapping[int, int],
    who: set[int],
) -> tuple[list[int], bool]:
    """Return towards whom the role is, and whether nothing stands between the two.

    A possessor or a name before the noun comes first: in "NATO's Assistant Secretary
    General for Political Affairs", what follows is the field.
    """
    noun = phrase.noun
    own = [m for c in noun.children if c.dep_ == "poss" for m in arguments(c, names)]
    own = [m for m in own if m not in who]
    if own:
        return own, True
    own, adjacent = before_noun(phrase, names, demonyms if frame.office else {}, who)
    if own:
        return own, adjacent
    found = [m for m in prepositional(noun, frame.links, names) if m not in who]
    links = [p for p in prepositions(noun) if p.lower_ in frame.links]
    field = bool(links) and any(
        c.dep_ == "pobj" and not arguments(c, names) for c in links[0].children
    )
    if not found and noun.dep_ != "conj":
        shared = [c for c in conjoined(noun) if c is not noun and c.tag_ in NOUNS]
        found = [m for c in shared for m in prepositional(c, frame.links, names)]
    return [m for m in found if m not in who], not field


def before_noun(
    phrase: Phrase, names: Names, demonyms: Mapping[int, int], who: set[int]
) -> tuple[list[int], bool]:
    """Return the mention in the words before a noun: "former United Nations secretary".

    Then whether only adjectives stand between: "Apple design chief" does not lead Apple,
    and a "Russian opposition leader" does not lead Russia at all.
    """
    doc = phrase.noun.doc
    adjacent = True
    for index in range(phrase.start - 1, max(-1, phrase.start - 1 - _REACH), -1):
        token = doc[index]
        if index in names:
            return ([names[index]] if names[index] not in who else []), adjacent
        if index in demonyms:
            return ([demonyms[index]] if adjacent else []), adjacent
        if token.tag_ not in _MODIFIERS:
            return [], adjacent
        adjacent = adjacent and (token.tag_ not in NOUNS)
    return [], adjacent


def _role(phrase: Phrase, names: Names, targets: set[int]) -> str:
    """Return the title's words: "former chief executive", "professor of history"."""
    doc, noun = phrase.noun.doc, phrase.noun
    start = phrase.start
    while start and _is_part_of_title(doc[start - 1], names):
        start -= 1
    while start < phrase.start and doc[start].text in ("-", "'s"):
        start += 1
    end = noun.i + 1
    for preposition in noun.rights:
        inner = _before_a_time(list(preposition.subtree))
        if (
            preposition.dep_ != "prep"
            or preposition.i != end
            or any(names.get(t.i) in targets for t in inner)
        ):
            break
        if inner and inner[-1].i - inner[0].i + 1 == len(inner):
            end = inner[-1].i + 1
    text = " ".join(doc[start:end].text.split())
    return text if len(text) <= _ROLE_LENGTH else " ".join(doc[start : noun.i + 1].text.split())


def _before_a_time(words: list[Token]) -> list[Token]:
    """Return a phrase up to the preposition that begins a time: "of ports", "on Tuesday"."""
    for number, word in enumerate(words):
        if word.dep_ == "prep" and any(t.lower_ in _TIMES or t.is_digit for t in word.children):
            return words[:number]
    return words


def _is_part_of_title(token: Token, names: Names) -> bool:
    return (
        token.i not in names
        and (token.tag_ in NOUNS or token.tag_ in ("JJ", "HYPH"))
        and token.ent_type_ != "NORP"
    )
