"""The first stage: documents read, known ones passed over, the others extracted into shards."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphbuild.build.corpus import Corpus
from graphbuild.build.own import is_graph
from graphbuild.build.plan import Plan, Step
from graphbuild.build.shards import Shards, key_of
from graphbuild.config import Config
from graphbuild.engines import local, ray
from graphbuild.errors import SourceError
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.model import Document, Extraction
from graphbuild.sources import list_inputs, mark_duplicates, read_documents

_BATCH = 32


@dataclass(slots=True)
class Reading:
    """What happened to the documents besides being read.

    failures: document → reason. duplicates: document → the one that it repeats. not_read:
    file or folder that was passed over among the inputs → reason.
    """

    failures: dict[str, str] = field(default_factory=dict)
    duplicates: dict[str, str] = field(default_factory=dict)
    not_read: dict[str, str] = field(default_factory=dict)
    reused: int = 0
    words: int = 0


def read_all(plan: Plan, extractor: Extractor, shards: Shards, corpus: Corpus) -> Reading:
    """Have the shards hold what each document says, and the corpus list all; tell the rest.

    Each batch is on disk before the next is waited for: a build that is killed loses at
    most the batches that were being read. Exact duplicates of a text are counted once.
    """
    inputs = list_inputs(plan.inputs, plan.config.sources, out=plan.folder, is_graph=is_graph)
    reading = Reading(not_read=inputs.not_read)
    files = len(inputs.files)

    def unread(found: Iterator[Document | SourceError]) -> Iterator[Document]:
        for document in _readable(found, reading):
            reading.words += document.text.count(" ") + 1
            if key_of(document) in shards:
                reading.reused += 1
                corpus.add(document)
                plan.progress(Step("extract", len(corpus), files))
            else:
                yield document

    prepare = functools.partial(_worker, plan.config)
    if plan.engine == "local" and plan.workers <= 1:
        prepare = functools.partial(_work_of, extractor)
    run_batches = ray.run if plan.engine == "ray" else local.run
    with contextlib.closing(read_documents(inputs.files, plan.config.sources)) as read:
        batches = run_batches(unread(read), prepare, workers=plan.workers, batch_size=_BATCH)
        for documents, found in batches:
            kept = []
            for document, extraction in zip(documents, found, strict=True):
                if isinstance(extraction, Failure):
                    reading.failures[document.id] = extraction.reason
                else:
                    kept.append((document, extraction))
                    corpus.add(document)
            shards.put(kept)
            plan.progress(Step("extract", len(corpus), files))
    return reading


def _work_of(extractor: Extractor) -> Callable[[list[Document]], list[Extraction | Failure]]:
    return lambda batch: list(extractor.extract(batch))


def _worker(config: Config) -> Callable[[list[Document]], list[Extraction | Failure]]:
    return _work_of(Extractor(config))


def _readable(found: Iterator[Document | SourceError], reading: Reading) -> Iterator[Document]:
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
