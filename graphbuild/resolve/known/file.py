"""A list of names, read: CSV, JSON, JSON Lines or FollowTheMoney, told by what the file holds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from graphbuild.errors import ConfigError
from graphbuild.resolve.known.ftm import entities, is_ftm
from graphbuild.resolve.known.listed import Listed
from graphbuild.resolve.known.rows import Faults, columns_of, listed_of
from graphbuild.resolve.known.words import list_words

_MOST_FAULTS = 20
_DELIMITERS = ",;\t"


class Row(NamedTuple):
    """A row of a list. place: as an error names it."""

    place: str
    fields: Mapping[str, Any]


def read_lists(paths: Iterable[Path]) -> list[Listed]:
    """Return all on some lists, in their order.

    Raises ConfigError with the faults of all lists, a line each, at most twenty.
    """
    found: list[Listed] = []
    faults: list[str] = []
    for path in paths:
        try:
            found += _read(path, faults)
        except ConfigError as error:
            faults.append(str(error))
    if faults:
        more = len(faults) - _MOST_FAULTS
        last = [f"… and {more:,} more."] if more > 0 else []
        raise ConfigError("\n".join([*faults[:_MOST_FAULTS], *last]))
    return found


def _read(path: Path, told: list[str]) -> list[Listed]:
    text = _text(path)
    rows = list(_json_rows(path, text) if text[:1] in {"{", "["} else _table_rows(path, text))
    faults = Faults(told, loosely=any(is_ftm(row.fields) for row in rows))
    if faults.loosely:
        rows = [Row(*each) for each in entities(rows)]
    first = rows[0].fields if rows else {}
    columns = columns_of({name for row in rows for name in row.fields} or first)
    if not rows:
        raise ConfigError(f"{path} lists nobody. Give it a row for each name.")
    if "name" not in columns:
        usual = ", ".join(list_words().fields["name"][:3])
        has = ", ".join(map(str, [*first][:8]))
        raise ConfigError(f"{path} has no column of names: it has {has}. Call one of them {usual}.")
    known: dict[str, str] = {}
    found = []
    for row in rows:
        each = listed_of(row.fields, columns, path.name, row.place, faults)
        if each is None:
            continue
        if each.id in known:
            faults.tell(
                row.place,
                f"the id {each.id} is also that of {known[each.id]}. Give each its own, or "
                "list further names as aliases of one row",
            )
        known.setdefault(each.id, row.place)
        found.append(each)
    return found


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot read the list {path}: {error.strerror}.") from error
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").lstrip()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError(f"{path} line {line} is not UTF-8. Save the list as UTF-8.") from error


def _json_rows(path: Path, text: str) -> Iterator[Row]:
    """Yield the objects of JSON Lines, or of one array."""
    if text.startswith("["):
        for number, each in enumerate(_parsed(text, f"{path}"), start=1):
            yield _row(f"{path.name} item {number}", each)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"{path.name} line {number}"
            yield _row(place, _parsed(line, place))


def _parsed(text: str, place: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{place} is no JSON: {error}.") from error


def _row(place: str, fields: object) -> Row:
    if not isinstance(fields, dict):
        raise ConfigError(f'{place} is no object. Write {{"id": …, "name": …}}.')
    return Row(place, fields)


def _table_rows(path: Path, text: str) -> Iterator[Row]:
    head, _, _ = text.partition("\n")
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        for number, cells in enumerate(reader, start=2):
            if not any(cell.strip() for cell in cells):
                continue
            place = f"{path.name} row {number}"
            if len(cells) > len(names):
                raise ConfigError(
                    f"{place} has {len(cells)} cells, and the first row {len(names)}. "
                    "Put cells with commas into quotation marks."
                )
            yield Row(place, dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        raise ConfigError(f"{path.name} line {reader.line_num}: {error}.") from error
