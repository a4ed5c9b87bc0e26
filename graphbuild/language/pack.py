"""A language's tables, each read when it is first asked for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

from graphbuild.language.demonyms import Demonyms
from graphbuild.language.descriptions import DescriptionNouns
from graphbuild.language.gender import Genders
from graphbuild.language.labels import Labels
from graphbuild.language.loader import Form, read_table
from graphbuild.language.mentions import MentionWords
from graphbuild.language.speech import SpeechWords
from graphbuild.language.titles import Titles

BASE = "en"
"""Whose tables of names hold for all languages: people and firms travel."""

_OF_NAMES = frozenset(
    {"names", "mentions", "titles", "nicknames", "types", "places", "occupations", "aliases"}
)

PARTS: Mapping[str, tuple[str, ...]] = {
    "coreference": ("labels", "gender", "descriptions", "speech"),
    "relations": ("labels", "relations", "modality", "inflections", "clauses"),
}
"""What a language can bring besides names, and the tables that it takes."""


class LanguagePack:
    """The words of one language. A table that it lacks is empty.

    lang: the code that spaCy gives the language, such as "en".
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    @property
    def parts(self) -> tuple[str, ...]:
        """Return what can be read in this language: names always, and what of PARTS it has."""
        return ("names", *(part for part, files in PARTS.items() if all(map(self._has, files))))

    @functools.cached_property
    def labels(self) -> Labels:
        """What the parser's labels and the tagger's stand for."""
        return self._table("labels", Labels)

    @functools.cached_property
    def mentions(self) -> MentionWords:
        """By what words a name is found, and where it begins and ends."""
        return self._table("mentions", MentionWords)

    @functools.cached_property
    def titles(self) -> Titles:
        """What stands before a person's name."""
        return self._table("titles", Titles)

    @functools.cached_property
    def demonyms(self) -> Demonyms:
        """Adjectives that stand for a country."""
        return self._table("demonyms", Demonyms)

    @functools.cached_property
    def gender(self) -> Genders:
        """Which pronoun a name, a title or a description calls for."""
        return self._table("gender", Genders)

    @functools.cached_property
    def descriptions(self) -> DescriptionNouns:
        """Nouns that can stand for a named entity."""
        return self._table("descriptions", DescriptionNouns)

    @functools.cached_property
    def speech(self) -> SpeechWords:
        """By what words and signs direct speech is seen, and whose it is."""
        return self._table("speech", SpeechWords)

    def _has(self, subject: str) -> bool:
        return resources.files(__package__).joinpath(self.lang, f"{subject}.yaml").is_file()

    def _table(self, subject: str, form: type[Form]) -> Form:
        """Return a table of this language, or of names that of all languages, else an empty one."""
        own = self._has(subject)
        if not own and subject not in _OF_NAMES:
            return form()
        folder = self.lang if own else BASE
        return read_table(resources.files(__package__).joinpath(folder, f"{subject}.yaml"), form)


@functools.cache
def load_pack(lang: str = BASE) -> LanguagePack:
    """Return the pack of a language, once loaded always the same."""
    return LanguagePack(lang)


EN = resources.files(__package__).joinpath("en")
"""Only until every table is asked of a pack."""
