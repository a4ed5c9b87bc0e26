"""Files that hold others are unpacked for as long as these are read."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.files import Room, SourceFile
from graphbuild.sources.kinds.formats import HOLD_PARTS
from graphbuild.sources.kinds.recognition import format_in, no_reader
from graphbuild.sources.told import Found, NotRead, Read

ReadOne = Callable[[SourceFile], Iterator[Read]]


@dataclass(slots=True)
class _Left:
    """What the parts of one input, and the parts of parts, may still take."""

    files: int
    bytes: int

    def take(self, part: SourceFile) -> None:
        self.files -= 1
        self.bytes -= part.path.stat().st_size


def read_nested(file: SourceFile, read: ReadOne, settings: SourceSettings) -> Iterator[Found]:
    """Yield what comes of a file and of all files in it.

    read: reads one file, and gives its parts as files. They lie in a folder for temporary
    files, and are removed as soon as they are read.
    """
    limits = settings.archives
    left = _Left(limits.max_files, limits.max_megabytes * 1024**2)
    yield from _read(file, read, left, limits.max_depth)


def _read(file: SourceFile, read: ReadOne, left: _Left, depth: int) -> Iterator[Found]:
    if file.format not in HOLD_PARTS:
        for each in read(file):
            if not isinstance(each, SourceFile):
                yield each
        return
    with contextlib.ExitStack() as ending:
        try:
            made = tempfile.TemporaryDirectory(prefix="graphbuild-", ignore_cleanup_errors=True)
            folder = Path(ending.enter_context(made))
        except OSError as error:
            yield SourceError(file.name, f"there is no room to unpack it ({error.strerror})")
            return
        room = Room(folder, left.files, left.bytes, depth)
        parts: list[SourceFile] = []
        for each in read(replace(file, room=room)):
            if isinstance(each, SourceFile):
                left.take(each)
                parts.append(each)
            else:
                yield each
        for part in parts:
            yield from _read_part(part, read, left, depth - 1)


def _read_part(part: SourceFile, read: ReadOne, left: _Left, depth: int) -> Iterator[Found]:
    known = replace(part, format=format_in(part.path))
    if known.format:
        yield from _read(known, read, left, depth)
    else:
        yield NotRead(part.name, no_reader(part.name))
    part.path.unlink(missing_ok=True)
