"""From inputs to documents, one at a time."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.content import normalize
from graphbuild.sources.dates import date_in_name, dateline
from graphbuild.sources.encoding import check_encoding
from graphbuild.sources.files import STDIN, SourceFile, open_text, readable
from graphbuild.sources.formats import FORMATS, MANY, SINGLE
from graphbuild.sources.inputs import list_inputs


def read_documents(
    inputs: Sequence[str | Path],
    settings: SourceSettings,
    *,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | SourceError]:
    """Return the documents of some inputs, and an error for each that cannot be read.

    Nothing is read before it is asked for, and tables are read row by row, so the
    memory needed does not grow with the corpus but for the ids. The order is that of
    the files' ids, whatever the order of inputs.

    inputs: see `list_inputs`. stdin: what `-` means, sys.stdin by default: JSON Lines
    if its first line is a JSON object, else one plain text.

    An id that came before gets `~2`, `~3` and so on.

    Raises UsageError at once, before anything is read, where an input does not exist
    or has nothing to read, and ConfigError where `settings.encoding` is none.
    """
    check_encoding(settings.encoding)
    files = list_inputs(inputs, settings.exclude)
    found = (each for file in files for each in _read_input(file, settings, stdin))
    return _with_unique_ids(found)


def _read_input(
    file: SourceFile, settings: SourceSettings, stdin: BinaryIO | None
) -> Iterator[Document | SourceError]:
    if file.id == STDIN and not file.path.is_file():
        with _stored(stdin or sys.stdin.buffer, file, settings) as stored:
            yield from read_file(stored, settings)
    else:
        yield from read_file(file, settings)


def read_file(file: SourceFile, settings: SourceSettings) -> Iterator[Document | SourceError]:
    """Yield the documents of one file; what cannot be read comes as a SourceError."""
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
    except SourceError as error:
        # A new one, because a traceback would keep what was read in memory.
        yield SourceError(*error.args)


def _document(file: SourceFile, settings: SourceSettings) -> Document:
    content = SINGLE[file.format](file, settings)
    text = normalize(content.text)
    if not text.strip():
        raise SourceError(file.name, "it has no text")
    date = content.date or date_in_name(file.id) or dateline(text)
    return Document(file.id, text, content.title, date, content.source)


@contextmanager
def _stored(stdin: BinaryIO, file: SourceFile, settings: SourceSettings) -> Iterator[SourceFile]:
    """Yield standard input as a file, since finding its encoding reads it twice."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-") as folder:
        path = Path(folder, STDIN)
        with path.open("wb") as copy:
            shutil.copyfileobj(stdin, copy)
        stored = replace(file, path=path)
        yield replace(stored, format=".jsonl" if _is_json_lines(stored, settings) else ".txt")


def _is_json_lines(file: SourceFile, settings: SourceSettings) -> bool:
    try:
        with open_text(file, settings.encoding) as lines:
            first = next((line for line in lines if line.strip()), "")
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _with_unique_ids(
    found: Iterable[Document | SourceError],
) -> Iterator[Document | SourceError]:
    seen: set[str] = set()
    copies: Counter[str] = Counter()
    for each in found:
        if isinstance(each, Document):
            id = each.id
            while id in seen:
                copies[each.id] += 1
                id = f"{each.id}~{copies[each.id] + 1}"
            seen.add(id)
            yield each if id == each.id else replace(each, id=id)
        else:
            yield each
