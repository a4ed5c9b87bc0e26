"""A name's key: what its spellings share, and what is looked up by it."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from anyascii import anyascii

from graphbuild.language.pack import load_pack
from graphbuild.language.patterns import any_of

_BROKEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
"""A hyphen at a line's end, within a word or between the halves of a name."""

_WORD = re.compile(r"\b[a-z](?:\+\+|#)|[a-z0-9]+")
"""A word of a key. What follows a letter alone tells it from others: "C++", "C#"."""

_UNSEEN = frozenset({"Cf", "Cc"})
"""Unicode's categories of signs that format text or control a device."""

_JOINERS = frozenset("\u200c\u200d")
"""Signs of no width that tell words apart in Persian and in India's scripts."""

_EDGES = " \t\n\u00a0\"'“”‘’«»„‚()[]{}<>*•·–—-,;:!?_/|"


class NameKey(NamedTuple):
    """Under what the mentions, or chains, of one name are gathered.

    text: what its spellings share. spelling: which of those that a person told apart, 0
    for all others. second: whether it is another entity of the name than the first, told
    from it by the documents.
    """

    text: str
    spelling: int = 0
    second: bool = False

    @property
    def words(self) -> list[str]:
        """Return the words that its spellings share."""
        return self.text.split()

    def of_second(self) -> NameKey:
        """Return the key of another entity of this name."""
        return self._replace(second=True)


remembered = functools.lru_cache(maxsize=200_000)
"""For what is asked of the same names again and again."""


@remembered
def clean(name: str) -> str:
    """Return a name as a person would write it on its own.

    White space is folded; a leading article, a closing possessive, quotes, bullets and signs
    that nobody sees go, and so does a hyphen by which a line's end broke a word; a name of
    two words or more in capitals throughout gets ordinary ones.

    >>> clean("the  “European Union”’s"), clean("BORIS RUGE"), clean("NATO")
    ('European Union', 'Boris Ruge', 'NATO')
    >>> clean("Magda Oster- lund"), clean("Amra Delić- Weber"), clean("Ha\u00adlden")
    ('Magda Osterlund', 'Amra Delić-Weber', 'Halden')
    """
    text = " ".join(_visible(name).split()).strip(_EDGES)
    text = _BROKEN.sub(_mended, text)
    if text.replace("’", "'").lower() not in load_pack().known.with_own_s:
        text = _possessive().sub("", text).strip(_EDGES)
    text = _article().sub("", text).strip(_EDGES)
    words = text.split()
    if len(words) > 1 and text.isupper() and any(len(w) > 3 for w in words):
        small = load_pack().names.small_words
        text = " ".join(w.lower() if w.lower() in small else decapitalized(w) for w in words)
    return text


def _visible(name: str) -> str:
    """Return a name without signs of no width: soft hyphens, marks of direction, controls."""
    if name.isprintable():
        return name
    return "".join(c for c in name if c.isspace() or c in _JOINERS or not _is_unseen(c))


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN


def _mended(broken: re.Match[str]) -> str:
    """Return what stands for a hyphen at a line's end: none where a word goes on after it."""
    after = broken.string[broken.end() :]
    word = after.split()[0]
    if word.lower() in load_pack().names.small_words | load_pack().mentions.small_words:
        return broken.group()
    return "" if after[0].islower() else "-"


def decapitalized(word: str) -> str:
    """Return a word in capitals as names are written: "North-West" for "NORTH-WEST"."""
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


@remembered
def key_of(name: str) -> str:
    """Return what two spellings of one name share: letters and digits, lower case.

    Diacritics, case, stops, hyphens, articles, possessives and a company's legal form
    do not count; "St." at the end is a street, at the beginning a saint.

    >>> key_of("Vučić") == key_of("VUCIC"), key_of("Acme, Inc.") == key_of("Acme")
    (True, True)
    >>> key_of("Main St.") == key_of("Main Street"), key_of("St. John") == key_of("Saint John")
    (True, True)
    """
    table = load_pack().names
    written = written_words(name)
    words = [*written[: len(written) - _words_of_form(written)]]
    if len(words) > 1:
        words[0] = table.first_word.get(words[0], words[0])
        words[-1] = table.last_word.get(words[-1], words[-1])
        words = [table.spelled.get(word, word) for word in words]
    return " ".join(words) or anyascii(clean(name)).lower()


def _words_of_form(words: Sequence[str]) -> int:
    """Return how many words at a name's end are a company's legal form: never all of them."""
    forms = load_pack().names.organisation
    end = len(words)
    while end > 1 and (
        words[end - 1] in forms.legal_forms
        or (words[end - 1] in forms.within_forms and words[end - 2] in forms.legal_forms)
    ):
        end -= 1
    return len(words) - end


@remembered
def legal_form(name: str) -> frozenset[str]:
    """Return the parts of the legal form in a company's name that tell it from its like.

    Spellings of one form are one; "Company" says nothing.

    >>> sorted(legal_form("Halden GmbH & Co. KG")), sorted(legal_form("Halden Limited"))
    (['gmbh', 'kg'], ['ltd'])
    >>> sorted(legal_form("Halden Company"))
    []
    """
    table = load_pack().names.organisation
    words = written_words(name)
    form = words[len(words) - _words_of_form(words) :]
    parts = {table.same_forms.get(word, word) for word in form if word not in table.within_forms}
    return frozenset(parts - table.any_form)


@remembered
def written_words(name: str) -> tuple[str, ...]:
    """Return all words of a name in small letters, a company's legal form among them.

    >>> written_words("Tessaro S.A. de C.V."), written_words("Noor C++ Labs")
    (('tessaro', 'sa', 'de', 'cv'), ('noor', 'c++', 'labs'))
    """
    ampersand = load_pack().names.ampersand
    folded = anyascii(clean(name)).lower().replace("&", f" {ampersand} ")
    folded = re.sub(r"(?<=\b\w)[.-](?=\w\b)", "", folded)
    return tuple(_WORD.findall(re.sub(r"['’.]", "", folded)))


@remembered
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name's key."""
    return tuple(key_of(name).split())


def is_acronym(text: str) -> bool:
    """Return whether a form looks like an acronym: 2 to 8 signs, capitals but for one.

    >>> [is_acronym(x) for x in ("NATO", "U.N.", "MoFA", "Ruge")]
    [True, True, True, False]
    """
    letters = [c for c in text if c.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return 2 <= len(letters) <= 8 and " " not in text and capitals >= max(2, len(letters) - 1)


@functools.cache
def _article() -> re.Pattern[str]:
    articles = any_of(load_pack().names.articles)
    return re.compile(rf"^{articles}\s+(?=\S)", re.IGNORECASE)


@functools.cache
def _possessive() -> re.Pattern[str]:
    table = load_pack().names
    always, after_s = any_of(table.possessives), any_of(table.possessives_after_s)
    return re.compile(rf"(?:{always}|(?<=s){after_s})$", re.IGNORECASE)
