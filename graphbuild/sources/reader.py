"""From inputs to documents, one at a time."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.apart.process import ReaderProcess
from graphbuild.sources.documents import read_file
from graphbuild.sources.files import STDIN, SourceFile, open_text, readable, shown
from graphbuild.sources.ids import UniqueIds
from graphbuild.sources.kinds.formats import is_read_apart
from graphbuild.sources.nested import read_nested
from graphbuild.sources.text.encoding import check_encoding
from graphbuild.sources.text.lines import longest_line, read_lines
from graphbuild.sources.told import Found, Read

ReadFile = Callable[[SourceFile], Iterator[Found]]


def read_documents(
    files: Iterable[SourceFile],
    settings: SourceSettings,
    *,
    stdin: BinaryIO | None = None,
    scans: Path | None = None,
) -> Generator[Found, None, None]:
    """Return the documents of some files, an error for each that cannot be read, and notices.

    Nothing is read before it is asked for, and tables are read row by row, so the
    memory needed does not grow with the corpus but for the ids. What parses foreign
    bytes runs in a process of its own, within the limits of time and memory that the
    settings give each document; it ends with the generator, which may be closed early.

    files: see `list_inputs`. stdin: what `-` means, sys.stdin by default: JSON Lines
    if its first line is a JSON object, else one plain text. scans: the folder that keeps
    what is recognised in pictures, so that it is not done again; nothing is kept if None.

    An id that came before gets `~2`, `~3` and so on.

    Raises ConfigError at once where `settings.encoding` is none.
    """
    check_encoding(settings.encoding)
    return _with_unique_ids(_read_all(files, settings, stdin, scans))


def _read_all(
    files: Iterable[SourceFile],
    settings: SourceSettings,
    stdin: BinaryIO | None,
    scans: Path | None,
) -> Generator[Found, None, None]:
    with file_reader(settings, scans) as read:
        for file in files:
            yield from _read_input(file, settings, stdin, read)


@contextmanager
def file_reader(settings: SourceSettings, scans: Path | None = None) -> Iterator[ReadFile]:
    """Yield what reads a file, under the ids that its documents have there.

    What parses foreign bytes does so in a process of its own, which ends with the block.
    scans: see `read_documents`.
    """
    with ReaderProcess(settings) as apart:

        def read_one(file: SourceFile) -> Iterator[Read]:
            return apart.read(file) if is_read_apart(file) else read_file(file, settings)

        yield lambda file: read_nested(replace(file, scans=scans), read_one, settings)


def _read_input(
    file: SourceFile, settings: SourceSettings, stdin: BinaryIO | None, read: ReadFile
) -> Iterator[Found]:
    if file.id != STDIN or file.path.is_file():
        yield from read(file)
        return
    try:
        with (
            readable(file, settings.encoding),
            _stored(stdin or sys.stdin.buffer, file, settings) as stored,
        ):
            yield from read(stored)
    except SourceError as error:
        yield SourceError(*error.args)


@contextmanager
def _stored(stdin: BinaryIO, file: SourceFile, settings: SourceSettings) -> Iterator[SourceFile]:
    """Yield standard input as a file, since finding its encoding reads it twice."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-") as folder:
        path = Path(folder, STDIN)
        with path.open("wb") as copy:
            shutil.copyfileobj(stdin, copy)
        stored = replace(file, path=path)
        yield replace(stored, format=".jsonl" if _is_json_lines(stored, settings) else ".txt")


def _is_json_lines(file: SourceFile, settings: SourceSettings) -> bool:
    try:
        with open_text(file, settings.encoding) as lines:
            known = read_lines(lines, longest_line(settings))
            first = next((line for line in known if line and line.strip()), "")
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _with_unique_ids(
    found: Generator[Found, None, None],
) -> Generator[Found, None, None]:
    ids = UniqueIds()
    with closing(found):
        for each in found:
            if isinstance(each, Document):
                id = ids.of(each.id)
                yield each if id == each.id else replace(each, id=id)
            elif isinstance(each, SourceError):
                yield SourceError(*map(shown, each.args))
            else:
                yield each
