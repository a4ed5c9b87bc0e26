"""Documents that are zip archives of XML: what is unpacked of them, and how it is parsed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graphbuild.errors import SourceError
from graphbuild.sources.faults import is_for_memory
from graphbuild.sources.files import SourceFile, check_size

_AT_ONCE = 1 << 16
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = 1
"""The bit of a part's flags that says so."""

Element = Any
"""An lxml element, which has no types."""

TEXTUAL = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx", "mimetype")
"""How the parts that hold text end; pictures and fonts are left empty."""


def unpacked(file: SourceFile, kind: str) -> io.BytesIO:
    """Return a package's parts as a zip archive that is not packed; pictures are left empty.

    What a library would unpack in one piece, whatever the archive says of its size, is
    counted here as it comes out. kind: what the file should be, such as "Word document".
    Raises SourceError where a file is no zip archive, or one that unpacks to too much.
    """
    with file.path.open("rb") as stream:
        head = stream.read(len(_OLE))
    if head == _OLE:
        raise SourceError(
            file.name,
            "it is encrypted, or in an old format of Office",
            "Save it in the new format without a password.",
        )
    try:
        archive = zipfile.ZipFile(file.path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        why = f"it is no {kind}, which is a zip archive" if head else "it is empty"
        raise SourceError(file.name, why, "Fetch it again.") from error
    package = io.BytesIO()
    with sound(file, kind), archive, zipfile.ZipFile(package, "w") as copy:
        if any(part.flag_bits & _ENCRYPTED for part in archive.infolist()):
            raise SourceError(file.name, "it is encrypted", "Save it without a password.")
        for name in dict.fromkeys(archive.namelist()):
            with copy.open(name, "w") as part:
                for piece in _pieces(archive, name):
                    part.write(piece)
                    check_size(file, package.tell())
    return package


@contextmanager
def sound(file: SourceFile, kind: str) -> Iterator[None]:
    """Turn whatever a damaged file makes a library trip over into a SourceError."""
    try:
        yield
    except (SourceError, OSError, MemoryError):
        raise
    except Exception as error:
        if is_for_memory(error):
            raise
        why = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise SourceError(
            file.name,
            f"it is no sound {kind} ({why})",
            "Open it with the program that made it, and save it again.",
        ) from error


def parsed(data: bytes) -> Element:
    """Return the root of an XML document, whose entities are not followed, here or elsewhere.

    One that declares entities keeps to libxml2's limits, since attributes may unfold them.
    Raises lxml's XMLSyntaxError where it is none.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=b"<!ENTITY" not in data,
    )
    return etree.fromstring(data, parser)


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the bytes of a part that holds text."""
    if name.endswith(TEXTUAL):
        with archive.open(name) as part:
            while piece := part.read(_AT_ONCE):
                yield piece
