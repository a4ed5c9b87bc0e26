"""What a name is made of, and when two written forms can be one name."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_EDGES = " \t\n\u00a0\"'“”‘’«»„‚()[]{}<>*•·–—-,;:!?_/|"
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mp", "obe", "frs"})
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
    do not count.

    >>> key("Vučić") == key("VUCIC"), key("Acme, Inc.") == key("Acme")
    (True, True)
    """
    folded = anyascii(clean(name)).lower().replace("&", " and ")
    folded = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", folded)
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", folded))
    while len(words) > 1 and words[-1] in _COMPANY_FORM:
        words.pop()
    return " ".join(words) or folded


def words(name: str) -> list[str]:
    """Return the words of a name's key."""
    return key(name).split()


def surname(name: str) -> str:
    """Return the key of a person's last name, particles included.

    >>> surname("Ursula von der Leyen"), surname("Martin Luther King Jr.")
    ('von der leyen', 'king')
    """
    parts = [p for p in words(name) if p not in _SUFFIX] or words(name)
    first = len(parts) - 1
    while first > 0 and parts[first - 1] in _PARTICLES:
        first -= 1
    return " ".join(parts[first:])


def is_full(name: str) -> bool:
    """Return whether a person's name has more than a surname or a first name."""
    parts = [p for p in words(name) if p not in _SUFFIX]
    return len(parts) > 1 and len(surname(name).split()) < len(parts)


def is_part_of(short: str, full: str) -> bool:
    """Return whether a person's short form can stand for a full name.

    A surname (with or without its particles), a first name, a surname after initials,
    and a full name without some of its given names do.

    >>> is_part_of("Leyen", "Ursula von der Leyen"), is_part_of("J. Weber", "Jana Weber")
    (True, True)
    >>> is_part_of("J. Weber", "Karl Weber"), is_part_of("Anna Weber", "Jana Weber")
    (False, False)
    """
    left, right = _person_words(short), _person_words(full)
    if not left or not right or len(left) > len(right):
        return False
    if len(left) == 1:
        return left[0] in (right[0], right[-1]) or short_surname(full) == left[0]
    if surname(short) == key(short):
        return surname(full).endswith(surname(short))
    if left[-1] != right[-1]:
        return False
    return _in_order(left[:-1], right[:-1])


def short_surname(name: str) -> str:
    """Return a surname's last word: "leyen" of "Ursula von der Leyen"."""
    return surname(name).split()[-1] if surname(name) else ""


def is_acronym(text: str) -> bool:
    """Return whether a form looks like an acronym: 2 to 8 signs, capitals but for one.

    >>> [is_acronym(x) for x in ("NATO", "U.N.", "MoFA", "Ruge")]
    [True, True, True, False]
    """
    letters = [c for c in text if c.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return 2 <= len(letters) <= 8 and " " not in text and capitals >= max(2, len(letters) - 1)


def initials(name: str) -> set[str]:
    """Return the acronyms that a name's words make, with and without small words."""
    parts = re.findall(r"[a-z0-9]+", anyascii(clean(name)).lower())
    every = "".join(p[0] for p in parts)
    large = "".join(p[0] for p in parts if p not in _SMALL_WORDS)
    return {every, large}


def _in_order(given: list[str], others: list[str]) -> bool:
    """Return whether the given names stand among the others, in that order.

    So a call name can be any of several: Bill Ashdown of William "Bill" Ashdown.
    """
    remaining = iter(others)
    return all(any(_same_given(g, o) for o in remaining) for g in given)


def _same_given(left: str, right: str) -> bool:
    return left == right or (len(left) == 1 and right.startswith(left))


def _person_words(name: str) -> list[str]:
    return [p for p in words(name) if p not in _SUFFIX]
