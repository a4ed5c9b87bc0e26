"""Tables: .csv, .tsv and .parquet, a document a row, never more than a batch in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.files import MAX_BYTES, SourceFile, open_text
from graphbuild.sources.records import Record, documents_of, missing_column

_SEPARATORS = ",;\t|"
_ROWS_AT_ONCE = 256


def read_delimited(file: SourceFile, settings: SourceSettings) -> Iterator[Document | SourceError]:
    """Yield the documents of a .csv or .tsv file, whose first line names its columns.

    The separator of a .csv is the comma, semicolon, tab or bar that its first line
    has most of.
    """
    # csv refuses cells above 128 KB unless told otherwise, for the whole process.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    with open_text(file, settings.encoding) as lines:
        first = next((line for line in lines if line.strip()), "")
        separator = "\t" if file.format == ".tsv" else max(_SEPARATORS, key=first.count)
        names = [name.strip() for name in next(csv.reader([first], delimiter=separator), [])]
        if not names:
            raise SourceError(file.name, "it is empty")
        if settings.columns.text not in names:
            raise missing_column(file.name, names, settings.columns)
        rows = csv.reader(lines, delimiter=separator)
        yield from documents_of(_rows(rows, names, file), settings.columns, file.name)


def _rows(rows: Iterator[list[str]], names: list[str], file: SourceFile) -> Iterator[Record]:
    number = 0
    try:
        for number, row in enumerate(filter(None, rows), 1):
            cells = row + [""] * (len(names) - len(row))
            yield _record(dict(zip(names, cells, strict=False)), number, file)
    except csv.Error as error:
        raise SourceError(
            f"{file.name} from row {number + 1} on", f"it is no table ({error})"
        ) from error


def read_parquet(file: SourceFile, settings: SourceSettings) -> Iterator[Document | SourceError]:
    """Yield the documents of a .parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = settings.columns
    try:
        with pq.ParquetFile(file.path) as table:
            names = table.schema_arrow.names
            if columns.text not in names:
                raise missing_column(file.name, names, columns)
            wanted = [name for name in columns.model_dump().values() if name in names]
            batches = table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted)
            rows = (row for batch in batches for row in batch.to_pylist())
            records = (_record(fields, n, file) for n, fields in enumerate(rows, 1))
            yield from documents_of(records, columns, file.name)
    except pa.ArrowException as error:
        why = str(error).splitlines()[0].rstrip(".")
        raise SourceError(file.name, f"it is damaged or no Parquet file ({why})") from error


def _record(fields: Mapping[str, object], number: int, file: SourceFile) -> Record:
    return Record(fields, f"{file.name} row {number}", f"{file.id}#{number}")
