"""What a name is made of, and when two written forms can be one name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import yaml
from anyascii import anyascii

from graphbuild.language.pack import EN

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_EDGES = " \t\n\u00a0\"'“”‘’«»„‚()[]{}<>*•·–—-,;:!?_/|"
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mp", "obe", "frs"})
"""Words that are no part of a person's name however they are written."""
_NUMERALS = frozenset({"ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "el"}
    | {"al", "bin", "ibn", "ben", "bint", "abu", "ter", "ten", "zu", "mac", "st", "san"}
)
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "in", "on", "at", "to", "de", "la", "du"})
_COMPANY_FORM = frozenset(
    {"inc", "incorporated", "ltd", "limited", "llc", "plc", "corp", "corporation", "co", "company"}
    | {"gmbh", "ag", "sa", "spa", "nv", "bv", "ab", "asa", "oy", "doo", "dd", "kg", "se", "lp"}
)


def clean(name: str) -> str:
    """Return a name as a person would write it on its own.

    White space is folded; a leading article, a closing possessive, quotes and bullets
    go; a name of two words or more in capitals throughout gets ordinary ones.

    >>> clean("the  “European Union”’s"), clean("BORIS RUGE"), clean("NATO")
    ('European Union', 'Boris Ruge', 'NATO')
    """
    text = " ".join(name.split()).strip(_EDGES)
    text = _POSSESSIVE.sub("", text).strip(_EDGES)
    text = _ARTICLE.sub("", text).strip(_EDGES)
    words = text.split()
    if len(words) > 1 and text.isupper() and any(len(w) > 3 for w in words):
        text = " ".join(_decapitalized(w) for w in words)
    return text


def _decapitalized(word: str) -> str:
    if word.lower() in _SMALL_WORDS:
        return word.lower()
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


@functools.lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """Return what two spellings of one name share: letters and digits, lower case.

    Diacritics, case, stops, hyphens, articles, possessives and a company's legal form
    do not count; "St." at the end is a street, at the beginning a saint.

    >>> key("Vučić") == key("VUCIC"), key("Acme, Inc.") == key("Acme")
    (True, True)
    >>> key("Main St.") == key("Main Street"), key("St. John") == key("Saint John")
    (True, True)
    """
    folded = anyascii(clean(name)).lower().replace("&", " and ")
    folded = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", folded)
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", folded))
    while len(words) > 1 and words[-1] in _COMPANY_FORM:
        words.pop()
    if len(words) > 1:
        words[0] = _spellings().first_word.get(words[0], words[0])
        words[-1] = _spellings().last_word.get(words[-1], words[-1])
    return " ".join(words) or folded


def words(name: str) -> list[str]:
    """Return the words of a name's key."""
    return key(name).split()


def every_word(name: str) -> set[str]:
    """Return the words that a person's name shares with each of its short forms."""
    return {*words(name), *" ".join(_person_parts(name)).split()}


def surname(name: str) -> str:
    """Return the key of a person's last name, particles and both halves included.

    >>> surname("Ursula von der Leyen"), surname("Martin Luther King Jr.")
    ('von der leyen', 'king')
    >>> surname("Amra Delić-Weber")
    'delic weber'
    """
    return " ".join(_tail(_person_parts(name)))


def surname_words(name: str) -> list[str]:
    """Return the words that can each stand for a surname: both of a double one.

    >>> surname_words("Amra Delić-Weber"), surname_words("Ursula von der Leyen")
    (['delic', 'weber'], ['leyen'])
    """
    return [word for word in surname(name).split() if word not in _PARTICLES] or words(name)[-1:]


def is_full(name: str) -> bool:
    """Return whether a person's name has more than a surname or a first name."""
    parts = _person_parts(name)
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
    left, right = _person_parts(short), _person_parts(full)
    if not left or not right or len(left) > len(right) or _numeral(short) - _numeral(full):
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
    left, right = words(short), words(full)
    return 1 < len(left) < len(right) and right[: len(left)] == left


def is_acronym(text: str) -> bool:
    """Return whether a form looks like an acronym: 2 to 8 signs, capitals but for one.

    >>> [is_acronym(x) for x in ("NATO", "U.N.", "MoFA", "Ruge")]
    [True, True, True, False]
    """
    letters = [c for c in text if c.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return 2 <= len(letters) <= 8 and " " not in text and capitals >= max(2, len(letters) - 1)


def initials(name: str) -> set[str]:
    """Return the acronyms that a name's words make, with and without small words.

    A hyphenated word can count as one, and a company's legal form as none.

    >>> sorted(initials("Movement for Multi-party Trade Ltd."))
    ['mfmpt', 'mfmptl', 'mfmt', 'mfmtl', 'mmpt', 'mmptl', 'mmt', 'mmtl']
    """
    text = anyascii(clean(name)).lower()
    found = set()
    for parts in (re.findall(r"[a-z0-9]+", text), re.findall(r"[a-z0-9][a-z0-9.'-]*", text)):
        short = parts[:-1] if parts and key(parts[-1]) in _COMPANY_FORM else parts
        for counted in (parts, short):
            found.add("".join(p[0] for p in counted))
            found.add("".join(p[0] for p in counted if p not in _SMALL_WORDS))
    return found


def _in_order(given: list[str], others: list[str]) -> bool:
    """Return whether the given names stand among the others, in that order.

    So a call name can be any of several: Bill Ashdown of William "Bill" Ashdown.
    """
    remaining = iter(others)
    return all(any(_same_given(g, o) for o in remaining) for g in given)


def _same_given(left: str, right: str) -> bool:
    if left == right or (len(left) == 1 and right.startswith(left)):
        return True
    return right in call_names(left) or left in call_names(right)


def call_names(name: str) -> list[str]:
    """Return the given names that a call name is short for: "william" for "bill"."""
    return _nicknames().get(name, [])


def _person_parts(name: str) -> list[str]:
    """Return the keys of a name's words, hyphenated ones in one, without "Jr" and "OBE"."""
    written = clean(name).split()
    while len(written) > 1 and _is_honour(written[-1]):
        written.pop()
    parts = [k for word in written if (k := key(word)) and k not in _SUFFIX]
    return parts or words(name)


def _numeral(name: str) -> frozenset[str]:
    return _NUMERALS.intersection(words(name)[-2:])


def _is_honour(word: str) -> bool:
    return is_acronym(word) and key(word) in _spellings().after_a_person


def _tail(parts: list[str]) -> list[str]:
    """Return the surname's parts of a person's."""
    first = len(parts) - 1
    while first > 0 and parts[first - 1] in _PARTICLES:
        first -= 1
    return parts[first:]


@dataclass(frozen=True, slots=True)
class _Spellings:
    first_word: dict[str, str]
    last_word: dict[str, str]
    after_a_person: frozenset[str]


@functools.cache
def _spellings() -> _Spellings:
    text = EN.joinpath("spellings.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    return _Spellings(table["first_word"], table["last_word"], frozenset(table["after_a_person"]))


@functools.cache
def _nicknames() -> dict[str, list[str]]:
    text = EN.joinpath("nicknames.yaml").read_text("utf-8")
    table: dict[str, list[str]] = yaml.safe_load(text)
    return table
