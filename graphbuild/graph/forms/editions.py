"""Whether a folder's tables are those that this release writes, or an older one's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from graphbuild.errors import StoreError
from graphbuild.graph import schema

COLUMNS: Mapping[str, schema.Columns] = {
    "documents": schema.DOCUMENTS,
    "sentences": schema.SENTENCES,
    "mentions": schema.MENTIONS,
    "mentioned_in": schema.MENTIONED_IN,
    "entities": schema.NODES,
    "names": schema.NAMES,
    "relations": {**schema.ENDS, **schema.EDGE_ATTRIBUTES},
    "evidence": schema.EVIDENCE,
    "statements": schema.STATEMENTS,
    "claims": schema.CLAIMS,
    "reasons": schema.REASONS,
    "doubts": schema.DOUBTS,
    "known": schema.KNOWN,
}
"""The tables of a folder, and the columns that each has at least."""


def check_file(path: Path) -> None:
    """Raise StoreError where a table's file is not there: older releases wrote fewer."""
    if not path.is_file():
        raise StoreError(
            f"{path} is missing: the graph was built by an older graphbuild, or the file was "
            f"removed. {_again(path)}"
        )


def check_columns(path: Path, columns: Iterable[str]) -> None:
    """Raise StoreError where the table of a file lacks columns that this release writes."""
    has = frozenset(columns)
    lacking = [name for name in COLUMNS[path.stem] if name not in has]
    if lacking:
        raise StoreError(
            f"{path} lacks {', '.join(lacking)}: the graph was built by an older graphbuild. "
            f"{_again(path)}"
        )


def _again(path: Path) -> str:
    return f"Build it again: graphbuild build INPUT --out {path.parent}"
