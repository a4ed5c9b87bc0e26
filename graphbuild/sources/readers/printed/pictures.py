"""Picture files, which may be scanned pages: their text through OCR."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuild.config import SourceSettings
from graphbuild.model import Document
from graphbuild.sources.content import normalize, paragraphs
from graphbuild.sources.fields.dates import date_in_name, dateline
from graphbuild.sources.files import SourceFile
from graphbuild.sources.quiet import quiet
from graphbuild.sources.readers.office.packages import sound
from graphbuild.sources.readers.printed.pdf import join_lines, without_furniture
from graphbuild.sources.readers.printed.scans import can_recognise, is_large, lines_in
from graphbuild.sources.told import Notice, NotRead, Read

_NO_EXTRA = "there is no OCR for pictures without graphbuild[ocr]: pip install 'graphbuild[ocr]'"
_RECOGNISED = "is a picture whose text was recognised (OCR)"


def read_picture(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:  # noqa: ARG001
    """Yield the text of a picture, whose frames are pages; most pictures have none."""
    if not can_recognise():
        yield NotRead(file.name, _NO_EXTRA)
        return
    from PIL import Image, ImageOps, ImageSequence

    with quiet(), sound(file, "picture"), Image.open(file.path) as picture:
        pages = [
            lines_in(ImageOps.exif_transpose(frame), file.scans)
            for frame in ImageSequence.Iterator(picture)
            if is_large(frame)
        ]
    text = normalize(paragraphs(join_lines(without_furniture(pages))))
    if not text:
        yield NotRead(file.name, "it is a picture without text")
        return
    yield Notice(file.name, _RECOGNISED)
    date = date_in_name(file.id) or dateline(text) or file.date
    yield Document(file.id, text, None, date, file.source)
