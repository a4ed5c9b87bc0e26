"""A sentence with what it names, and the rules by which it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graphbuild.extract.relations.table import RelationTable
from graphbuild.extract.relations.verbal.modality import ModalityRules
from graphbuild.extract.relations.verbal.when import Times
from graphbuild.extract.syntax import Syntax, hashes, load_syntax
from graphbuild.language.pack import LanguagePack
from graphbuild.model import Mention

Lemmatise = Callable[[str], str]
"""From a verb's form to its lemma."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the sentences of a language are read by.

    lang: the language. triggers: spaCy's hash of every word that can state a relation.
    lemmatise: None where only the table's words make relations.
    """

    lang: str
    table: RelationTable
    syntax: Syntax
    modality: ModalityRules
    times: Times
    triggers: frozenset[int]
    lemmatise: Lemmatise | None = None


def rules_of(pack: LanguagePack, table: RelationTable, lemmatise: Lemmatise | None = None) -> Rules:
    """Return the rules of a language with a table of relations."""
    syntax = load_syntax(pack.lang)
    return Rules(
        pack.lang,
        table,
        syntax,
        ModalityRules(syntax, pack.modality),
        Times(syntax, pack.calendar),
        hashes(table.triggers),
        lemmatise,
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence, end exclusive, and what they name.

    words: spaCy's hash of each token in lower case. mentions: of the whole text. names:
    token → mention. countries: token → number below 0 of a country that an adjective
    stands for.
    """

    start: int
    end: int
    words: Sequence[int]
    rules: Rules
    mentions: Sequence[Mention]
    names: dict[int, int] = field(default_factory=dict)
    countries: dict[int, int] = field(default_factory=dict)
