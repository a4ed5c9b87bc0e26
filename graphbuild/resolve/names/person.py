"""What a person's name is made of, and which shorter ones can stand for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphbuild.language.pack import load_pack
from graphbuild.language.people.names import PersonWords
from graphbuild.resolve.names.key import clean, is_acronym, key_of, remembered, words_of

_NUMERAL = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
"""A Roman numeral as rulers bear it; "X" alone is a letter as well."""
_GIVEN_AND_SURNAME = 2


@remembered
def surname(name: str) -> str:
    """Return the key of a person's last name, particles and both halves included.

    >>> surname("Ursula von der Leyen"), surname("Martin Luther King Jr.")
    ('von der leyen', 'king')
    >>> surname("Amra Delić-Weber")
    'delic weber'
    """
    parts = _parts(name)
    if len(parts) == _GIVEN_AND_SURNAME and _begins_with_given(name, parts[0]):
        return parts[1]
    return " ".join(_tail(parts))


@remembered
def given_names(name: str) -> tuple[str, ...]:
    """Return the keys of what stands before a person's surname: given names and initials.

    >>> given_names("Ursula von der Leyen"), given_names("Ada K. Moe Jr."), given_names("Ruge")
    (('ursula',), ('ada', 'k'), ())
    """
    parts, last = _parts(name), surname(name)
    while parts and last:
        shorter = last.removesuffix(parts[-1]).rstrip()
        if shorter == last:
            break
        parts, last = parts[:-1], shorter
    return parts


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
    """Return whether a person's name has more than a surname or a first name.

    >>> is_full("Al Moe"), is_full("Ruge"), is_full("van Gogh"), is_full("Louis XIV")
    (True, False, False, True)
    """
    parts = _parts(name)
    if len(parts) == 1:
        return generation(name) is not None
    return surname(name) != " ".join(parts)


@remembered
def generation(name: str) -> str | None:
    """Return which bearer of a name is meant, where it ends in "Jr.", "Sr." or a numeral.

    >>> generation("Martin Luther King Jr."), generation("Louis XIV"), generation("Malcolm X")
    ('younger', 'xiv', None)
    """
    written = clean(name).split()
    if len(written) < 2:
        return None
    last = written[-1]
    said = load_pack().names.person.generations.get(key_of(last))
    return said or (last.lower() if _NUMERAL.fullmatch(last) and last != "X" else None)


def is_part_of(short: str, full: str) -> bool:
    """Return whether a person's short form can stand for a full name.

    A surname (with or without its particles, or half of a double one), a first name, a
    surname after initials or a call name, a full name without some of its given names, and
    one of three words or with initials whose surname stands first do. Of two generations
    none is a form of the other.

    >>> is_part_of("Leyen", "Ursula von der Leyen"), is_part_of("J. Weber", "Jana Weber")
    (True, True)
    >>> is_part_of("J. Weber", "Karl Weber"), is_part_of("Anna Weber", "Jana Weber")
    (False, False)
    >>> is_part_of("Amra Delić", "Amra Delić-Weber"), is_part_of("Bob Weir", "Robert Weir")
    (True, True)
    >>> is_part_of("Ada Moe Jr.", "Ada Moe Sr."), is_part_of("Berg A. K.", "Ada Kaja Berg")
    (False, True)
    >>> is_part_of("Ada W. Moe", "Ada H. W. Moe"), is_part_of("Ada H. Moe", "Ada H. W. Moe")
    (False, True)
    """
    left, right = _parts(short), _parts(full)
    said = generation(short)
    if not left or not right or len(left) > len(right) or said not in (None, generation(full)):
        return False
    if len(left) == 1:
        return left[0] in (right[0], right[-1], surname(full), *surname_words(full))
    if surname(full).endswith(" ".join(left)):
        return True
    if len(left) > 2 and (len(left) == len(right) or all(len(part) == 1 for part in left[1:])):
        turned = (*left[1:], left[0])
        if turned == right or (len(turned[0]) == 1 and _fits(turned, right)):
            return True
    return _fits(left, right)


def _fits(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether a name's parts are those of a fuller one, or stand for them."""
    own, other = " ".join(_tail(left)), " ".join(_tail(right))
    if len(own) == 1 or own == " ".join(left):
        return False
    particles = load_pack().names.person.particles
    halves = (word for word in other.split() if word not in particles)
    if own not in (other, *halves) and not other.endswith(f" {own}"):
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


def has_initial(short: str, full: str) -> bool:
    """Return whether a name is a given name with the initial of a full name's surname.

    >>> has_initial("Gerda P.", "Gerda Pohl"), has_initial("Gerda P.", "Gerda Marie Pohl")
    (True, True)
    >>> has_initial("Gerda P.", "Hanna Pohl"), has_initial("G. P.", "Gerda Pohl")
    (False, False)
    """
    left, right = words_of(short), words_of(full)
    if len(left) != _GIVEN_AND_SURNAME or len(left[0]) == 1 or len(left[1]) > 1:
        return False
    last = surname(full)
    return left[0] == right[0] != last and len(last) > 1 and last.startswith(left[1])


def _in_order(given: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether the given names stand among the others, in that order.

    So a call name can be any of several: Bill Ashdown of William "Bill" Ashdown. An initial
    after another name is that of the very next: George W. is no George H. W.
    """
    at = 0
    for number, name in enumerate(given):
        is_next = number > 0 and len(name) == 1
        last = min(at + 1, len(others)) if is_next else len(others)
        at = next((n + 1 for n in range(at, last) if same_given(name, others[n])), -1)
        if at < 0:
            return False
    return True


def same_given(left: str, right: str) -> bool:
    """Return whether two given names can be one: the same, an initial, a call name.

    >>> same_given("a", "ada"), same_given("bill", "william"), same_given("ada", "anna")
    (True, True, False)
    """
    if left == right or (len(left) == 1 and right.startswith(left)):
        return True
    return right in call_names(left) or left in call_names(right)


@remembered
def _parts(name: str) -> tuple[str, ...]:
    """Return the keys of a name's words, hyphenated ones in one, without "Jr" and "OBE"."""
    table = load_pack().names.person
    written = clean(name).split()
    while len(written) > 1 and _is_after_a_name(written[-1], table):
        written.pop()
    return tuple(k for word in written if (k := key_of(word))) or words_of(name)


def _is_after_a_name(word: str, table: PersonWords) -> bool:
    key = key_of(word)
    if key in table.suffixes or (_NUMERAL.fullmatch(word) and word != "X"):
        return True
    return is_acronym(word) and key in table.after_a_name


def _tail(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the surname's parts of a person's."""
    particles = load_pack().names.person.particles
    first = len(parts) - 1
    while first > 0 and parts[first - 1] in particles:
        first -= 1
    return parts[first:]


def _begins_with_given(name: str, first: str) -> bool:
    """Return whether what may be a particle is a given name: "Van Morrow", not "van Gogh"."""
    return first in load_pack().names.person.given_too and clean(name)[0].isupper()
