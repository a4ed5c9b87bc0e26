"""How a name on a list and a name in the documents are like each other."""

from __future__ import annotations

from enum import Enum

from graphbuild.language.pack import load_pack
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.names import organisation, place
from graphbuild.resolve.names.key import clean, is_acronym, key_of, legal_form, words_of
from graphbuild.resolve.names.person import (
    call_names,
    generation,
    given_names,
    is_full,
    same_given,
    surname,
)

_ALIKE = 90.0
"""Percent of letters in common (rapidfuzz's ratio) from which a name may be a misspelling."""
_LONG = 8
"""Letters of a name from which a misspelling tells anything."""
_LONG_ACRONYM = 4
"""Letters of an acronym from which it is hardly anybody else's."""


class Kin(Enum):
    """How two names are like each other; the value is what people read.

    Those of the first block are names of one bearer, unless something speaks against it. Those of
    the second are so only where something speaks for it; those of the third never by
    themselves. APART says that the names are those of two.
    """

    SAME = "the same name"
    FEWER = "the same name without some given names"
    CALL_NAME = "the same name with a call name"
    ACRONYM = "the same acronym"

    GENERIC = "the same name, which many bodies have"
    INITIALS = "the same surname, and initials that fit"
    BETWEEN = "the same name without some names between"
    HALF = "half of the same double surname"
    GENERATION = "the same name, but only one says which generation"
    TURNED = "the same words in another order"
    SHORT_ACRONYM = "the same short acronym"
    SHORT = "a short form of the name"

    OTHER_TYPE = "the same name, but of another type"
    ALIKE = "most of the letters are the same"

    APART = "a name that tells them apart"


SURE = frozenset({Kin.SAME, Kin.FEWER, Kin.CALL_NAME, Kin.ACRONYM})
NEVER = frozenset({Kin.OTHER_TYPE, Kin.ALIKE})
_ORDER = {kin: n for n, kin in enumerate(Kin)}


def nearness(kin: Kin) -> int:
    """Return the place of a kind of likeness among all, the likest first."""
    return _ORDER[kin]


def of_people(listed: str, here: str) -> Kin | None:
    """Return how two people's names are like each other, None if not.

    A bare surname or given name is like nothing.

    >>> of_people("Ada Moe", "Ada K. Moe").name, of_people("Ada B. Moe", "Ada K. Moe").name
    ('FEWER', 'APART')
    >>> of_people("Moe", "Ada Moe"), of_people("Ada Moe", "Ida Moe")
    (None, None)
    """
    listed, here = untitled(listed), untitled(here)
    if not is_full(listed) or not is_full(here):
        return None
    one, other = generation(listed), generation(here)
    kin = _of_full_names(listed, here)
    if kin in {None, Kin.ALIKE, Kin.APART} or one == other:
        return kin
    return Kin.APART if one and other else Kin.GENERATION


def untitled(name: str) -> str:
    """Return a person's name without the titles before it.

    >>> untitled("Mr. Ada Moe"), untitled("Dr Moe")
    ('Ada Moe', 'Moe')
    """
    honorifics = load_pack().titles.honorifics
    words = clean(name).split()
    while len(words) > 1 and words[0].lower().rstrip(".") in honorifics:
        words = words[1:]
    return " ".join(words)


def _of_full_names(listed: str, here: str) -> Kin | None:
    left, right = given_names(listed), given_names(here)
    if _last(listed) == _last(here):
        if not left or not right:
            return Kin.SAME if left == right else None
        return _of_given(left, right) or _misspelt(listed, here)
    if sorted(words_of(listed)) == sorted(words_of(here)):
        return Kin.TURNED
    halves = set(_last(listed)), set(_last(here))
    if min(halves, key=len) < max(halves, key=len) and left and left == right:
        return Kin.HALF
    return _misspelt(listed, here)


def _last(name: str) -> tuple[str, ...]:
    """Return the words of a surname without its particles."""
    particles = load_pack().names.person.particles
    words = surname(name).split()
    return tuple(word for word in words if word not in particles) or tuple(words)


def _of_given(left: tuple[str, ...], right: tuple[str, ...]) -> Kin | None:
    """Return how people of one surname are like each other by what stands before it."""
    if left == right:
        return Kin.INITIALS if all(len(each) == 1 for each in left) else Kin.SAME
    first, second = left[0], right[0]
    if not (same_given(first, second) or same_given(second, first)):
        return None
    short, full = sorted((left, right), key=len)
    if not _fits(short[1:], full[1:]):
        return Kin.APART
    if 1 in (len(first), len(second)):
        return Kin.INITIALS
    pairs = list(zip(short, full, strict=False))
    if not all(same_given(a, b) or same_given(b, a) for a, b in pairs):
        return Kin.BETWEEN
    if any(a in call_names(b) or b in call_names(a) for a, b in pairs):
        return Kin.CALL_NAME
    return Kin.FEWER


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether some further given names stand among others, in their order."""
    remaining = iter(full)
    return all(any(same_given(a, b) or same_given(b, a) for b in remaining) for a in short)


def _misspelt(listed: str, here: str) -> Kin | None:
    from rapidfuzz.fuzz import ratio

    left, right = key_of(listed), key_of(here)
    is_alike = min(len(left), len(right)) >= _LONG and ratio(left, right) >= _ALIKE
    return Kin.ALIKE if is_alike else None


def of_organisations(listed: str, here: str, aliases: AliasTable) -> Kin | None:
    """Return how two organisations' names are like each other, None if not.

    Legal forms of which none is the other's are those of two firms.
    """
    left, right = aliases.key(listed), aliases.key(here)
    if left != right:
        short, full = sorted((left, right), key=len)
        is_short = short in full and organisation.is_short(short, full, alike=True)
        acronym = is_acronym(clean(here)) and key_of(here) in organisation.initials(listed)
        return Kin.SHORT if is_short or acronym else None
    one, other = legal_form(listed), legal_form(here)
    if one and other and one.isdisjoint(other):
        return Kin.APART
    if is_acronym(clean(here)) and key_of(here) == left:
        return Kin.ACRONYM if len(left) >= _LONG_ACRONYM else Kin.SHORT_ACRONYM
    return Kin.GENERIC if _is_of_every_state(left) else Kin.SAME


def _is_of_every_state(key: str) -> bool:
    """Return whether a body's name is one that bodies of many states and cities have."""
    table = load_pack().identity
    words = set(key.split()) - load_pack().names.small_words
    return bool(words & table.bodies_of_states) and words <= (
        table.bodies_of_states | table.fields_of_bodies
    )


def of_places(listed: str, here: str, aliases: AliasTable) -> Kin | None:
    """Return how two places' names are like each other, None if not."""
    left, right = aliases.key(listed), aliases.key(here)
    if left == right:
        return Kin.SAME
    return Kin.SHORT if place.is_short(left, right) or place.is_short(right, left) else None
