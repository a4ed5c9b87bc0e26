"""A file to read: its name, its id, its bytes."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from graphbuild.errors import SourceError
from graphbuild.sources.encoding import decode, find_encoding, wrong_encoding

STDIN = "stdin"
"""The id of the text that comes through standard input."""

MAX_BYTES = 256 * 1024 * 1024
"""What a document that is read whole may hold, unpacked: no text is longer, a zip bomb is."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file among the inputs.

    name: as errors call it, the path as it was given. id: of its document; the
    beginning of its rows' ids. format: its ending without .gz, such as ".csv"; ""
    where the ending is not known.
    """

    path: Path
    name: str
    id: str
    format: str


@contextmanager
def readable(file: SourceFile, encoding: str) -> Iterator[None]:
    """Turn what goes wrong while a file is read into a SourceError."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(file.name, "its gzip data is damaged", "Fetch the file again.") from error
    except UnicodeError as error:
        raise wrong_encoding(file.name, encoding) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SourceError(file.name, why) from error


def open_bytes(file: SourceFile) -> BinaryIO:
    """Return the file, unpacked if it is a .gz, open for reading."""
    if file.path.suffix.lower() == ".gz":
        return cast("BinaryIO", gzip.open(file.path, "rb"))
    return file.path.open("rb")


def open_text(file: SourceFile, encoding: str) -> io.TextIOWrapper:
    """Return the file open as text, its line ends untouched.

    encoding: `sources.encoding`. A file in UTF-8 is read twice, but never held.
    """
    stream = open_bytes(file)
    try:
        found = find_encoding(stream, encoding)
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
    with open_bytes(file) as stream:
        data = stream.read(MAX_BYTES + 1)
    check_size(file, len(data))
    return data


def read_text(file: SourceFile, encoding: str) -> str:
    """Return all text of the file, as `read_bytes` and `decode` do."""
    return decode(read_bytes(file), encoding, file.name)


def check_size(file: SourceFile, size: int) -> None:
    """Raise SourceError where a document would hold more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise SourceError(
            file.name,
            f"it holds more than {MAX_BYTES // 1024**2} MB",
            "Split it, or write its records as .jsonl, which is read line by line.",
        )
