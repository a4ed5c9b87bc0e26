"""Web archives (.warc): the pages that were saved, each with its address as its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.files import SourceFile
from graphbuild.sources.parts import Unpacking
from graphbuild.sources.told import NotRead, Read

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}
_KEPT = ("response", "resource", "conversion")
_DONE = "200"

_Record = Any
"""A record of warcio's, which has no types."""


def read_web_archive(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the pages, PDFs and texts in a .warc or .warc.gz as files."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    unpacking = Unpacking(file, settings)
    try:
        with file.path.open("rb") as stream:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if record.rec_type in _KEPT:
                    told = _page(record, number, unpacking, file)
                    if told is not None:
                        yield told
    except ArchiveLoadFailed as error:
        why = " ".join(str(error).split())[:100]
        raise SourceError(
            file.name, f"it is damaged or no web archive ({why})", "Fetch it again."
        ) from error


def _page(record: _Record, number: int, unpacking: Unpacking, file: SourceFile) -> Read | None:
    """Return what is saved in a record."""
    address = record.rec_headers.get_header("WARC-Target-URI") or f"record {number}"
    name = address.partition("://")[2].rstrip("/") or address
    status = record.http_headers.get_statuscode() if record.http_headers else _DONE
    if status != _DONE:
        return NotRead(f"{file.name}/{name}", f"the server's answer was {status}")
    kind = _type_of(record)
    if kind not in _ENDINGS:
        return NotRead(f"{file.name}/{name}", f"there is no reader for {kind or 'its kind'}")
    ending = _ENDINGS[kind]
    named = name if name.endswith(ending) else f"{name}{ending}"
    return unpacking.part(named, cast("BinaryIO", record.content_stream()), source=address)


def _type_of(record: _Record) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().casefold()
