"""OpenDocument texts (.odt): paragraphs, headings and rows of tables in their order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.files import SourceFile
from graphbuild.sources.readers.office.packages import Element, parsed, sound, unpacked

_KIND = "OpenDocument text"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")
_SIGNS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_SPACES = _TEXT + "s"
_NOTE = _TEXT + "note"
_NOT_THE_TEXT = (
    _TEXT + "tracked-changes",
    _TEXT + "table-of-content",
    _TEXT + "note-citation",
    _OFFICE + "annotation",
    _OFFICE + "forms",
)
_MOST_SPACES = 100


def read_writer(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of an .odt file; what stands in notes comes after their paragraph."""
    package = unpacked(file, _KIND)
    with sound(file, _KIND), zipfile.ZipFile(package) as parts:
        body = parsed(parts.read("content.xml")).find(f"{_OFFICE}body/{_OFFICE}text")
        text = paragraphs(_blocks(body))
        meta = parsed(parts.read("meta.xml")) if "meta.xml" in parts.namelist() else None
    if meta is None:
        return Content(text)
    written = meta.findtext(f".//{_META}creation-date") or meta.findtext(f".//{_DC}date")
    return Content(text, label(meta.findtext(f".//{_DC}title")), parse_date(written or ""))


def _blocks(parent: Element) -> Iterator[str]:
    """Yield the text of each paragraph and table row below an element."""
    for child in parent:
        if child.tag in _PARAGRAPHS:
            yield "".join(_pieces(child))
            for note in child.iter(_NOTE):
                yield from _blocks(note)
        elif child.tag == _TABLE + "table-row":
            cells = (" ".join(_blocks(cell)).strip() for cell in child)
            yield " | ".join(cell for cell in cells if cell)
        elif child.tag not in _NOT_THE_TEXT:
            yield from _blocks(child)


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text of a paragraph without its notes and comments."""
    yield element.text or ""
    for child in element:
        if child.tag == _SPACES:
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in (_NOTE, *_NOT_THE_TEXT):
            yield from _pieces(child)
        yield child.tail or ""
