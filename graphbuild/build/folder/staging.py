"""A build's outputs, put in place together: all of them, or none.

They are written into a hidden folder beside their places. Once that holds them all, it is
marked as ready and they are moved one by one. Where that is interrupted, the next build
goes on with it; until then a reader takes from a folder that is ready what is still there.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

_STAGED = ".staged-"
READY = "ready"


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield a folder to write outputs to; once the block ends well, they stand in `target`.

    To be called with the lock on `target` held. What an earlier build left is finished or
    removed first.
    """
    finish(target)
    part = target / f"{_STAGED}{secrets.token_hex(4)}"
    part.mkdir()
    try:
        yield part
        for file in part.iterdir():
            _sync(file)
        (part / READY).touch()
        _sync(part / READY)
        finish(target)
    finally:
        if not (part / READY).exists():
            shutil.rmtree(part, ignore_errors=True)


def finish(target: Path) -> None:
    """Put complete outputs in place, and remove others that a killed build left behind."""
    for part in sorted(target.glob(f"{_STAGED}*")):
        if (part / READY).exists():
            for file in sorted(part.iterdir()):
                if file.name != READY:
                    file.replace(target / file.name)
            (part / READY).unlink()
        shutil.rmtree(part, ignore_errors=True)


def place_of(target: Path, name: str) -> Path:
    """Return where an output of a folder is to be read; it need not exist.

    Changes nothing: looking at a graph never does.
    """
    for part in sorted(target.glob(f"{_STAGED}*")):
        if (part / READY).exists() and (part / name).exists():
            return part / name
    return target / name


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
