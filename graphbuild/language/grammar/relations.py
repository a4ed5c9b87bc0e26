"""The words that state relations, type by type, as files of tables have them."""

from __future__ import annotations

import functools
import re
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, RootModel

from graphbuild.language.loader import Table

Words = tuple[str, ...]
End = Literal["head", "tail"]

_TYPE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_PATTERN = re.compile(r"([\w-]+)(?: \+(\w+))?(?: (-?)<([^<>]+)>)?(?: (\w+(?:\|\w+)*))?")


class VerbPattern(NamedTuple):
    """A verb with what must stand by it: `take +over <stake|share> from|of`.

    without: whether it must not have one of the objects.
    """

    verb: str
    particle: str
    objects: Words
    links: Words
    without: bool = False


def verb_pattern(text: str) -> VerbPattern:
    """Return the parts of a pattern as a table has it. Raises ValueError where it is none.

    >>> verb_pattern("pay <visit|call> to")
    VerbPattern(verb='pay', particle='', objects=('visit', 'call'), links=('to',), without=False)
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        msg = f"{text!r} is no verb pattern: write it as `verb +particle <object> on|at`"
        raise ValueError(msg)
    verb, particle, sign, objects, links = (part or "" for part in match.groups())
    return VerbPattern(verb, particle, _listed(objects), _listed(links), bool(sign))


def _listed(words: str) -> Words:
    return tuple(word for word in words.strip().split("|") if word)


def _checked_pattern(text: str) -> str:
    verb_pattern(text)
    return text


def _checked_type(name: str) -> str:
    if not _TYPE.fullmatch(name):
        msg = f"{name!r} is no relation type: write it in UPPER_SNAKE"
        raise ValueError(msg)
    return name


def _empty_if_none(given: Any) -> Any:  # noqa: ANN401 - what stands in a file can be anything
    return {} if given is None else given


def _checked_types(given: Any) -> Any:  # noqa: ANN401 - what stands in a file can be anything
    if not isinstance(given, dict):
        msg = "expected relation types, each with its words"
        raise ValueError(msg)  # noqa: TRY004 - a fault of the file, not of a caller
    return given


Pattern = Annotated[str, AfterValidator(_checked_pattern)]


_POSTS = ("LEADS", "WORKS_FOR")
_LISTS = (
    "verbs",
    "verbs_back",
    "verbs_onward",
    "states",
    "states_back",
    "roles",
    "roles_back",
    "offices",
    "titles",
    "no_office",
    "not_with",
    "orders",
    "of_bodies",
    "actives",
    "elected",
    "events",
)


class TypeWords(Table):
    """What a table says of one type; each field is explained in the file.

    role_links: None where those of the language hold.
    """

    head: Words = ()
    tail: Words = ()
    symmetric: bool = False
    announced: bool = False
    tells: tuple[End, ...] = ()
    no_person: tuple[End, ...] = ()
    verbs: tuple[Pattern, ...] = ()
    verbs_back: tuple[Pattern, ...] = ()
    verbs_onward: tuple[Pattern, ...] = ()
    states: Words = ()
    states_back: Words = ()
    roles: Words = ()
    roles_back: Words = ()
    offices: Words = ()
    titles: Words = ()
    role_links: Words | None = None
    below: dict[str, Words] = Field(default_factory=dict)
    posts: dict[str, Words] = Field(default_factory=dict)
    no_office: Words = ()
    not_with: Words = ()
    orders: Words = ()
    of_bodies: Words = ()
    actives: Words = ()
    elected: Words = ()
    no_deeds: dict[str, Words] = Field(default_factory=dict)
    events: Words = ()

    def merged(self, own: TypeWords) -> TypeWords:
        """Return it with the words of another added; its ends and flags count where given."""
        values: dict[str, Any] = {name: getattr(own, name) for name in own.model_fields_set}
        for name in _LISTS:
            values[name] = (*getattr(self, name), *getattr(own, name))
        for name in ("below", "posts", "no_deeds"):
            values[name] = {**getattr(self, name), **getattr(own, name)}
        return self.model_copy(update=values)


Type = Annotated[str, AfterValidator(_checked_type)]
Given = Annotated[TypeWords, BeforeValidator(_empty_if_none)]
Types = Annotated[dict[Type, Given], BeforeValidator(_checked_types)]


class RelationWords(RootModel[Types]):
    """The words of each relation type."""

    model_config = ConfigDict(frozen=True)

    root: Types = {}

    @functools.cached_property
    def symmetric(self) -> frozenset[str]:
        """The types without direction."""
        return frozenset(name for name, entry in self.root.items() if entry.symmetric)

    @functools.cached_property
    def posts(self) -> frozenset[str]:
        """The last words of the roles that somebody has in a body, in lower case."""
        listed = (role for name in _POSTS if name in self.root for role in self.root[name].roles)
        return frozenset(words[-1] for words in map(str.split, listed) if "|" not in words[-1])
