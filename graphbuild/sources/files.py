"""A file to read: its name, its id, its bytes."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from graphbuild.errors import SourceError
from graphbuild.sources.text.encoding import Encoding, decode, find_encoding, wrong_encoding

STDIN = "stdin"
"""The id of the text that comes through standard input."""

MAX_BYTES = 256 * 1024 * 1024
"""What a document that is read whole may hold, unpacked: no text is longer, a zip bomb is."""

_AT_ONCE = 1 << 20

MOST_TIMES = 200
"""So many times its size a large .gz may unpack to: text comes to 20 times, a bomb to 1,000."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Room:
    """Where the parts of a file may be unpacked, and what they may take.

    files, bytes: at most, with the parts of parts. depth: of archives in archives.
    """

    folder: Path
    files: int
    bytes: int
    depth: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file among the inputs.

    name: as errors call it, the path as it was given. id: of its document; the
    beginning of its rows' ids. format: its ending without .gz, such as ".csv", or that
    of what it holds; "" where neither is known. Bytes of the path that are no text stand
    in name and id as `shown` writes them. source: what its document comes from, where the
    file does not say: the mail that it was attached to, the address of a page; and so is
    date. room: for the parts of a file that has any. scans: the folder that keeps what was
    recognised in pictures. notes: what its reader chose where the file left the choice.
    """

    path: Path
    name: str
    id: str
    format: str
    source: str | None = None
    date: dt.date | None = None
    room: Room | None = None
    scans: Path | None = field(default=None, compare=False)
    notes: list[str] = field(default_factory=list, compare=False, repr=False)


def shown(text: str) -> str:
    r"""Return a name as it can be printed: bytes that are no UTF-8 as \xff, exactly.

    >>> print(shown("caf\udce9.txt"))
    caf\xe9.txt
    """
    return _SURROGATE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


@contextmanager
def readable(file: SourceFile, encoding: str) -> Iterator[None]:
    """Turn what goes wrong while a file is read into a SourceError."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(file.name, "its gzip data is damaged", "Fetch the file again.") from error
    except UnicodeDecodeError as error:
        if encoding == "auto":
            raise
        raise wrong_encoding(file.name, encoding) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SourceError(file.name, why) from error


def is_packed(file: SourceFile) -> bool:
    """Return whether a file is a .gz."""
    return file.path.suffix.lower() == ".gz"


def open_bytes(file: SourceFile) -> BinaryIO:
    """Return the file, unpacked if it is a .gz, open for reading."""
    if is_packed(file):
        return cast("BinaryIO", _Unpacked(file))
    return file.path.open("rb")


class _Unpacked(gzip.GzipFile):
    """The bytes in a .gz, counted as they come out of it.

    Raises SourceError where they are so many more than the file's own that it must be
    made to fill disk or time.
    """

    def __init__(self, file: SourceFile) -> None:
        super().__init__(file.path, "rb")
        self._file = file
        self._most = max(MAX_BYTES, MOST_TIMES * file.path.stat().st_size)

    def read(self, size: int | None = -1) -> bytes:
        return self._counted(super().read(size))

    def read1(self, size: int = -1) -> bytes:
        return self._counted(super().read1(size))

    def _counted(self, data: bytes) -> bytes:
        if self.tell() > self._most:
            raise SourceError(
                self._file.name,
                f"it unpacks to more than {MOST_TIMES} times its size",
                "Unpack it by hand if it is meant so.",
            )
        return data


def open_text(file: SourceFile, encoding: str) -> io.TextIOWrapper:
    """Return the file open as text, its line ends untouched.

    encoding: `sources.encoding`. A file in UTF-8 is read twice, but never held.
    """
    stream = open_bytes(file)
    try:
        found = find_encoding(stream, encoding)
        note_guess(file, found)
    except BaseException:
        stream.close()
        raise
    return io.TextIOWrapper(
        cast("io.BufferedReader", stream), encoding=found.name, errors=found.errors, newline=""
    )


def read_bytes(file: SourceFile) -> bytes:
    """Return all bytes of the file.

    Raises SourceError beyond MAX_BYTES.
    """
    data = bytearray()
    with open_bytes(file) as stream:
        while piece := stream.read(_AT_ONCE):
            data += piece
            check_size(file, len(data))
    return bytes(data)


def read_text(file: SourceFile, encoding: str) -> str:
    """Return all text of the file, as `read_bytes` and `decode` do."""
    return text_of(read_bytes(file), file, encoding)


def text_of(data: bytes, file: SourceFile, encoding: str, declared: str | None = None) -> str:
    """Return the text of bytes from a file; a guess at their encoding is noted. See `decode`."""
    text, found = decode(data, encoding, file.name, declared)
    note_guess(file, found)
    return text


def note_guess(file: SourceFile, found: Encoding) -> None:
    """Note an encoding that was guessed."""
    if found.is_guess:
        file.notes.append(f"is read as {found.name}, by its letters; sources.encoding sets another")


def check_size(file: SourceFile, size: int) -> None:
    """Raise SourceError where a document would hold more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise SourceError(
            file.name,
            f"it holds more than {MAX_BYTES // 1024**2} MB",
            "Split it, or write its records as .jsonl, which is read line by line.",
        )
