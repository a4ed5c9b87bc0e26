"""Documents that are read in this process, and extracted here or in others of this machine."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from graphbuild.build.documents.corpus import Listed
from graphbuild.build.documents.ledger import Ledger, lost, word_count
from graphbuild.build.documents.shards import Shards, key_of
from graphbuild.build.plan import Plan
from graphbuild.config import Config
from graphbuild.engines import local
from graphbuild.engines.lost import Lost, settled
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.model import Document, Extraction
from graphbuild.sources import Found, SourceFile, content_key, read_documents

Item = TypeVar("Item")
_BATCH = 32

_Extracts = Callable[[list[Document]], Sequence[Extraction | Failure]]


def read_here(
    plan: Plan,
    files: Sequence[SourceFile],
    extractor: Extractor,
    shards: Shards,
    ledger: Ledger,
) -> None:
    """Read files, and have the shards hold what their documents say.

    extractor: tells which model reads what, and extracts if there are no other processes.
    """
    prepare: Callable[[], _Extracts] = functools.partial(_worker, plan.config)
    if plan.workers <= 1:
        prepare = functools.partial(_work_of, extractor)
    with (
        contextlib.closing(read_documents(files, plan.config.sources, scans=shards.scans)) as read,
        local.engine(prepare, workers=plan.workers) as run,
    ):
        unread = _unread(read, extractor, shards, ledger)
        for documents, found in settled(_batches(unread), run):
            kept = []
            for document, each in zip(documents, found, strict=True):
                if isinstance(each, Extraction):
                    kept.append((document, each))
                elif isinstance(each, Lost):
                    ledger.failed(document.id, lost(document.id, each))
                else:
                    ledger.failed(document.id, each)
            shards.put(kept)
            ledger.extracted(Listed.of(document) for document, _ in kept)


def _unread(
    found: Iterable[Found], extractor: Extractor, shards: Shards, ledger: Ledger
) -> Iterator[Document]:
    """Yield the documents whose text is new, also to the shards; note the rest."""
    for each in found:
        if not isinstance(each, Document):
            ledger.told(each)
        elif ledger.is_new(each.id, content_key(each), word_count(each.text)):
            document = extractor.placed(each)
            if key_of(document) in shards:
                ledger.known(Listed.of(document))
            else:
                yield document


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _work_of(extractor: Extractor) -> _Extracts:
    return lambda batch: list(extractor.extract(batch))


def _worker(config: Config) -> _Extracts:
    return _work_of(Extractor(config))
