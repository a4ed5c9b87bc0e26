"""The table from words to relation types: relations.yaml, and the user's own of that form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from graphbuild.errors import ConfigError, did_you_mean, near_names
from graphbuild.language.inflections import noun_forms, verb_forms
from graphbuild.language.pack import EN
from graphbuild.model import RelationType

Words = tuple[str, ...]
End = Literal["head", "tail"]

PREPOSITIONS = frozenset(
    "about against around as at between by for from in into near of on over to towards with".split()
)

_TYPE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_PATTERN = re.compile(r"([\w-]+)((?: \+\w+)?)((?: <[^<>]+>)?)((?: \w+(?:\|\w+)*)?)")


def _pattern(text: str) -> str:
    if not _PATTERN.fullmatch(text):
        msg = f"{text!r} is no verb pattern: write it as `verb +particle <object> on|at`"
        raise ValueError(msg)
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]


class _Entry(BaseModel):
    """What the table says of one type."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    head: Words = ()
    tail: Words = ()
    symmetric: bool = False
    announced: bool = False
    tells: tuple[End, ...] = ()
    no_person: tuple[End, ...] = ()
    verbs: tuple[Pattern, ...] = ()
    verbs_back: tuple[Pattern, ...] = ()
    states: Words = ()
    roles: Words = ()
    roles_back: Words = ()
    offices: Words = ()
    role_links: Words = ("of", "for", "at")
    below: dict[str, Words] = {}
    events: Words = ()


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """One way in which a verb states a relation.

    particle: "over" in "take over". object: lemmas of the object that is no entity.
    links: prepositions before the tail; none where the tail is the object. back:
    whether the subject is the tail. words: the pattern as the table has it.
    """

    type: str
    lemma: str
    particle: str
    object: frozenset[str]
    links: frozenset[str]
    back: bool
    words: str


@dataclass(frozen=True, slots=True)
class NounFrame:
    """One way in which a noun states a relation: a role or an event.

    words: the noun with what belongs to it, as "chief executive". links: prepositions
    before the other end. back: whether the one who bears the role is the tail. office:
    whether a demonym names the other end. below: word before it → the type that it is then.
    """

    type: str
    words: str
    links: frozenset[str]
    back: bool = False
    office: bool = False
    below: Mapping[str, str] = field(default_factory=dict)


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


def load_table(paths: Iterable[Path]) -> RelationTable:
    """Return the built-in table with the user's tables added.

    A type of the user's that is built in gets the words of both; its head, tail and
    flags are the user's where given.
    Raises ConfigError with the file, the type and the field of each fault.
    """
    text = EN.joinpath("relations.yaml").read_text("utf-8")
    entries = _entries("relations.yaml", text)
    for path in paths:
        try:
            own = _entries(path.name, path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"cannot read {path}: {error}.") from error
        for name, entry in own.items():
            entries[name] = _merged(entries[name], entry) if name in entries else entry
    return _compiled(entries)


def _entries(file: str, text: str) -> dict[str, _Entry]:
    try:
        raw = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise ConfigError(f"{file} is not YAML: {error}") from error
    if not isinstance(raw, dict):
        raise ConfigError(f"{file}: expected relation types, each with its words.")
    faults: list[str] = []
    entries: dict[str, _Entry] = {}
    for name, given in raw.items():
        if not _TYPE.fullmatch(str(name)):
            faults.append(f"{file}: {name!r} is no relation type: write it in UPPER_SNAKE.")
            continue
        try:
            entries[name] = _Entry.model_validate(given or {})
        except ValidationError as error:
            faults += [f"{file}: {name}.{_fault(dict(each))}" for each in error.errors()]
    if faults:
        raise ConfigError("\n".join(faults))
    return entries


def _fault(error: dict[str, Any]) -> str:
    place = [str(part) for part in error["loc"]]
    if error["type"] == "extra_forbidden":
        near = near_names(place[-1], _Entry.model_fields)
        return f"{place[-1]} is no field{did_you_mean(near).replace(' Did', '; did') or '.'}"
    return f"{place[0]}: {str(error['msg']).removeprefix('Value error, ')}"


def _merged(known: _Entry, own: _Entry) -> _Entry:
    values: dict[str, Any] = {name: getattr(own, name) for name in own.model_fields_set}
    for name in ("verbs", "verbs_back", "states", "roles", "roles_back", "offices", "events"):
        values[name] = (*getattr(known, name), *getattr(own, name))
    return known.model_copy(update={**values, "below": {**known.below, **own.below}})


def _compiled(entries: Mapping[str, _Entry]) -> RelationTable:
    verbs: dict[str, list[VerbFrame]] = defaultdict(list)
    states: dict[str, list[VerbFrame]] = defaultdict(list)
    roles: dict[str, list[NounFrame]] = defaultdict(list)
    events: dict[str, list[NounFrame]] = defaultdict(list)
    for name, entry in entries.items():
        for patterns, back in ((entry.verbs, False), (entry.verbs_back, True)):
            for pattern in patterns:
                frame = _verb_frame(name, pattern, back=back)
                for form in verb_forms(frame.lemma):
                    verbs[form].append(frame)
        for state in entry.states:
            words, links = _with_links(state, ())
            first, _, particle = words.partition(" ")
            states[first].append(VerbFrame(name, first, particle, frozenset(), links, False, state))
        below = {word: other for other, words in entry.below.items() for word in words}
        for nouns, back in ((entry.roles, False), (entry.roles_back, True)):
            for noun in nouns:
                words, links = _with_links(noun, entry.role_links)
                office = words in entry.offices
                _add(roles, NounFrame(name, words, links, back, office, below))
        for event in entry.events:
            words, links = _with_links(event, ())
            _add(events, NounFrame(name, words, links))
    triggers = {*verbs, *states, *roles, *events}
    return RelationTable(
        {
            name: RelationType(name, e.head, e.tail, symmetric=e.symmetric)
            for name, e in entries.items()
        },
        {form: tuple(frames) for form, frames in verbs.items()},
        {form: tuple(found) for form, found in states.items()},
        _longest_first(roles),
        _longest_first(events),
        {name: entry.tells for name, entry in entries.items() if entry.tells},
        {name: entry.no_person for name, entry in entries.items() if entry.no_person},
        frozenset(name for name, entry in entries.items() if entry.announced),
        frozenset(triggers),
    )


def _verb_frame(name: str, pattern: str, *, back: bool) -> VerbFrame:
    match = _PATTERN.fullmatch(pattern)
    if match is None:
        raise ConfigError(f"{name}: {pattern!r} is no verb pattern.")
    verb, particle, noun, links = match.groups()
    listed = [word for word in noun.strip(" <>").split("|") if word]
    objects = frozenset(form for word in listed for form in noun_forms(word))
    given = frozenset(links.strip().split("|")) if links else frozenset[str]()
    return VerbFrame(name, verb, particle.strip(" +"), objects, given, back, pattern)


def _with_links(words: str, default: Words) -> tuple[str, frozenset[str]]:
    """Return "adviser" and its own prepositions, of "adviser to|of"."""
    *first, last = words.split()
    if first and ("|" in last or last in PREPOSITIONS):
        return " ".join(first), frozenset(last.split("|"))
    return words, frozenset(default)


def _add(frames: dict[str, list[NounFrame]], frame: NounFrame) -> None:
    for form in noun_forms(re.split(r"[ -]", frame.words)[-1]):
        frames[form].append(frame)


def _longest_first(frames: Mapping[str, list[NounFrame]]) -> dict[str, tuple[NounFrame, ...]]:
    return {
        word: tuple(sorted(found, key=lambda f: (-len(f.words), f.type)))
        for word, found in frames.items()
    }
