"""CSV and Parquet: a folder with a file per table."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from graphbuild.stores.atomic import atomic_folder
from graphbuild.stores.files.rows import Table, Tables, Value, joined
from graphbuild.stores.parquet import write_table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet may run a cell that starts with one of these.

Source: OWASP, CSV Injection.
"""


def write_csv(graph: Tables, output: Path) -> list[Path]:
    """Write nodes, edges, documents and mentioned_in as CSV; return the files.

    UTF-8, comma, a header line; dates in ISO 8601, true and false, nothing for None,
    lists as `joined` makes them. A text cell that a spreadsheet could take for a
    formula gets an apostrophe before it; numbers are as they are.
    """
    with atomic_folder(output) as part:
        for name, table in graph.by_name().items():
            _write_csv_table(table, part / f"{name}.csv")
    return [output / f"{name}.csv" for name in graph.by_name()]


def write_parquet(graph: Tables, output: Path) -> list[Path]:
    """Write nodes, edges, documents and mentioned_in as Parquet; return the files."""
    with atomic_folder(output) as part:
        for name, table in graph.by_name().items():
            write_table(part / f"{name}.parquet", table.columns, table.rows)
    return [output / f"{name}.parquet" for name in graph.by_name()]


def defused(text: str) -> str:
    r"""Return the text with an apostrophe before it if a spreadsheet might run it.

    >>> defused('=HYPERLINK("http://x")')
    '\'=HYPERLINK("http://x")'
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write_csv_table(table: Table, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        for row in table.rows:
            writer.writerow([_cell(row[column]) for column in table.columns])


def _cell(value: Value) -> str | int | float | None:
    match value:
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case tuple():
            return defused(joined(value))
        case str():
            return defused(value)
        case _:
            return value
