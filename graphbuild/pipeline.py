"""The stages in order: sources, extract, resolve, assemble, then the outputs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graphbuild.config import Config
from graphbuild.errors import SourceError
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.graph.assemble import assemble
from graphbuild.knowledge_graph import KnowledgeGraph
from graphbuild.manifest import Manifest
from graphbuild.model import Document, Extraction
from graphbuild.resolve.across import resolve
from graphbuild.resolve.within import chains
from graphbuild.sources import mark_duplicates, read_documents

_BATCH = 32

Progress = Callable[[int], None]
"""Called with the number of documents read so far."""


@dataclass(frozen=True, slots=True)
class Built:
    """A graph, and how it came to be."""

    kg: KnowledgeGraph
    manifest: Manifest


def run(inputs: Sequence[str | Path], config: Config, progress: Progress = lambda _: None) -> Built:
    """Return the graph of all documents that can be read; the manifest names the others.

    Exact duplicates of a text are counted once, in the manifest's `duplicates`.
    Raises UsageError where an input does not exist, ModelError where spaCy's model does.
    """
    began = time.monotonic()
    extractor = Extractor(config)
    failures: dict[str, str] = {}
    duplicates: dict[str, str] = {}
    read: list[tuple[Document, Extraction]] = []
    fresh = _fresh(read_documents(inputs, config.sources), failures, duplicates)
    while batch := list(islice(fresh, _BATCH)):
        for document, found in zip(batch, extractor.extract(batch), strict=True):
            if isinstance(found, Failure):
                failures[found.document_id] = found.reason
            else:
                read.append((document, found))
        progress(len(read))
    extracted = time.monotonic()
    resolution = resolve((len(x.mentions), chains(x, config.resolve)) for _, x in read)
    kg = assemble(read, resolution, config)
    return Built(
        kg,
        Manifest.of(
            kg,
            config,
            extractor.model,
            failures=failures,
            duplicates=duplicates,
            words=sum(document.text.count(" ") + 1 for document, _ in read),
            seconds={
                "extract": round(extracted - began, 2),
                "resolve_and_assemble": round(time.monotonic() - extracted, 2),
            },
        ),
    )


def _fresh(
    found: Iterator[Document | SourceError], failures: dict[str, str], duplicates: dict[str, str]
) -> Iterator[Document]:
    """Yield the documents that are read for the first time; note the rest."""

    def documents() -> Iterator[Document]:
        for each in found:
            if isinstance(each, SourceError):
                failures[str(each.args[0])] = str(each)
            else:
                yield each

    for document, earlier in mark_duplicates(documents()):
        if earlier is None:
            yield document
        else:
            duplicates[document.id] = earlier
