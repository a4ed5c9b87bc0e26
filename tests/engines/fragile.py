"""Extractors for other processes that a document can end: named here, to be found by name."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

from graphbuild.build.documents import stretches
from graphbuild.build.documents.stretches import Reader
from graphbuild.config import Config
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.model import Document, Extraction


class Fragile(Extractor):
    """Ends its process at a word in the text, and fails at another."""

    def _read(self, batch: list[Document]) -> list[Extraction]:
        for document in batch:
            if "Fatal" in document.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "Broken" in document.text:
                raise RuntimeError("no such luck")
        return super()._read(batch)


class FragileReader(Reader):
    """The same, for an actor."""

    def __init__(
        self, config: Config, folder: Path, wanted: str, others: Mapping[str, str]
    ) -> None:
        stretches.Extractor = Fragile
        super().__init__(config, folder, wanted, others)


def fragile(config: Config) -> Callable[[list[Document]], list[Extraction | Failure]]:
    """Make the work of a process of this machine."""
    extractor = Fragile(config)
    return lambda batch: list(extractor.extract(batch))
