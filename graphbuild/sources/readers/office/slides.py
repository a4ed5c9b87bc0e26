"""Presentations (.pptx): what their slides show, and the notes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.files import SourceFile
from graphbuild.sources.readers.office.packages import sound, unpacked

_KIND = "PowerPoint presentation"
_TEMPLATE_TITLE = "PowerPoint Presentation"
_FURNITURE = ("date", "footer", "slide_number", "header")
"""Kinds of placeholder that stand on every slide."""

_Shape = Any
"""A shape of python-pptx's, which has no types."""


def read_slides(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of a .pptx file, slide by slide."""
    import pptx

    package = unpacked(file, _KIND)
    with sound(file, _KIND):
        deck = pptx.Presentation(package)
        properties = deck.core_properties
        text = paragraphs(each for slide in deck.slides for each in _of_slide(slide))
        headings = (s.shapes.title.text_frame.text for s in deck.slides if s.shapes.title)
        title = label(properties.title)
        title = label(next(headings, None)) if title in (None, _TEMPLATE_TITLE) else title
        created = properties.created
    return Content(text, title, created.date() if created else None)


def _of_slide(slide: _Shape) -> Iterator[str]:
    yield from _texts(slide.shapes)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _in_frame(slide.notes_slide.notes_text_frame)


def _texts(shapes: Iterable[_Shape]) -> Iterator[str]:
    """Yield the paragraphs of shapes and the rows of tables, in groups too."""
    for shape in shapes:
        if shape.is_placeholder and shape.placeholder_format.type is not None:
            kind = shape.placeholder_format.type.name.casefold()
            if kind in _FURNITURE:
                continue
        if hasattr(shape, "shapes"):
            yield from _texts(shape.shapes)
        elif shape.has_text_frame:
            yield from _in_frame(shape.text_frame)
        elif getattr(shape, "has_table", False):
            for row in shape.table.rows:
                cells = (" ".join(cell.text_frame.text.split()) for cell in row.cells)
                yield " | ".join(cell for cell in cells if cell)


def _in_frame(frame: _Shape) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        yield paragraph.text.replace("\v", "\n")
