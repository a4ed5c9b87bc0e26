"""The work of an actor: some documents of some files read, extracted and put into shards."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from graphbuild.build.documents.corpus import Listed
from graphbuild.build.documents.fingerprint import fingerprint
from graphbuild.build.documents.ledger import word_count
from graphbuild.build.documents.shards import Shards, key_of
from graphbuild.config import Config, SourceSettings
from graphbuild.errors import ModelError, SourceError
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.model import Document, Extraction
from graphbuild.sources import SINGLE, Notice, NotRead, SourceFile, content_key, file_reader
from graphbuild.sources import Found as Read

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Stretch:
    """Documents of a file: from the `first` on, counted from 0, `most` at most.

    opens: whether what the file has after them is asked for once they are read.
    is_looked_at: whether they are only to be listed.
    """

    file: SourceFile
    first: int = 0
    most: int = 1
    opens: bool = False
    is_looked_at: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a document. listed: under the id that it has in its file.

    content_key: of its text. was_known: whether its extraction was kept before.
    """

    listed: Listed
    content_key: str
    words: int
    failure: Failure | None = None
    was_known: bool = False


Item = Told | SourceError | Notice | NotRead


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a stretch. has_more: whether the file goes on. logged: tracebacks."""

    documents: tuple[Item, ...]
    has_more: bool
    logged: tuple[str, ...]


class Reader:
    """Reads, extracts and writes, wherever the files and the shards can be reached."""

    def __init__(
        self, config: Config, folder: Path, wanted: str, others: Mapping[str, str]
    ) -> None:
        """folder: of all shards. wanted: the fingerprint of the build. others: its further models.

        Raises ModelError where code, models or tables are here not those of the build.
        """
        self._extractor = Extractor(config)
        here = self._extractor.others_named()
        if fingerprint(config, self._extractor.model) != wanted or here != others:
            raise ModelError(
                "a node has another release of graphbuild or of its models than this machine. "
                "Install the same on all nodes."
            )
        self._shards = Shards(folder, wanted, checked=False)
        self._files = _Files(config.sources, self._shards.scans)
        self._logged = _Kept()
        logging.getLogger("graphbuild").addHandler(self._logged)

    def __call__(self, stretches: list[Stretch]) -> Sequence[Found]:
        """Return what came of some stretches, once the disk has it."""
        read = [self._files.read(stretch) for stretch in stretches]
        told: list[list[Item | None]] = [[None] * len(found) for found, _ in read]
        unread: list[tuple[int, int, Document]] = []
        for i, (stretch, (found, _)) in enumerate(zip(stretches, read, strict=True)):
            for n, each in enumerate(found):
                if not isinstance(each, Document):
                    told[i][n] = each
                    continue
                document = self._extractor.placed(each)
                if stretch.is_looked_at or key_of(document) in self._shards:
                    told[i][n] = _told(document, was_known=not stretch.is_looked_at)
                else:
                    unread.append((i, n, document))
        for start in range(0, len(unread), _BATCH):
            batch = unread[start : start + _BATCH]
            done = self._extracted([document for *_, document in batch])
            for (i, n, _), one in zip(batch, done, strict=True):
                told[i][n] = one
        logged = self._logged.taken()
        return [
            Found(tuple(each for each in listed if each), has_more, logged if i == 0 else ())
            for i, (listed, (_, has_more)) in enumerate(zip(told, read, strict=True))
        ]

    def _extracted(self, documents: Sequence[Document]) -> list[Told]:
        """Have the shards hold what some documents say; return what is told of each."""
        found = list(self._extractor.extract(documents))
        both = list(zip(documents, found, strict=True))
        self._shards.put([(d, each) for d, each in both if isinstance(each, Extraction)])
        return [_told(d, each if isinstance(each, Failure) else None) for d, each in both]


def _told(document: Document, failure: Failure | None = None, *, was_known: bool = False) -> Told:
    words = word_count(document.text)
    return Told(Listed.of(document), content_key(document), words, failure, was_known)


class _Files:
    """Reads stretches; of one file after the other each is read on from where it was left."""

    def __init__(self, settings: SourceSettings, scans: Path) -> None:
        self._ending = contextlib.ExitStack()
        self._read = self._ending.enter_context(file_reader(settings, scans))
        self._file: SourceFile | None = None
        self._rest: Iterator[Read] = iter(())
        self._next = 0
        self._ahead: list[Read] = []

    def read(self, stretch: Stretch) -> tuple[list[Read], bool]:
        """Return what a stretch holds, and whether the file goes on after it."""
        if self._file != stretch.file or self._next > stretch.first:
            self._close()
            self._file, self._next = stretch.file, 0
            self._rest, self._ahead = self._read(stretch.file), []
        self._skip(stretch.first - self._next)
        found = self._take(stretch.most)
        if stretch.file.format not in SINGLE and not self._ahead:
            self._ahead = list(islice(self._rest, 1))
        return found, bool(self._ahead)

    def _skip(self, most: int) -> None:
        """Read past some documents, without holding them: it may be a million."""
        if most:
            self._ahead, skipped = [], sum(not _is_aside(each) for each in self._ahead)
            documents = (each for each in self._rest if not _is_aside(each))
            self._next += skipped + sum(1 for _ in islice(documents, most - skipped))

    def _take(self, most: int) -> list[Read]:
        """Return so many documents, or errors, with the notices between them."""
        ahead, self._ahead = self._ahead, []
        found: list[Read] = []
        for each in chain(ahead, self._rest):
            found.append(each)
            if not _is_aside(each):
                self._next, most = self._next + 1, most - 1
                if not most:
                    break
        return found

    def _close(self) -> None:
        close = getattr(self._rest, "close", None)
        if close is not None:
            close()


def _is_aside(each: Read) -> bool:
    """Return whether what was read is no document, nor stands for one."""
    return isinstance(each, Notice | NotRead)


class _Kept(logging.Handler):
    """Keeps what is logged until it is taken."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._texts.append(self.format(record))

    def taken(self) -> tuple[str, ...]:
        """Return what was kept, which is then not kept any more."""
        texts, self._texts = tuple(self._texts), []
        return texts
