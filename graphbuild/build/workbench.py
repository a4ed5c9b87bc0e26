"""The database that a build counts in: it spills to disk, and is gone with the build."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from graphbuild.graph.counting.tables import Database

_WORK = ".work-"
_SHARE = 4
"""A build may take the machine's memory divided by this."""
_LEAST_MEGABYTES = 500


@contextlib.contextmanager
def workbench(folder: Path, megabytes: int | None) -> Iterator[Database]:
    """Yield an empty database whose file, and what it spills, lie in a folder.

    megabytes: of memory that it may take, a quarter of the machine's if None. To be called
    with the lock on the folder held: what a killed build left is removed first.
    """
    import duckdb

    for left in folder.glob(f"{_WORK}*"):
        shutil.rmtree(left, ignore_errors=True)
    place = folder / f"{_WORK}{secrets.token_hex(4)}"
    place.mkdir()
    try:
        limit = megabytes or max(_machine_megabytes() // _SHARE, _LEAST_MEGABYTES)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{limit}MB",
            "temp_directory": str(place),
            "preserve_insertion_order": "false",
            "autoinstall_known_extensions": "false",
        }
        with contextlib.closing(duckdb.connect(str(place / "build.duckdb"), config=settings)) as db:
            yield db
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _machine_megabytes() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    except (AttributeError, ValueError, OSError):  # Windows
        return 8_000
