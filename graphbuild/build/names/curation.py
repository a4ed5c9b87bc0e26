"""Where a person's decisions lie: curation.yaml in the graph's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphbuild.model import Judgement
from graphbuild.resolve.curation.added import with_judgements, with_types
from graphbuild.resolve.curation.file import read
from graphbuild.resolve.curation.judgements import Entry, Typed
from graphbuild.stores.atomic import atomic_path

CURATION = "curation.yaml"


def decided(folder: Path | None) -> Sequence[Entry]:
    """Return the decisions in a graph's folder; none where there is no folder or no such file.

    Raises ConfigError where the file has faults.
    """
    return read(folder / CURATION).entries if folder else ()


def judge(folder: Path, judgements: Sequence[Judgement], types: Sequence[Typed] = ()) -> Path:
    """Add decisions to the curation.yaml of a graph's folder; return the file.

    They hold from the next build on. What stands in the file stays as it is; it is
    written whole or not at all.
    Raises ConfigError where the file has faults, StoreError where it cannot be written.
    """
    path = folder / CURATION
    read(path)
    before = path.read_text("utf-8") if path.is_file() else ""
    after = with_types(with_judgements(before, judgements), types)
    if after != before:
        with atomic_path(path) as part:
            part.write_text(after, "utf-8", newline="\n")
    return path
