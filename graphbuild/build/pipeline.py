"""The stages in order: sources, extract, resolve, assemble."""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from graphbuild.build.cache import ExtractionCache
from graphbuild.build.fingerprint import fingerprint
from graphbuild.build.log import logged
from graphbuild.build.manifest import Manifest
from graphbuild.build.own import is_graph
from graphbuild.config import Config
from graphbuild.engines import local, ray
from graphbuild.errors import SourceError, UsageError
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.graph.analysis import describe
from graphbuild.graph.assemble import assemble
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import Document, Extraction, Resolution
from graphbuild.resolve.aliases import load as load_aliases
from graphbuild.resolve.corpus.entities import resolve
from graphbuild.resolve.curation.file import read as read_curation
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.document.chains import chains
from graphbuild.sources import list_inputs, mark_duplicates, read_documents

_BATCH = 32

Engine = Literal["local", "ray"]
"""Where documents are read: in processes of this machine, or by Ray's actors."""

Progress = Callable[["Step"], None]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is. files: to be read, for a first estimate of the documents."""

    stage: str
    documents: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build, and how.

    cache: the file that extractions are kept in, None to keep none. curation: the file
    of a person's decisions, None or absent if there are none. fresh: read all
    documents again. workers: processes or actors that extract, where `engine` says.
    folder: where the graph goes, which is no input, and where build.log is written; None
    for neither.
    """

    inputs: Sequence[str | Path]
    config: Config = field(default_factory=Config)
    cache: Path | None = None
    fresh: bool = False
    workers: int = 1
    engine: Engine = "local"
    progress: Progress = lambda _: None
    curation: Path | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A graph and how it came to be.

    extractions: yields each document with its extraction, ordered by id, as long as
    the cache is there. resolution: the entity of each of their mentions.
    """

    kg: KnowledgeGraph
    manifest: Manifest
    resolution: Resolution


Finish = Callable[[Built, Iterator[tuple[Document, Extraction]]], None]
"""Writes what needs the graph and the extractions both."""


@dataclass(slots=True)
class _Reading:
    """What happened to the documents besides being read."""

    failures: dict[str, str] = field(default_factory=dict)
    duplicates: dict[str, str] = field(default_factory=dict)
    not_read: dict[str, str] = field(default_factory=dict)
    reused: int = 0
    words: int = 0


def run(plan: Plan, finish: Finish) -> Built:
    """Return the graph of all documents that can be read; the manifest names the others.

    finish: called with the result and the extractions before the cache closes, to
    write what needs both. Exact duplicates of a text are counted once.
    Raises UsageError where an input does not exist, or no document could be read;
    ModelError where spaCy's model is missing.
    """
    began = time.monotonic()
    curation = read_curation(plan.curation) if plan.curation else Curation()
    extractor = Extractor(plan.config)
    if plan.fresh and plan.cache:
        plan.cache.unlink(missing_ok=True)
    with (
        logged(plan.folder),
        ExtractionCache(plan.cache, fingerprint(plan.config, extractor.model)) as cache,
    ):
        reading = _extract(plan, extractor, cache)
        if not len(cache):
            reasons = "\n".join(reading.failures.values())
            raise UsageError(f"no document could be read.\n{reasons}".strip())
        extracted = time.monotonic()
        plan.progress(Step("resolve", len(cache)))
        settings = plan.config.resolve
        aliases = load_aliases(settings.aliases)
        resolution = resolve(
            (
                (len(x.mentions), chains(x, settings, aliases, d.date, curation))
                for d, x in cache.read()
            ),
            aliases,
            curation,
        )
        plan.progress(Step("assemble", len(cache)))
        kg = assemble(cache.read(), resolution, plan.config, extractor.table.types)
        describe(kg)
        manifest = Manifest.of(
            kg,
            plan.config,
            extractor.model,
            words=reading.words,
            reused=reading.reused,
            failures=dict(sorted(reading.failures.items())),
            duplicates=dict(sorted(reading.duplicates.items())),
            unmatched=list(resolution.unmatched),
            not_read=reading.not_read,
            seconds={
                "extract": round(extracted - began, 2),
                "resolve_and_assemble": round(time.monotonic() - extracted, 2),
            },
        )
        built = Built(kg, manifest, resolution)
        plan.progress(Step("write", len(cache)))
        finish(built, cache.read())
    return built


def _extract(plan: Plan, extractor: Extractor, cache: ExtractionCache) -> _Reading:
    inputs = list_inputs(plan.inputs, plan.config.sources, out=plan.folder, is_graph=is_graph)
    reading = _Reading(not_read=inputs.not_read)
    files = len(inputs.files)

    def unread(found: Iterator[Document | SourceError]) -> Iterator[Document]:
        for document in _readable(found, reading):
            reading.words += document.text.count(" ") + 1
            if cache.known(document):
                reading.reused += 1
                plan.progress(Step("extract", len(cache), files))
            else:
                yield document

    prepare = functools.partial(_worker, plan.config)
    if plan.engine == "local" and plan.workers <= 1:
        prepare = functools.partial(_work_of, extractor)
    run_batches = ray.run if plan.engine == "ray" else local.run
    with contextlib.closing(read_documents(inputs.files, plan.config.sources)) as read:
        batches = run_batches(unread(read), prepare, workers=plan.workers, batch_size=_BATCH)
        for documents, found in batches:
            for document, extraction in zip(documents, found, strict=True):
                if isinstance(extraction, Failure):
                    reading.failures[document.id] = extraction.reason
                else:
                    cache.put(document, extraction)
            cache.commit()
            plan.progress(Step("extract", len(cache), files))
    return reading


def _work_of(extractor: Extractor) -> Callable[[list[Document]], list[Extraction | Failure]]:
    return lambda batch: list(extractor.extract(batch))


def _worker(config: Config) -> Callable[[list[Document]], list[Extraction | Failure]]:
    return _work_of(Extractor(config))


def _readable(found: Iterator[Document | SourceError], reading: _Reading) -> Iterator[Document]:
    """Yield the documents whose text comes for the first time; note the rest."""

    def documents() -> Iterator[Document]:
        for each in found:
            if isinstance(each, SourceError):
                reading.failures[str(each.args[0])] = str(each)
            else:
                yield each

    for document, earlier in mark_duplicates(documents()):
        if earlier is None:
            yield document
        else:
            reading.duplicates[document.id] = earlier
