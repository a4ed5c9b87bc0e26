"""In which language a text is, where it is another one than expected, and that is sure."""

from __future__ import annotations

import functools
import pkgutil
import re
from typing import TYPE_CHECKING

from graphbuild.language.loader import Words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_MOST = 3_000
"""Characters of a text that are looked at: its beginning, middle and end."""
_LEAST_WORDS = 5
_LEAST_LETTERS = 12
"""Of a script that the expected language is not written in, which says much by itself."""
_AT_HOME = 0.2
"""Share of function words from which a text is in the expected language. English news have
.35 to .5, French and German ones .02 of English's."""
_FOREIGN = 0.05
"""Share of the other language's own function words from which it can be that one."""
_MIXED = 0.03
"""Share of the expected language's own function words, of two letters and more, above which
a text is of both: "i" and "o" stand in one list or another, and are words of most languages."""
_SURE = 0.7
_EXCLUDED = 0.001
"""Probabilities: the other language's at least, the expected one's at most."""

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"://|@|^www\.")
_HEAD = re.compile(r"\A(?:[A-Z][A-Za-z-]+:[^\n]*\n)+[^\S\n]*\n")
"""Of a mail, which programs write (RFC 5322): its words are English in any country."""
_DETECTORS = {"no": "nb"}
"""The detector's codes for languages that spaCy calls otherwise."""


def other_language(text: str, expected: str) -> str | None:
    """Return the code of the language that a text is in, None where it is the expected one.

    None as well where that is not sure: of a few words, a list of names, two languages
    mixed. expected: spaCy's code; of "xx", which is any language, None is all that is
    returned. Two signs have to agree: a naive Bayes classifier over byte n-grams, and the
    function words of both languages, which are looked up first since that takes no time.
    Source: Lui and Baldwin (2012), langid.py, ACL demonstrations; through py3langid.

    >>> other_language("La réunion est reportée à lundi avec les autres.", "en")
    'fr'
    >>> other_language("The meeting is on Monday, with Hélène de la Tour.", "en")
    """
    own = function_words(expected)
    if not own:
        return None
    sample = _sample(_HEAD.sub("", text, count=1))
    if _share(_words(sample), own) >= _AT_HOME:
        return None
    sample = " ".join(part for part in sample.split() if not _ADDRESS.search(part))
    words = _words(sample)
    elsewhere = _is_of_another_script(words, own)
    if sum(map(len, words)) < _LEAST_LETTERS or (len(words) < _LEAST_WORDS and not elsewhere):
        return None
    ranked: list[tuple[str, float]] = _detector().rank(sample)
    chances = {_DETECTORS.get(code, code): chance for code, chance in ranked}
    code = max(chances, key=lambda each: chances[each])
    if code == expected or chances[code] < _SURE or chances.get(expected, 0.0) > _EXCLUDED:
        return None
    if elsewhere:
        return code
    other = function_words(code)
    is_of_both = _share(words, frozenset(word for word in own - other if len(word) > 1)) > _MIXED
    return code if not is_of_both and _share(words, other - own) >= _FOREIGN else None


@functools.cache
def function_words(lang: str) -> Words:
    """Return the words that spaCy holds for stop words of a language; none if it has none."""
    from spacy.util import get_lang_class

    try:
        return frozenset(get_lang_class(lang).Defaults.stop_words)
    except ImportError:
        return frozenset()


@functools.cache
def _detector() -> LanguageIdentifier:
    """Return the classifier for the languages that spaCy has words of."""
    import spacy.lang
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = {module.name for module in pkgutil.iter_modules(spacy.lang.__path__)}
    detector.set_languages([c for c in detector.labels if _DETECTORS.get(c, c) in known])
    return detector


def _sample(text: str) -> str:
    if len(text) <= _MOST:
        return text
    part = _MOST // 3
    middle = (len(text) - part) // 2
    return f"{text[:part]} {text[middle : middle + part]} {text[-part:]}"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower() if text.isupper() else text)


def _share(words: list[str], known: Words) -> float:
    """Return what part of the words is known, as they are written: a name is no "la"."""
    return sum(word in known for word in words) / max(len(words), 1)


def _is_of_another_script(words: list[str], own: Words) -> bool:
    """Return whether hardly a letter is one of those that a language's own words have."""
    alphabet = frozenset("".join(own))
    letters = "".join(words).lower()
    return sum(letter in alphabet for letter in letters) * 5 < len(letters)
