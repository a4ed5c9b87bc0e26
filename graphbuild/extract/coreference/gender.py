"""Which pronoun a person takes, "he" or "she", where name, title or description tells."""

from __future__ import annotations

import functools
from typing import Literal

import yaml
from anyascii import anyascii

from graphbuild.language.pack import EN
from graphbuild.model import Mention

Gender = Literal["he", "she"]

PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
"""Third person singular, as far as it is a person's."""


def gender_of(mention: Mention) -> Gender | None:
    """Return the pronoun that a mention's own words call for, None where they do not tell.

    A title before the name counts most ("Mrs"), then what it is described as
    ("actress"), then its first word, if that is a given name of one kind only.
    """
    title = _folded(mention.title or "").replace(".", "").split()
    described = [word for role in mention.cues.roles for word in role.split()]
    names = _folded(mention.text).split()
    given = names[:1] if len(names) > 1 else []
    return (
        _told("titles", [*title, *given])
        or _told("nouns", [*title, *described])
        or _told("names", given)
    )


def gender_of_noun(noun: str) -> Gender | None:
    """Return the pronoun that a noun for a person calls for: "she" for "actress"."""
    return _told("nouns", [noun])


def _told(kind: str, words: list[str]) -> Gender | None:
    found = {gender for word in words if (gender := _table()[kind].get(word))}
    return found.pop() if len(found) == 1 else None


def _folded(text: str) -> str:
    return anyascii(text).lower()


@functools.cache
def _table() -> dict[str, dict[str, Gender]]:
    text = EN.joinpath("gender.yaml").read_text("utf-8")
    table: dict[str, dict[str, Gender]] = {"titles": {}, "nouns": {}, "names": {}}
    genders: tuple[Gender, ...] = ("he", "she")
    for gender in genders:
        for kind, words in yaml.safe_load(text)[gender].items():
            table[kind].update(dict.fromkeys(words, gender))
    return table
