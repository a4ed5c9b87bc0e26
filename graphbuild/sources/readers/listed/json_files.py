"""JSON Lines, a record a line, and JSON, a list of records or an object with one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import IO

from graphbuild.config import SourceSettings, TableSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import label, normalize
from graphbuild.sources.fields.columns import Choice
from graphbuild.sources.fields.records import Record, documents_of
from graphbuild.sources.files import SourceFile, check_size, open_text
from graphbuild.sources.readers.talk.chats import days, is_slack, is_telegram, slack, telegram
from graphbuild.sources.text.lines import RAISE_IT, longest_line, read_lines, too_long
from graphbuild.sources.told import Found

_CHARACTERS_AT_ONCE = 1 << 20
_LONGEST_TOKEN = 16
_WHITE = " \t\r\n"


def _integer(digits: str) -> int | str:
    try:
        return int(digits)
    except ValueError:  # thousands of digits, which Python reads as no number
        return digits


_DECODER = json.JSONDecoder(parse_int=_integer)


def read_json_lines(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the documents of a .jsonl file; a line that is no record does not end it."""
    with open_text(file, settings.encoding) as lines:
        records = _lines(lines, file, longest_line(settings))
        yield from documents_of(records, settings.columns, file.name)


def _lines(lines: IO[str], file: SourceFile, longest: int) -> Iterator[Record | SourceError]:
    for number, line in enumerate(read_lines(lines, longest), 1):
        where = f"{file.name} line {number}"
        if line is None:
            yield SourceError(where, too_long(longest), RAISE_IT)
        elif line.strip():
            try:
                value = _DECODER.decode(line)
            except (ValueError, RecursionError) as error:
                yield SourceError(where, f"it is no JSON ({_reason(error)})")
            else:
                yield _record(value, where, f"{file.id}#{number}")


def read_json(file: SourceFile, settings: SourceSettings) -> Iterator[Found]:
    """Yield the documents of a .json file.

    It holds a list of records, which is read in pieces; or an object that is a
    record, has one list of records with texts among its values, or has records as its
    values, with their ids as keys. Chats as Slack and Telegram export them are read by days.
    """
    with open_text(file, settings.encoding) as stream:
        reader = _JsonReader(stream, file)
        if not reader.peek():
            raise SourceError(file.name, "it is empty")
        if reader.peek() == "[":
            values = reader.items()
            first = list(islice(values, 1))
            if first and is_slack(first[0]):
                yield from days(slack(chain(first, values)), file, None, may_be_of_two=False)
                return
            records = _numbered(chain(first, values), file)
        else:
            value = reader.value()
            reader.expect_end()
            if isinstance(value, dict) and is_telegram(value):
                title, of_two = label(value.get("name")), value["type"] == "personal_chat"
                yield from days(telegram(value), file, title, may_be_of_two=of_two)
                return
            records = _records_in(value, settings.columns, file)
        yield from documents_of(records, settings.columns, file.name)


def _records_in(
    value: object, columns: TableSettings, file: SourceFile
) -> Iterator[Record | SourceError]:
    """Yield the records of an object."""
    if not isinstance(value, dict):
        raise SourceError(file.name, "it holds neither a list nor an object")
    choice = Choice(columns, file.name)
    lists = {key: x for key, x in value.items() if isinstance(x, list) and _is_record(x[:1])}
    if (columns.text or "text") not in value:
        told = {key: x for key, x in lists.items() if choice.among(x[0])["text"]}
        lists = told if len(told) == 1 else lists
        is_record = not told and bool(choice.among(value)["text"])
    else:
        is_record = True
    if is_record:
        yield Record(value, file.name, file.id)
    elif len(lists) == 1:
        yield from _numbered(iter(next(iter(lists.values()))), file)
    elif lists:
        raise SourceError(
            file.name,
            f"it has several lists of records: {', '.join(map(repr, lists))}",
            "Keep the one with the documents.",
        )
    elif value and _is_record(list(value.values())):
        for key, fields in value.items():
            yield Record(fields, f"{file.name} record {key!r:.200}", normalize(str(key)))
    else:
        yield Record(value, file.name, file.id)


def _is_record(values: object) -> bool:
    return (
        isinstance(values, list)
        and bool(values)
        and all(isinstance(value, dict) for value in values)
    )


def _numbered(values: Iterator[object], file: SourceFile) -> Iterator[Record | SourceError]:
    for number, value in enumerate(values, 1):
        yield _record(value, f"{file.name} record {number}", f"{file.id}#{number}")


def _record(value: object, where: str, record_id: str) -> Record | SourceError:
    if isinstance(value, Mapping):
        return Record(value, where, record_id)
    kind = {list: "a list", str: "a string", type(None): "null"}.get(type(value), "a number")
    return SourceError(where, f"it is {kind}, not an object with a text")


def _reason(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"


class _JsonReader:
    """Reads a JSON text value by value, with only the value at hand in memory."""

    def __init__(self, stream: IO[str], file: SourceFile) -> None:
        self._stream = stream
        self._file = file
        self._text = ""
        self._at = 0
        self._read = 0
        self._decode = _DECODER.raw_decode

    def peek(self) -> str:
        """Return the next character that is not white space, "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _WHITE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def value(self) -> object:
        """Return the next value, which is read past."""
        self.peek()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if self._is_cut(error) and self._more():
                    continue
                raise self._broken(_reason(error), getattr(error, "pos", self._at)) from error
            if end == len(self._text) and self._more():
                continue
            self._at = end
            return value

    def items(self) -> Iterator[object]:
        """Yield the values of a list."""
        self._at += 1
        if self.peek() != "]":
            while True:
                yield self.value()
                if self.peek() != ",":
                    break
                self._at += 1
        if self.peek() != "]":
            raise self._broken("Expecting ',' delimiter", self._at)
        self._at += 1
        self.expect_end()

    def expect_end(self) -> None:
        """Raise SourceError unless only white space is left."""
        if self.peek():
            raise self._broken("Extra data", self._at)

    def _is_cut(self, error: Exception) -> bool:
        """Return whether a value may be broken only because its end is not read yet."""
        if not isinstance(error, json.JSONDecodeError):
            return False
        is_at_end = error.pos >= len(self._text) - _LONGEST_TOKEN
        return is_at_end or error.msg.startswith("Unterminated string")

    def _more(self) -> bool:
        """Read on, twice as far each time, so that a long value is not decoded too often."""
        rest = self._text[self._at :]
        piece = self._stream.read(max(_CHARACTERS_AT_ONCE, len(rest)))
        if not piece:
            return False
        check_size(self._file, len(rest) + len(piece))
        self._read += self._at
        self._text, self._at = rest + piece, 0
        return True

    def _broken(self, why: str, position: int) -> SourceError:
        place = self._read + position + 1
        return SourceError(self._file.name, f"it is no JSON from character {place:,} on ({why})")
