"""Files in files, as in archives and mail: each part becomes a file to be read by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.files import MAX_BYTES, MOST_TIMES, SourceFile, shown
from graphbuild.sources.inputs.patterns import is_wanted
from graphbuild.sources.told import NotRead

_AT_ONCE = 1 << 20
_LONGEST_ENDING = 12
_RAISE = "Raise sources.archives.{setting}, or unpack it by hand."


class Unpacking:
    """Puts the parts of a file into its room, and counts what they take."""

    def __init__(self, file: SourceFile, settings: SourceSettings) -> None:
        """file: with a room. Raises SourceError where it has none, or lies too deep."""
        if file.room is None or file.room.depth < 1:
            raise SourceError(
                file.name, "it lies too deep in other archives", _RAISE.format(setting="max_depth")
            )
        self._file, self._settings, self._room = file, settings, file.room
        size = file.path.stat().st_size
        self._bytes = min(file.room.bytes, max(MAX_BYTES, MOST_TIMES * size))
        self._files = file.room.files

    def part(
        self,
        name: str,
        stream: BinaryIO,
        *,
        source: str | None = None,
        date: dt.date | None = None,
    ) -> SourceFile | NotRead | None:
        """Return a part as a file, which is unpacked; None for one that no pattern lets in.

        name: its path in the file. stream: what is in it. source, date: of its document,
        where it does not say.
        Raises SourceError where the parts are too many or too large; its format is not known.
        """
        told = shown(_safe(name))
        part = replace(
            self._file,
            name=f"{self._file.name}/{told}",
            id=f"{self._file.id}/{told}",
            format="",
            source=source or self._file.source,
            date=date or self._file.date,
            room=None,
        )
        if not is_wanted(part, self._settings):
            return None
        if any(x.startswith((".", "__MACOSX", "~$")) for x in PurePosixPath(told).parts):
            return NotRead(part.name, "it is hidden")
        self._files -= 1
        if self._files < 0:
            raise self._too_much(f"it holds more than {self._room.files:,} files", "max_files")
        suffixes = "".join(PurePosixPath(told).suffixes[-2:])
        ending = suffixes if len(suffixes) <= _LONGEST_ENDING and suffixes.isascii() else ""
        path = self._room.folder / f"{self._files}{ending}"
        with path.open("wb") as copy:
            while piece := stream.read(_AT_ONCE):
                self._bytes -= len(piece)
                if self._bytes < 0:
                    path.unlink()
                    raise self._too_much("it unpacks to too many bytes", "max_megabytes")
                copy.write(piece)
        return replace(part, path=path)

    def _too_much(self, why: str, setting: str) -> SourceError:
        return SourceError(
            self._file.name, f"{why}, and the rest is not read", _RAISE.format(setting=setting)
        )


def _safe(name: str) -> str:
    """Return a part's path without what would lead out of a folder."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "/".join(x for x in parts if x not in ("/", "..")) or "unnamed"
