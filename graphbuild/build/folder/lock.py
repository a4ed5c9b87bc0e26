"""One folder, one builder: a lock that ends with the process that holds it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from graphbuild.errors import StoreError

LOCK = ".lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other builds for as long as the block runs.

    The system frees the lock when its holder dies, however it dies, so that none is ever
    stale. The file says who holds it, for the message, and stays.
    Raises StoreError where another build holds it, or the folder cannot be written to.
    """
    try:
        file = (folder / LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"cannot write to {folder}: {error.strerror}.") from error
    with file:
        if not _taken(file):
            raise StoreError(
                f"another build ({_holder(file)}) is writing in {folder}. "
                "Wait until it is done, or name another folder with --out."
            )
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _taken(file: IO[str]) -> bool:
    """Return whether the lock is ours now."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(_BEYOND)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


_BEYOND = 1 << 20
"""A byte that nobody writes: Windows locks bytes, and none may read those that are locked."""


def _holder(file: IO[str]) -> str:
    file.seek(0)
    try:
        said = json.loads(file.read())
    except ValueError:
        return "of another process"
    here = said["host"] == socket.gethostname()
    return f"pid {said['pid']}" + ("" if here else f" on {said['host']}")
