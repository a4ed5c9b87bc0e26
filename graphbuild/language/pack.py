"""A language's tables, each read when it is first asked for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

from graphbuild.language.grammar.calendar import Calendar
from graphbuild.language.grammar.clauses import ClauseWords
from graphbuild.language.grammar.descriptions import DescriptionNouns
from graphbuild.language.grammar.inflections import Inflections
from graphbuild.language.grammar.labels import Labels
from graphbuild.language.grammar.mentions import MentionWords
from graphbuild.language.grammar.modality import ModalityWords
from graphbuild.language.grammar.relations import RelationWords
from graphbuild.language.grammar.speech import SpeechWords
from graphbuild.language.grammar.statements import StatementWords
from graphbuild.language.loader import Form, read_table
from graphbuild.language.people.gender import Genders
from graphbuild.language.people.identity import Identity
from graphbuild.language.people.letters import LetterWords
from graphbuild.language.people.names import NameWords, Nicknames
from graphbuild.language.people.occupations import Occupations
from graphbuild.language.people.offices import Offices
from graphbuild.language.people.titles import Titles
from graphbuild.language.text.pages import PageWords
from graphbuild.language.world.aliases import Aliases
from graphbuild.language.world.demonyms import Demonyms
from graphbuild.language.world.known import KnownNames
from graphbuild.language.world.places import PlaceWords
from graphbuild.language.world.types import TypeWords

BASE = "en"
"""Whose tables of names hold for all languages: people and firms travel."""

_OF_NAMES = frozenset(
    {
        "names",
        "mentions",
        "titles",
        "nicknames",
        "types",
        "places",
        "occupations",
        "aliases",
        "known",
        "letters",
        "identity",
    }
)

PARTS: Mapping[str, tuple[str, ...]] = {
    "coreference": ("labels", "gender", "descriptions", "speech"),
    "relations": ("labels", "relations", "modality", "inflections", "clauses"),
    "statements": ("labels", "speech", "statements", "inflections", "clauses"),
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
    def names(self) -> NameWords:
        """What names are made of besides the names themselves."""
        return self._table("names", NameWords)

    @functools.cached_property
    def nicknames(self) -> Nicknames:
        """Call names and what they are short for."""
        return self._table("nicknames", Nicknames)

    @functools.cached_property
    def known(self) -> KnownNames:
        """Organisations that every reader knows by name."""
        return self._table("known", KnownNames)

    @functools.cached_property
    def identity(self) -> Identity:
        """What tells who somebody is, besides the name."""
        return self._table("identity", Identity)

    @functools.cached_property
    def places(self) -> PlaceWords:
        """By what words a place's short name stands for its long one."""
        return self._table("places", PlaceWords)

    @functools.cached_property
    def types(self) -> TypeWords:
        """What words say of an entity's type."""
        return self._table("types", TypeWords)

    @functools.cached_property
    def occupations(self) -> Occupations:
        """Walks of life."""
        return self._table("occupations", Occupations)

    @functools.cached_property
    def offices(self) -> Offices:
        """Offices that one alone holds at a time."""
        return self._table("offices", Offices)

    @functools.cached_property
    def aliases(self) -> Aliases:
        """Names that everybody knows to mean the same."""
        return self._table("aliases", Aliases)

    @functools.cached_property
    def inflections(self) -> Inflections:
        """How words are inflected."""
        return self._table("inflections", Inflections)

    @functools.cached_property
    def clauses(self) -> ClauseWords:
        """What the patterns for subjects, arguments and relations hang on, verbs in all forms."""
        return self._table("clauses", ClauseWords).inflected(self.inflections)

    @functools.cached_property
    def modality(self) -> ModalityWords:
        """What says that something is not so, or only may be, verbs and nouns in all forms."""
        return self._table("modality", ModalityWords).inflected(self.inflections)

    @functools.cached_property
    def relations(self) -> RelationWords:
        """What states which type of relation."""
        return self._table("relations", RelationWords)

    @functools.cached_property
    def calendar(self) -> Calendar:
        """How days and times are written."""
        return self._table("calendar", Calendar)

    @functools.cached_property
    def mentions(self) -> MentionWords:
        """By what words a name is found, and where it begins and ends."""
        return self._table("mentions", MentionWords)

    @functools.cached_property
    def letters(self) -> LetterWords:
        """Who in a letter is a person, who its writer and who its reader."""
        return self._table("letters", LetterWords)

    @functools.cached_property
    def pages(self) -> PageWords:
        """What stands on a printed page besides its text."""
        return self._table("pages", PageWords)

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

    @functools.cached_property
    def statements(self) -> StatementWords:
        """By what words a sentence makes its subject a speaker, verbs in all forms."""
        return self._table("statements", StatementWords).inflected(self.inflections)

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
