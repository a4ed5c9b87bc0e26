"""How results are printed: for people as tables, for programs as JSON or CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from graphbuild.cli.streams import fitted, holds

if TYPE_CHECKING:
    from graphbuild.model import Evidence

SIGNS = {"Person": "●", "Organization": "■", "Place": "▲"}

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_OBEYED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}]")
"""What a terminal would obey rather than show: all controls but tab and line feed, and the
marks that turn the direction of writing. Halves of characters are no text at all."""
_UNESCAPED = re.compile(f"[\x7f-\x9f\u2028\u2029{_BIDI}]")
"""The same, as far as JSON leaves it as it is."""


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
    """Print data as JSON, dates as ISO 8601: exact, whatever the stream can hold."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
    if not holds(sys.stdout, text):
        text = json.dumps(data, ensure_ascii=True, indent=2, default=_plain)
    print(_UNESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: T201


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
        status = f", {each.status}" if each.status else ""
        say(f"{indent}“{' '.join(each.sentence.split())}”")
        say(f"{indent}  {each.document_id}{date}{status}")


def clean(text: str) -> str:
    r"""Return the text with U+FFFD for each character that a terminal would obey.

    >>> clean("red \x1b[31m")
    'red �[31m'
    """
    return _OBEYED.sub("�", text)


def _say_csv(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as CSV: values as they are, but for an apostrophe before formulas.

    On a terminal it is a person who reads them, and an encoding may lack characters: these
    are the two cases in which others stand in their place, and the second is told.
    """
    from graphbuild.stores.files.tables import defused

    def cell(value: object) -> object:
        if value is None or isinstance(value, bool | int | float):
            return value
        return defused(_cell(value))

    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    if rows:
        writer.writerow([cell(column) for column in rows[0]])
    for row in rows:
        writer.writerow([cell(value) for value in row.values()])
    text = written.getvalue()
    if not holds(sys.stdout, text):
        warn(
            f"standard output is {sys.stdout.encoding}, which lacks some of these characters: "
            "others stand in their place. Set PYTHONIOENCODING=utf-8 to have them all."
        )
    print(clean(text) if sys.stdout.isatty() else text, end="")  # noqa: T201


def _say_table(rows: Sequence[Mapping[str, object]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def shown(told: str) -> Text:
        return Text(fitted(sys.stdout, clean(told)))

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for column in rows[0]:
        numeric = all(isinstance(row[column], int | float) for row in rows)
        table.add_column(shown(column), justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*(shown(_cell(value)) for value in row.values()))
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
