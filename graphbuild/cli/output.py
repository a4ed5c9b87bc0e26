"""How results are printed: for people as tables, for programs as JSON or CSV."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphbuild.model import Evidence

SIGNS = {"Person": "●", "Organization": "■", "Place": "▲"}


class Format(StrEnum):
    """What `--format` takes."""

    table = "table"
    json = "json"
    csv = "csv"


def say(text: str = "") -> None:
    """Print a line for the person at the terminal."""
    print(clean(text))  # noqa: T201


def warn(text: str) -> None:
    """Print a line on standard error."""
    print(clean(text), file=sys.stderr)  # noqa: T201


def say_json(data: object) -> None:
    """Print data as JSON, dates as ISO 8601."""
    say(json.dumps(data, ensure_ascii=False, indent=2, default=_plain))


def say_rows(rows: Sequence[Mapping[str, object]], format: Format) -> None:
    """Print rows, whose columns are those of the first."""
    if format is Format.json:
        say_json(list(rows))
    elif format is Format.csv:
        _say_csv(rows)
    elif rows:
        _say_table(rows)
    else:
        say("no rows")


def say_evidence(found: Sequence[Evidence], indent: str = "  ") -> None:
    """Print sentences, each with its document and date."""
    for each in found:
        date = f", {each.date}" if each.date else ""
        say(f"{indent}“{' '.join(each.sentence.split())}”")
        say(f"{indent}  {each.document_id}{date}")


def clean(text: str) -> str:
    """Return text without the control characters that a terminal would obey."""
    kept = "".join(c if c in "\n\t" or c.isprintable() or c == "\u00ad" else "�" for c in text)
    return kept.encode("utf-8", "replace").decode("utf-8")


def _say_csv(rows: Sequence[Mapping[str, object]]) -> None:
    from graphbuild.stores.files.tables import defused

    def cell(value: object) -> object:
        if value is None or isinstance(value, bool | int | float):
            return value
        return defused(clean(_cell(value)))

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow([cell(value) for value in row.values()])


def _say_table(rows: Sequence[Mapping[str, object]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for column in rows[0]:
        numeric = all(isinstance(row[column], int | float) for row in rows)
        table.add_column(Text(clean(column)), justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*(Text(clean(_cell(value))) for value in row.values()))
    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False).print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(value)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
