"""Tables: .csv, .tsv and .parquet, a document a row, never more than a batch in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.fields.columns import Choice
from graphbuild.sources.fields.records import Record, documents_of, missing_column
from graphbuild.sources.files import MAX_BYTES, SourceFile, open_text
from graphbuild.sources.text.lines import RAISE_IT, longest_line, read_lines, too_long
from graphbuild.sources.told import Found

if TYPE_CHECKING:
    import pyarrow as pa

_SEPARATORS = ",;\t|"
_ROWS_AT_ONCE = 256


def read_delimited(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the documents of a .csv or .tsv file, whose first line names its columns.

    The separator of a .csv is the comma, semicolon, tab or bar that its first line
    has most of.
    """
    # csv refuses cells above 128 KB unless told otherwise, for the whole process.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    with open_text(file, settings.encoding) as lines:
        longest = longest_line(settings)
        first = next((x for x in read_lines(lines, longest) if x is None or x.strip()), "")
        if first is None:
            raise SourceError(f"{file.name} line 1", too_long(longest), RAISE_IT)
        separator = "\t" if file.format == ".tsv" else max(_SEPARATORS, key=first.count)
        names = [name.strip() for name in next(csv.reader([first], delimiter=separator), [])]
        if not names:
            raise SourceError(file.name, "it is empty")
        if not Choice(settings.columns, file.name).among(names)["text"]:
            raise missing_column(file.name, names, settings.columns)
        rows = _rows(_BoundedLines(lines, longest), separator, names, file)
        yield from documents_of(rows, settings.columns, file.name)


class _BoundedLines:
    """The lines of a table, counted row by row, which may go over several.

    Raises csv.Error where a row has more characters than it may.
    """

    def __init__(self, stream: IO[str], longest: int) -> None:
        self._lines = read_lines(stream, longest)
        self._longest = longest
        self.characters = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.characters += len(line or "")
            if line is None or self.characters > self._longest:
                raise csv.Error(too_long(self._longest))
            yield line


def _rows(
    lines: _BoundedLines, separator: str, names: list[str], file: SourceFile
) -> Iterator[Record]:
    number = 0
    try:
        for number, row in enumerate(filter(None, csv.reader(lines, delimiter=separator)), 1):
            lines.characters = 0
            cells = row + [""] * (len(names) - len(row))
            yield _record(dict(zip(names, cells, strict=False)), number, file)
    except csv.Error as error:
        raise SourceError(
            f"{file.name} from row {number + 1} on", f"it is no table ({error})"
        ) from error


def read_parquet(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the documents of a .parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = settings.columns
    try:
        with pq.ParquetFile(file.path) as table:
            names = table.schema_arrow.names
            candidates = Choice(columns, file.name).among(names)
            if not candidates["text"]:
                raise missing_column(file.name, names, columns)
            wanted = list(dict.fromkeys(x for own in candidates.values() for x in own))
            batches = table.iter_batches(
                batch_size=_ROWS_AT_ONCE, columns=wanted, use_threads=False
            )
            rows = (row for batch in batches for row in _rows_of(batch))
            records = (_record(fields, n, file) for n, fields in enumerate(rows, 1))
            yield from documents_of(records, columns, file.name)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        why = str(error).splitlines()[0].rstrip(".")
        raise SourceError(file.name, f"it is damaged or no Parquet file ({why})") from error


def _rows_of(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    """Yield the rows of a batch; a value that Python has no room for, as a date may be, is None."""
    columns = [[_value(cell) for cell in column] for column in batch.columns]
    for row in zip(*columns, strict=True):
        yield dict(zip(batch.schema.names, row, strict=True))


def _value(cell: pa.Scalar) -> object:
    try:
        return cell.as_py()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - days out of range, unknown time zones, bytes that are no text
        return None


def _record(fields: Mapping[str, object], number: int, file: SourceFile) -> Record:
    return Record(fields, f"{file.name} row {number}", f"{file.id}#{number}")
