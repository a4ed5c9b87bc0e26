"""Which files the patterns of the settings let in and leave out."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from graphbuild.config import SourceSettings
from graphbuild.sources.files import SourceFile, shown


def is_wanted(file: SourceFile, settings: SourceSettings) -> bool:
    """Return whether `settings.include` fits a file, if it has patterns, and `exclude` does not."""
    if settings.include and not _fits(file, settings.include):
        return False
    return not _fits(file, settings.exclude)


def _fits(file: SourceFile, patterns: Sequence[str]) -> bool:
    """Return whether a glob pattern fits the file's path, its name or a folder above it.

    `*.pdf`, `drafts`, `2019/*` and `**/old/*.txt` fit at any depth below the input;
    the path as it was given fits too. A `*` also stands for slashes.
    """
    if not patterns:
        return False
    parts = PurePosixPath(file.id).parts
    stretches = {
        "/".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)
    }
    stretches |= {file.name, Path(file.name).as_posix()}
    return any(
        stretch == pattern or fnmatchcase(stretch, pattern)
        for pattern in (
            shown(p).removeprefix("./").removeprefix("**/").rstrip("/") for p in patterns
        )
        for stretch in stretches
    )
