"""From one file to its documents."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.content import normalize
from graphbuild.sources.faults import fault_of
from graphbuild.sources.fields.dates import date_in_name, dateline
from graphbuild.sources.files import SourceFile, readable
from graphbuild.sources.kinds.formats import KNOWN, MANY, SINGLE
from graphbuild.sources.kinds.recognition import no_reader
from graphbuild.sources.text.odd_text import cleaned
from graphbuild.sources.told import Notice, Read


def read_file(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the documents of one file; whatever goes wrong comes as a SourceError.

    What its reader chose comes first, as notices.
    """
    try:
        with readable(file, settings.encoding):
            if file.format in MANY:
                for each in MANY[file.format](file, settings):
                    yield from _notes(file)
                    yield each
            elif file.format in SINGLE:
                document = _document(file, settings)
                yield from _notes(file)
                yield document
            else:
                yield SourceError(file.name, no_reader(file.id), f"{KNOWN}.")
    except Exception as error:  # noqa: BLE001 - one odd document must not end the others
        yield fault_of(error, file, settings)


def _notes(file: SourceFile) -> Iterator[Notice]:
    """Yield what was noted since the last time."""
    notes = [*file.notes]
    file.notes.clear()
    yield from (Notice(file.name, note) for note in notes)


def _document(file: SourceFile, settings: SourceSettings) -> Document:
    content = SINGLE[file.format](file, settings)
    text = normalize(cleaned(normalize(content.text)))
    if not text.strip():
        raise SourceError(file.name, "it has no text")
    date = content.date or date_in_name(file.id) or dateline(text) or file.date
    return Document(file.id, text, content.title, date, content.source or file.source)
