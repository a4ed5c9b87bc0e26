"""The inflected forms of the few words that matter, so that no lemmatiser need run."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field

from graphbuild.language.loader import Table, Words


def _ending(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        msg = f"{pattern!r} is no regular expression: {error}"
        raise ValueError(msg) from error
    return pattern


Ending = Annotated[str, AfterValidator(_ending)]


class Inflection(Table):
    """One form of a kind of word, such as the plural of nouns.

    endings: an ending, as a regular expression → what can stand in its place; the first
    that fits counts. exceptions: endings that come before those. irregular: word → the
    forms that it has instead.
    """

    exceptions: dict[Ending, tuple[str, ...]] = Field(default_factory=dict)
    endings: dict[Ending, tuple[str, ...]] = Field(default_factory=dict)
    irregular: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def of(self, word: str) -> Iterable[str]:
        """Return the word in this form, in each way in which it can be written."""
        if word in self.irregular:
            return self.irregular[word]
        for ending, others in self._compiled:
            match = ending.search(word)
            if match:
                return [word[: match.start()] + match.expand(other) for other in others]
        return ()

    @functools.cached_property
    def _compiled(self) -> list[tuple[re.Pattern[str], tuple[str, ...]]]:
        listed = (*self.exceptions.items(), *self.endings.items())
        return [(re.compile(rf"(?:{ending})\Z"), others) for ending, others in listed]


class Inflections(Table):
    """How a language inflects its words, by the names that it gives the forms."""

    nouns: dict[str, Inflection] = Field(default_factory=dict)
    verbs: dict[str, Inflection] = Field(default_factory=dict)

    def noun_forms(self, noun: str) -> Words:
        """Return a noun with its plural.

        >>> from graphbuild.language.pack import load_pack
        >>> english = load_pack("en").inflections
        >>> sorted(english.noun_forms("subsidiary")), sorted(english.noun_forms("wife"))
        (['subsidiaries', 'subsidiary'], ['wife', 'wives'])
        """
        return _forms(noun, self.nouns)

    def verb_forms(self, lemma: str) -> Words:
        """Return the lemma with every form that it can have in a text.

        >>> from graphbuild.language.pack import load_pack
        >>> english = load_pack("en").inflections
        >>> sorted(english.verb_forms("buy")), "travelled" in english.verb_forms("travel")
        (['bought', 'buy', 'buying', 'buys'], True)
        """
        return _forms(lemma, self.verbs)


Form = TypeVar("Form", bound=Table)


def inflected(table: Form, forms: Callable[[str], Words]) -> Form:
    """Return a table of lemmas with all forms of each."""
    return table.model_copy(
        update={name: all_forms(getattr(table, name), forms) for name in type(table).model_fields}
    )


def all_forms(lemmas: Iterable[str], forms: Callable[[str], Words]) -> Words:
    """Return the forms of some words together."""
    return frozenset(form for lemma in lemmas for form in forms(lemma))


def _forms(word: str, inflections: Mapping[str, Inflection]) -> Words:
    return frozenset({word, *(form for each in inflections.values() for form in each.of(word))})
