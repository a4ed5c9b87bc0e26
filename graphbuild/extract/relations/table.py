"""The table from words to relation types: a language's own, and the user's of that form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graphbuild.language.grammar.relations import End, RelationWords, TypeWords, verb_pattern
from graphbuild.language.loader import Words, read_table
from graphbuild.language.pack import LanguagePack
from graphbuild.model import RelationType


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """One way in which a verb states a relation.

    particle: "over" in "take over". object: forms of the object that is no entity.
    links: prepositions before the tail; none where the tail is the object. back:
    whether the subject is the tail. onward: whether the object is the tail, and the head
    stands after the preposition. words: the pattern as the table has it. unless: objects with
    which it says something else; not_with: prepositions with which it does; no_deeds: and
    these with a verb in -ing behind each. order: whether an infinitive makes it an order.
    of_body: whether the tail can be no place. active: whether a passive says something else.
    elected: words in the name of what is a seat behind a preposition.
    """

    type: str
    lemma: str
    particle: str
    object: Words
    links: Words
    back: bool
    words: str
    onward: bool = False
    unless: Words = frozenset()
    not_with: Words = frozenset()
    no_deeds: frozenset[tuple[str, str]] = frozenset()
    order: bool = False
    of_body: bool = False
    active: bool = False
    elected: Words = frozenset()


@dataclass(frozen=True, slots=True)
class NounFrame:
    """One way in which a noun states a relation: a role or an event.

    words: the noun with what belongs to it, as "chief executive". links: prepositions
    before the other end. back: whether the one who bears the role is the tail. office:
    whether a demonym names the other end. below: word before it → the type that it is then.
    no_office: words before it that make it no one's office. of_place: the type that it is
    towards a place, "" where that makes no difference. title: whether it can stand before
    a name and the other end behind: "Governor Nwosu of Ohio".
    """

    type: str
    words: str
    links: Words
    back: bool = False
    office: bool = False
    below: Mapping[str, str] = field(default_factory=dict)
    no_office: Words = frozenset()
    of_place: str = ""
    title: bool = False


@dataclass(frozen=True, slots=True)
class RelationTable:
    """The words of all types, by the form in which a text has them.

    verbs: inflected form → frames. states: participle → frames whose subject is passive. roles,
    events: last word of the noun, singular or plural → frames, longest first. told:
    type → the ends whose entity type the words make certain. no_person: type → the ends
    that cannot be a person. announced: types that are
    true once they are announced. triggers: every word that can state a relation.
    """

    types: Mapping[str, RelationType]
    verbs: Mapping[str, tuple[VerbFrame, ...]]
    states: Mapping[str, tuple[VerbFrame, ...]]
    roles: Mapping[str, tuple[NounFrame, ...]]
    events: Mapping[str, tuple[NounFrame, ...]]
    told: Mapping[str, tuple[End, ...]]
    no_person: Mapping[str, tuple[End, ...]]
    announced: frozenset[str]
    triggers: frozenset[str]


def load_table(paths: Iterable[Path], pack: LanguagePack) -> RelationTable:
    """Return a language's table with the user's tables added.

    A type of the user's that is built in gets the words of both; its head, tail and
    flags are the user's where given.
    Raises ConfigError with the file and the line of each fault.
    """
    entries = dict(pack.relations.root)
    for path in paths:
        for name, own in read_table(path, RelationWords).root.items():
            entries[name] = entries[name].merged(own) if name in entries else own
    frames = _Frames(pack)
    for name, entry in entries.items():
        frames.add(name, entry)
    return RelationTable(
        {
            name: RelationType(name, e.head, e.tail, symmetric=e.symmetric)
            for name, e in entries.items()
        },
        {form: tuple(found) for form, found in frames.verbs.items()},
        {form: tuple(found) for form, found in frames.states.items()},
        _longest_first(frames.roles),
        _longest_first(frames.events),
        {name: entry.tells for name, entry in entries.items() if entry.tells},
        {name: entry.no_person for name, entry in entries.items() if entry.no_person},
        frozenset(name for name, entry in entries.items() if entry.announced),
        frozenset({*frames.verbs, *frames.states, *frames.roles, *frames.events}),
    )


class _Frames:
    """The frames of all types, by the form of the word that states each."""

    def __init__(self, pack: LanguagePack) -> None:
        self.verbs: dict[str, list[VerbFrame]] = defaultdict(list)
        self.states: dict[str, list[VerbFrame]] = defaultdict(list)
        self.roles: dict[str, list[NounFrame]] = defaultdict(list)
        self.events: dict[str, list[NounFrame]] = defaultdict(list)
        self._inflections = pack.inflections
        self._words = pack.clauses

    def add(self, name: str, entry: TypeWords) -> None:
        """Take in the words of a type."""
        verbs = (entry.verbs, entry.verbs_back, entry.verbs_onward)
        for patterns, back, onward in zip(
            verbs, (False, True, False), (False, False, True), strict=True
        ):
            for pattern in patterns:
                frame = replace(
                    self._verb_frame(name, pattern, back=back),
                    onward=onward,
                    not_with=frozenset(entry.not_with),
                    order=verb_pattern(pattern).verb in entry.orders,
                    of_body=verb_pattern(pattern).verb in entry.of_bodies,
                    active=verb_pattern(pattern).verb in entry.actives,
                    elected=frozenset(entry.elected),
                    no_deeds=frozenset(
                        (link, deed) for link, deeds in entry.no_deeds.items() for deed in deeds
                    ),
                )
                for form in self._inflections.verb_forms(frame.lemma):
                    self.verbs[form].append(frame)
        for states, back in ((entry.states, False), (entry.states_back, True)):
            for state in states:
                words, links = self._with_links(state, frozenset())
                first, _, particle = words.partition(" ")
                frame = VerbFrame(name, first, particle, frozenset(), links, back, state)
                self.states[first].append(frame)
        below = {word: other for other, words in entry.below.items() for word in words}
        posts = {word: other for other, words in entry.posts.items() for word in words}
        no_office = frozenset(entry.no_office)
        given = entry.role_links
        usual = self._words.role_links if given is None else frozenset(given)
        for nouns, back in ((entry.roles, False), (entry.roles_back, True)):
            for noun in nouns:
                words, links = self._with_links(noun, usual)
                role = NounFrame(
                    name,
                    words,
                    links,
                    back,
                    office=words in entry.offices,
                    below=below,
                    no_office=no_office,
                    of_place=posts.get(words, ""),
                    title=words in entry.titles,
                )
                self._add(self.roles, role)
        for event in entry.events:
            words, links = self._with_links(event, frozenset())
            self._add(self.events, NounFrame(name, words, links))

    def _verb_frame(self, name: str, text: str, *, back: bool) -> VerbFrame:
        pattern = verb_pattern(text)
        forms = self._inflections.noun_forms
        objects = frozenset(form for word in pattern.objects for form in forms(word))
        links = frozenset(pattern.links)
        needed, unless = (frozenset(), objects) if pattern.without else (objects, frozenset())
        verb, particle = pattern.verb, pattern.particle
        return VerbFrame(name, verb, particle, needed, links, back, text, unless=unless)

    def _with_links(self, words: str, usual: Words) -> tuple[str, Words]:
        """Return "adviser" and its own prepositions, of "adviser to|of"."""
        *first, last = words.split()
        if first and ("|" in last or last in self._words.prepositions):
            return " ".join(first), frozenset(last.split("|"))
        return words, usual

    def _add(self, frames: dict[str, list[NounFrame]], frame: NounFrame) -> None:
        for form in self._inflections.noun_forms(re.split(r"[ -]", frame.words)[-1]):
            frames[form].append(frame)


def _longest_first(frames: Mapping[str, list[NounFrame]]) -> dict[str, tuple[NounFrame, ...]]:
    return {
        word: tuple(sorted(found, key=lambda f: (-len(f.words), f.type)))
        for word, found in frames.items()
    }
