"""Documents in, `Extraction`s out: the work that one process does."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphbuild.config import Config
from graphbuild.errors import ModelError
from graphbuild.extract import spacy_model as models
from graphbuild.extract.heads import TYPES
from graphbuild.extract.languages import others, placed
from graphbuild.extract.odd_signs import as_given, as_read
from graphbuild.extract.reading import Reading
from graphbuild.extract.relations.table import load_table
from graphbuild.language.pack import LanguagePack, load_pack
from graphbuild.model import Document, Extraction, Foreign, RelationType


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that the model could not read. traceback: of the error, if it left one."""

    document_id: str
    reason: str
    traceback: str = ""


class Extractor:
    """A loaded model with the settings that it reads by, and those of other languages.

    These are loaded when the first of their documents comes, and stay.
    """

    def __init__(self, config: Config) -> None:
        """config: the settings. Raises ModelError where the model cannot be loaded."""
        self.config = config
        self.nlp, self.model = models.load(config)
        self.others = others(config, self.model.lang)
        own = Reading(config, self.nlp, self.model.lang)
        self.pack = own.pack
        self.relation_types = _relation_types(config, own.pack, map(load_pack, self.others))
        self._readings: dict[Foreign | None, Reading] = {None: own}

    def others_named(self) -> dict[str, str]:
        """Return language → name and version of the model for its documents."""
        return {language: str(model) for language, model in self.others.items()}

    def placed(self, document: Document) -> Document:
        """Return the document with how it is read, if that is not as all others."""
        return placed(document, self.model.lang, self.others)

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction | Failure]:
        """Yield what each document holds, in order; a Failure where the model fails.

        A batch that fails is read again one by one, so that one bad document costs
        only itself. Raises ModelError where the model of another language cannot be loaded.
        """
        batch = list(documents)
        try:
            yield from self._read(batch)
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - one odd document must not end the others
            if len(batch) == 1:
                told = "".join(traceback.format_exception(error))
                yield Failure(batch[0].id, f"{type(error).__name__}: {error}", told)
                return
            for document in batch:
                yield from self.extract([document])

    def _read(self, batch: list[Document]) -> list[Extraction]:
        found: dict[int, Extraction] = {}
        for foreign in dict.fromkeys(document.foreign for document in batch):
            numbers = [n for n, document in enumerate(batch) if document.foreign == foreign]
            given = [as_read(batch[n]) for n in numbers]
            read = self._reading(foreign).read([document for document, _ in given])
            for n, extraction, (_, offsets) in zip(numbers, read, given, strict=True):
                found[n] = as_given(extraction, offsets) if offsets else extraction
        return [found[n] for n in range(len(batch))]

    def _reading(self, foreign: Foreign | None) -> Reading:
        """Return what reads the documents of a language, loaded now if it is their first."""
        if foreign is None or foreign in self._readings:
            return self._readings[foreign]
        nlp = self.nlp
        if foreign.model:
            nlp, _ = models.load(self.config, self.others[foreign.language].name)
        self._readings[foreign] = Reading(self.config, nlp, foreign.language)
        return self._readings[foreign]


def _relation_types(
    config: Config, own: LanguagePack, others: Iterable[LanguagePack]
) -> dict[str, RelationType]:
    """Return the types of relations that may be found, in whatever language, by name."""
    packs = [own, *(pack for pack in others if "relations" in pack.parts)]
    tables = (load_table(config.relations.tables, pack) for pack in packs)
    stated = {name: kind for table in tables for name, kind in table.types.items()}
    return {**{kind.name: kind for kind in TYPES}, **stated}
