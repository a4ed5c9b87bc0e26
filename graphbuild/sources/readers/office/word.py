"""Word documents: paragraphs and table rows in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.files import SourceFile
from graphbuild.sources.readers.office.packages import Element, sound, unpacked

if TYPE_CHECKING:
    import datetime as dt

_KIND = "Word document"
_TEMPLATE_AUTHOR = "python-docx"
"""Who wrote documents that never were given properties; their dates are the template's."""

_TITLE_STYLES = ("Title", "Heading 1")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = tuple(_W + name for name in ("customXml", "ins", "sdt", "sdtContent"))
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


def read_word(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of a .docx file."""
    import docx

    package = unpacked(file, _KIND)
    with sound(file, _KIND):
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
    return Content(text, title, date)


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None


def _blocks(parent: Element) -> Iterator[str]:
    """Yield the text of each paragraph and table row below an element, in order."""
    for child in _children(parent):
        if child.tag == _W + "p":
            yield _paragraph(child)
        elif child.tag == _W + "tbl":
            for row in _children(child, _W + "tr"):
                cells = (" ".join(_blocks(cell)).strip() for cell in _children(row, _W + "tc"))
                yield " | ".join(cell for cell in cells if cell)


def _children(parent: Element, tag: str | None = None) -> Iterator[Element]:
    """Yield an element's children, those inside content controls and the like too."""
    for child in parent.iterchildren():
        if child.tag in _WRAPPERS:
            yield from _children(child, tag)
        elif tag in (None, child.tag):
            yield child


def _paragraph(paragraph: Element) -> str:
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
