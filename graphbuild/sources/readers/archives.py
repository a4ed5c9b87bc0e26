"""Archives and packed files: what is in them, as files of their own."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.files import SourceFile
from graphbuild.sources.parts import Unpacking
from graphbuild.sources.saved_pages import PART_OF_A_PAGE, is_part_of_page
from graphbuild.sources.told import NotRead, Read

_ENCRYPTED = 1
"""The bit of a member's flags that says so."""

_BROKEN = (NotImplementedError, ValueError, lzma.LZMAError, zlib.error, zipfile.BadZipFile)
"""What zipfile raises of a damaged member."""

_OPENERS: dict[str, Callable[[Path], gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile]] = {
    ".gz": gzip.GzipFile,
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}


def read_zip(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the files in a .zip; one that is damaged or locked does not end it."""
    unpacking = Unpacking(file, settings)
    with _sound(file), zipfile.ZipFile(file.path) as archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        names = {each.filename for each in members}
    with _sound(file), zipfile.ZipFile(file.path) as archive:
        for member in members:
            where = f"{file.name}/{member.filename}"
            if member.flag_bits & _ENCRYPTED:
                yield SourceError(where, "it is encrypted", "Unpack it by hand.")
            elif is_part_of_page(member.filename, names):
                yield NotRead(where, PART_OF_A_PAGE)
            else:
                try:
                    with archive.open(member) as stream:
                        part = unpacking.part(member.filename, cast("BinaryIO", stream))
                except (EOFError, *_BROKEN) as error:
                    yield SourceError(where, f"it is damaged ({error})", "Fetch the archive again.")
                    continue
                if part is not None:
                    yield part


def read_tar(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the files in a .tar, packed or not."""
    unpacking = Unpacking(file, settings)
    with _sound(file), tarfile.open(file.path, "r|*") as archive:
        for member in archive:
            if member.isdir():
                continue
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                yield NotRead(f"{file.name}/{member.name}", "it is no plain file")
                continue
            part = unpacking.part(member.name, cast("BinaryIO", stream))
            if part is not None:
                yield part


def read_packed(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the one file in a .gz, .bz2 or .xz."""
    path = PurePosixPath(file.name)
    name = path.stem if path.suffix.lower() == file.format else path.name
    with _sound(file), _OPENERS[file.format](file.path) as stream:
        part = Unpacking(file, settings).part(name, cast("BinaryIO", stream))
    if part is not None:
        yield part


@contextmanager
def _sound(file: SourceFile) -> Iterator[None]:
    """Turn what damaged archives raise into a SourceError; gzip's own is told by the house."""
    try:
        yield
    except (tarfile.TarError, *_BROKEN) as error:
        why = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise SourceError(
            file.name, f"it is damaged or no archive ({why})", "Fetch it again."
        ) from error
