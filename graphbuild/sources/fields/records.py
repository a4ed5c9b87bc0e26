"""Records of tables and JSON, and the documents that they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from graphbuild.config import TableSettings
from graphbuild.errors import SourceError, did_you_mean, near_names
from graphbuild.model import Document
from graphbuild.sources.content import label, normalize, written
from graphbuild.sources.faults import unforeseen
from graphbuild.sources.fields.columns import Choice, Columns
from graphbuild.sources.fields.dates import dateline, parse_date
from graphbuild.sources.told import Notice

_MOST_NAMES = 12
_ENOUGH_NAMES = 1000
_ENOUGH_WITHOUT_TEXT = 1000
"""After so many records without a text, and none with one, the rest is not read."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row, line or object of a file.

    where: as errors call it, such as "news.jsonl line 7". id: unless it has its own.
    """

    fields: Mapping[str, object]
    where: str
    id: str


def documents_of(
    records: Iterable[Record | SourceError], settings: TableSettings, name: str
) -> Iterator[Document | SourceError | Notice]:
    """Yield the document of each record, or why it is none, and which columns were chosen.

    name: the file's. A file whose records have no text, none of them, is one error:
    it is a setting that is wrong, not the records.
    """
    choice = Choice(settings, name)
    lacking: list[SourceError] = []
    names: Iterable[str] = ()
    count = texts = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        if isinstance(record, SourceError):
            yield record
            continue
        columns = choice.of(record.fields)
        if columns.text is not None:
            yield from lacking
            lacking.clear()
            texts += 1
            if news := choice.news(columns):
                yield news
            yield _document_or_fault(record, columns, columns.text)
        else:
            names = names or tuple(record.fields)
            lacking.append(missing_column(record.where, record.fields, settings))
            if texts:
                yield lacking.pop()
            elif len(lacking) == _ENOUGH_WITHOUT_TEXT:
                break
    if lacking:
        yield missing_column(name, names, settings)
    if not count:
        yield SourceError(name, "it has no records")


def missing_column(where: str, names: Iterable[str], settings: TableSettings) -> SourceError:
    """Return the error for records without a text, which names the columns they have."""
    names = [str(name) for name in islice(names, _ENOUGH_NAMES)]
    shown = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
    near = did_you_mean(near_names(settings.text or "text", names))
    wanted = f"column {settings.text!r}" if settings.text else "column of a usual name with a text"
    return SourceError(
        where,
        f"it has no {wanted}; its columns are {shown}",
        f"Name the one with the text: --text-column, or sources.columns.text.{near}",
    )


def _document_or_fault(record: Record, columns: Columns, text: str) -> Document | SourceError:
    try:
        return _document(record, columns, text)
    except MemoryError:
        raise  # the file's fault: what would come next needs memory too
    except Exception as error:  # noqa: BLE001 - one odd record must not end the others
        return unforeseen(error, record.where)


def _document(record: Record, columns: Columns, column: str) -> Document | SourceError:
    fields = record.fields
    text = fields[column]
    if text is None or (isinstance(text, str) and not text.strip()):
        return SourceError(record.where, "it has no text")
    if not isinstance(text, str):
        return SourceError(record.where, f"its {column} is no text but {text!r:.40}")
    text = normalize(text)

    def of(name: str | None) -> object:
        return None if name is None else fields.get(name)

    return Document(
        id=_id(of(columns.id)) or record.id,
        text=text,
        title=label(of(columns.title)),
        date=date_of(of(columns.date)) or dateline(text),
        source=label(of(columns.source)),
    )


def _id(value: object) -> str | None:
    text = normalize(written(value))
    return text if text.strip() else None


def date_of(value: object) -> dt.date | None:
    """Return the day in a field: a date, its text, or a Unix time as pandas writes it.

    A number of 10 digits is seconds, of 13 milliseconds, both UTC.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = "" if isinstance(value, float) else written(value)
    if text.isdecimal() and len(text) in (10, 13):
        seconds = int(text) if len(text) == 10 else int(text) // 1000
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    return parse_date(text)
