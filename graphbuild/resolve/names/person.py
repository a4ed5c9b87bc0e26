"""What a person's name is made of, and which shorter ones can stand for it."""

from __future__ import annotations

from collections.abc import Sequence

from graphbuild.language.pack import load_pack
from graphbuild.resolve.names.key import clean, is_acronym, key_of, remembered, words_of


@remembered
def surname(name: str) -> str:
    """Return the key of a person's last name, particles and both halves included.

    >>> surname("Ursula von der Leyen"), surname("Martin Luther King Jr.")
    ('von der leyen', 'king')
    >>> surname("Amra Delić-Weber")
    'delic weber'
    """
    return " ".join(_tail(_parts(name)))


@remembered
def surname_words(name: str) -> tuple[str, ...]:
    """Return the words that can each stand for a surname: both of a double one.

    >>> surname_words("Amra Delić-Weber"), surname_words("Ursula von der Leyen")
    (('delic', 'weber'), ('leyen',))
    """
    particles = load_pack().names.person.particles
    found = tuple(word for word in surname(name).split() if word not in particles)
    return found or words_of(name)[-1:]


@remembered
def every_word(name: str) -> frozenset[str]:
    """Return the words that a person's name shares with each of its short forms."""
    return frozenset((*words_of(name), *" ".join(_parts(name)).split()))


def call_names(name: str) -> tuple[str, ...]:
    """Return the given names that a call name is short for: "william" for "bill"."""
    return load_pack().nicknames.root.get(name, ())


@remembered
def is_full(name: str) -> bool:
    """Return whether a person's name has more than a surname or a first name."""
    parts = _parts(name)
    return len(parts) > 1 and surname(name) != " ".join(parts)


def is_part_of(short: str, full: str) -> bool:
    """Return whether a person's short form can stand for a full name.

    A surname (with or without its particles, or half of a double one), a first name, a
    surname after initials or a call name, and a full name without some of its given
    names do.

    >>> is_part_of("Leyen", "Ursula von der Leyen"), is_part_of("J. Weber", "Jana Weber")
    (True, True)
    >>> is_part_of("J. Weber", "Karl Weber"), is_part_of("Anna Weber", "Jana Weber")
    (False, False)
    >>> is_part_of("Amra Delić", "Amra Delić-Weber"), is_part_of("Bob Weir", "Robert Weir")
    (True, True)
    """
    left, right = _parts(short), _parts(full)
    if not left or not right or len(left) > len(right) or _numerals(short) - _numerals(full):
        return False
    if len(left) == 1:
        return left[0] in (right[0], right[-1], surname(full), *surname_words(full))
    if surname(short) == " ".join(left):
        return surname(full).endswith(surname(short))
    own, other = surname(short), surname(full)
    if len(own) == 1:
        return False
    if own not in (other, *surname_words(full)) and not other.endswith(f" {own}"):
        return False
    return _in_order(left[: len(left) - len(_tail(left))], right[: len(right) - len(_tail(right))])


def begins(short: str, full: str) -> bool:
    """Return whether a name of two words or more is the beginning of a longer one.

    >>> begins("Lim Kok", "Lim Kok-seng"), begins("Ana Marija", "Ana Marija Kovač")
    (True, True)
    >>> begins("Ana", "Ana Marija Kovač"), begins("Ana Marija", "Ana Marijana Kovač")
    (False, False)
    """
    left, right = words_of(short), words_of(full)
    return 1 < len(left) < len(right) and right[: len(left)] == left


def _in_order(given: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether the given names stand among the others, in that order.

    So a call name can be any of several: Bill Ashdown of William "Bill" Ashdown.
    """
    remaining = iter(others)
    return all(any(_same_given(g, o) for o in remaining) for g in given)


def _same_given(left: str, right: str) -> bool:
    if left == right or (len(left) == 1 and right.startswith(left)):
        return True
    return right in call_names(left) or left in call_names(right)


@remembered
def _parts(name: str) -> tuple[str, ...]:
    """Return the keys of a name's words, hyphenated ones in one, without "Jr" and "OBE"."""
    table = load_pack().names.person
    written = clean(name).split()
    ends = table.after_a_name
    while len(written) > 1 and is_acronym(written[-1]) and key_of(written[-1]) in ends:
        written.pop()
    parts = [k for word in written if (k := key_of(word)) and k not in table.suffixes]
    return tuple(parts) or words_of(name)


def _numerals(name: str) -> frozenset[str]:
    return load_pack().names.person.numerals.intersection(words_of(name)[-2:])


def _tail(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the surname's parts of a person's."""
    particles = load_pack().names.person.particles
    first = len(parts) - 1
    while first > 0 and parts[first - 1] in particles:
        first -= 1
    return parts[first:]
