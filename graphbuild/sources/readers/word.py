"""Word documents: paragraphs and table rows in the order of the page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.files import SourceFile, check_size

if TYPE_CHECKING:
    import datetime as dt

_OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1")
_AT_ONCE = 1 << 16
_TEMPLATE_AUTHOR = "python-docx"
"""Who wrote documents that never were given properties; their dates are the template's."""

_TITLE_STYLES = ("Title", "Heading 1")

_Element = Any
"""An lxml element, which has no types."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = tuple(_W + name for name in ("customXml", "ins", "sdt", "sdtContent"))
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


def read_word(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of a .docx file."""
    import docx

    package = _unpacked(file)
    try:
        document = docx.Document(package)
        properties = document.core_properties
        body = document.element.body
        for again in list(body.iter(_FALLBACK)):  # a text box once more, for old versions of Word
            again.getparent().remove(again)
        text = paragraphs(_blocks(body))
        heading = (
            p.text
            for p in document.paragraphs
            if p.style is not None and p.style.name in _TITLE_STYLES
        )
        title = label(properties.title) or label(next(heading, None))
        date = None if properties.author == _TEMPLATE_AUTHOR else _day(properties.created)
    except OSError:
        raise
    except Exception as error:  # python-docx meets a damaged part with whatever it trips over
        raise _unsound(file, error) from error
    return Content(text, title, date)


def _unpacked(file: SourceFile) -> io.BytesIO:
    """Return a package's parts as a zip archive that is not packed; pictures are left empty.

    What python-docx would unpack in one piece, whatever the archive says of its size, is
    counted here as it comes out. Raises SourceError where a file is no zip archive, or one
    that unpacks to too much.
    """
    with file.path.open("rb") as stream:
        head = stream.read(len(_OLD_WORD))
    if head == _OLD_WORD:
        raise SourceError(
            file.name,
            "it is an old .doc, or has a password",
            "Save it as .docx without a password.",
        )
    try:
        archive = zipfile.ZipFile(file.path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        why = "it is no Word document, which is a zip archive" if head else "it is empty"
        raise SourceError(file.name, why, "Fetch it again.") from error
    package = io.BytesIO()
    try:
        with archive, zipfile.ZipFile(package, "w") as copy:
            for name in dict.fromkeys(archive.namelist()):
                with copy.open(name, "w") as part:
                    for piece in _pieces(archive, name):
                        part.write(piece)
                        check_size(file, package.tell())
    except (SourceError, MemoryError):
        raise
    except Exception as error:  # damaged archives fail anywhere in zipfile, with anything
        raise _unsound(file, error) from error
    return package


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the bytes of a part that holds text."""
    if name.endswith((".xml", ".rels")):
        with archive.open(name) as part:
            while piece := part.read(_AT_ONCE):
                yield piece


def _unsound(file: SourceFile, error: Exception) -> SourceError:
    why = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return SourceError(
        file.name, f"it is no sound Word document ({why})", "Open it in Word and save it again."
    )


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None


def _blocks(parent: _Element) -> Iterator[str]:
    """Yield the text of each paragraph and table row below an element, in order."""
    for child in _children(parent):
        if child.tag == _W + "p":
            yield _paragraph(child)
        elif child.tag == _W + "tbl":
            for row in _children(child, _W + "tr"):
                cells = (" ".join(_blocks(cell)).strip() for cell in _children(row, _W + "tc"))
                yield " | ".join(cell for cell in cells if cell)


def _children(parent: _Element, tag: str | None = None) -> Iterator[_Element]:
    """Yield an element's children, those inside content controls and the like too."""
    for child in parent.iterchildren():
        if child.tag in _WRAPPERS:
            yield from _children(child, tag)
        elif tag in (None, child.tag):
            yield child


def _paragraph(paragraph: _Element) -> str:
    """Return all text of a paragraph: inserted, linked, in text boxes, but not deleted."""
    pieces: list[str] = []
    for node in paragraph.iter(_W + "r", _W + "p"):
        if node.tag == _W + "p":
            pieces.append("\n")
        else:
            pieces += (
                (part.text or "") if part.tag == _W + "t" else _SIGNS.get(part.tag, "")
                for part in node.iterchildren()
            )
    return "".join(pieces)
