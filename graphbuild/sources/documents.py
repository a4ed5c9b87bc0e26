"""From one file to its documents."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.content import normalize
from graphbuild.sources.dates import date_in_name, dateline
from graphbuild.sources.faults import fault_of
from graphbuild.sources.files import SourceFile, readable
from graphbuild.sources.formats import FORMATS, MANY, SINGLE


def read_file(file: SourceFile, settings: SourceSettings) -> Iterator[Document | SourceError]:
    """Yield the documents of one file; whatever goes wrong comes as a SourceError."""
    try:
        with readable(file, settings.encoding):
            if file.format in MANY:
                yield from MANY[file.format](file, settings)
            elif file.format in SINGLE:
                yield _document(file, settings)
            else:
                yield SourceError(
                    file.name,
                    f"its format {file.path.suffix or '(no ending)'} is not known",
                    f"The formats are {' '.join(FORMATS)}.",
                )
    except Exception as error:  # noqa: BLE001 - one odd document must not end the others
        yield fault_of(error, file, settings)


def _document(file: SourceFile, settings: SourceSettings) -> Document:
    content = SINGLE[file.format](file, settings)
    text = normalize(content.text)
    if not text.strip():
        raise SourceError(file.name, "it has no text")
    date = content.date or date_in_name(file.id) or dateline(text)
    return Document(file.id, text, content.title, date, content.source)
