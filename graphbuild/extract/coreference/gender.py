"""Which pronoun a person takes, "he" or "she", where name, title or description tells."""

from __future__ import annotations

from collections.abc import Mapping

from anyascii import anyascii

from graphbuild.language.gender import Gender, Genders
from graphbuild.model import Mention


def gender_of(mention: Mention, genders: Genders) -> Gender | None:
    """Return the pronoun that a mention's own words call for, None where they do not tell.

    A title before the name counts most ("Mrs"), then what it is described as
    ("actress"), then its first word, if that is a given name of one kind only.
    """
    title = _folded(mention.title or "").replace(".", "").split()
    described = [word for role in mention.cues.roles for word in role.split()]
    names = _folded(mention.text).split()
    given = names[:1] if len(names) > 1 else []
    return (
        _told(genders.titles, [*title, *given])
        or _told(genders.nouns, [*title, *described])
        or _told(genders.names, given)
    )


def _told(gender_by_word: Mapping[str, Gender], words: list[str]) -> Gender | None:
    found = {gender for word in words if (gender := gender_by_word.get(word))}
    return found.pop() if len(found) == 1 else None


def _folded(text: str) -> str:
    return anyascii(text).lower()
