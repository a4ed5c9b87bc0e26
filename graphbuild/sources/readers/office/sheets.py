"""Spreadsheets: sheets with a column of texts as tables, others as text."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from graphbuild.config import SourceSettings, TableSettings
from graphbuild.model import Document
from graphbuild.sources.content import label, normalize, paragraphs
from graphbuild.sources.fields.columns import Choice
from graphbuild.sources.fields.dates import date_in_name
from graphbuild.sources.fields.records import Record, documents_of
from graphbuild.sources.files import SourceFile, check_size
from graphbuild.sources.quiet import quiet
from graphbuild.sources.readers.office.packages import sound, unpacked
from graphbuild.sources.told import Found

_KIND = "Excel workbook"
_OTHER_KIND = "spreadsheet"
_SAMPLE = 20
_WORDS_OF_A_TEXT = 8
_SURE = "text"
"""A column of this name holds texts, however short they are."""

_Row = list[object]


def read_sheets(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the documents of an .xlsx file. See `_documents`."""
    import openpyxl

    package = unpacked(file, _KIND)
    with quiet(), sound(file, _KIND), zipfile.ZipFile(package):
        book = openpyxl.load_workbook(package, read_only=True, data_only=True)
        sheets = [(sheet.title, _rows(sheet)) for sheet in book.worksheets]
        yield from _documents(sheets, label(book.properties.title), file, settings)


def read_other_sheets(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the documents of an .xls, .xlsb or .ods file. See `_documents`."""
    import python_calamine

    with sound(file, _OTHER_KIND), python_calamine.CalamineWorkbook.from_path(file.path) as book:
        sheets = [
            (name, map(_usual, book.get_sheet_by_name(name).iter_rows()))
            for name in book.sheet_names
        ]
        yield from _documents(sheets, None, file, settings)


def _documents(
    sheets: Sequence[tuple[str, Iterable[_Row]]],
    title: str | None,
    file: SourceFile,
    settings: SourceSettings,
) -> Iterator[Found]:
    """Yield the documents of some sheets, each with its name.

    A sheet whose first row names a column of texts has a document a row. What stands on
    the others is one document, a row a line.
    """
    lines: list[str] = []
    for sheet, every in sheets:
        rows = (row for row in every if any(cell is not None for cell in row))
        first = list(islice(rows, _SAMPLE))
        name = file.name if len(sheets) == 1 else f"{file.name} sheet {sheet!r}"
        if first and _is_table(first, settings.columns, name):
            id = file.id if len(sheets) == 1 else f"{file.id}#{sheet}"
            records = _records(chain(first, rows), name, id)
            yield from documents_of(records, settings.columns, name)
            continue
        lines.append(label(sheet) or "" if len(sheets) > 1 else "")
        size = 0
        for row in chain(first, rows):
            lines.append(" | ".join(cell for cell in map(_written, row) if cell))
            size += len(lines[-1])
            check_size(file, size)
    text = normalize(paragraphs(lines))
    if text:
        yield Document(file.id, text, title, date_in_name(file.id), file.source)


def _rows(sheet: object) -> Iterator[_Row]:
    for row in sheet.iter_rows(values_only=True):  # type: ignore[attr-defined] # of openpyxl, untyped
        yield list(row)


def _usual(row: Sequence[object]) -> _Row:
    """Return a row with None for empty cells, and whole numbers as such."""
    return [
        None if cell == "" else int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        for cell in row
    ]


def _is_table(rows: list[_Row], columns: TableSettings, name: str) -> bool:
    """Return whether the first of some rows names a column that holds texts."""
    names = _names(rows[0])
    column = next(iter(Choice(columns, name).among(names)["text"]), None)
    if column is None:
        return False
    if columns.text or column.casefold() == _SURE:
        return True
    at = names.index(column)
    texts = [str(row[at] or "") for row in rows[1:] if at < len(row) and row[at]]
    return 2 * sum(len(text.split()) >= _WORDS_OF_A_TEXT for text in texts) > len(texts)


def _records(rows: Iterator[_Row], where: str, id: str) -> Iterator[Record]:
    names = _names(next(rows))
    for number, row in enumerate(rows, 1):
        fields = {n: v for n, v in zip(names, row, strict=False) if n}
        yield Record(fields, f"{where} row {number}", f"{id}#{number}")


def _names(row: _Row) -> list[str]:
    return ["" if name is None else str(name).strip() for name in row]


def _written(value: object) -> str:
    """Return a cell's value in writing, on one line."""
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time()
        return (value.date() if is_day else value).isoformat(*([] if is_day else [" ", "minutes"]))
    return "" if value is None else " ".join(str(value).split())
