"""Files that are written whole or not at all.

What is written goes beside its target first, onto the disk, and takes the target's
name last. Whatever interrupts that, the target is as it was.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from graphbuild.errors import StoreError


@contextlib.contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Yield the path to write to; once the block ends well, it is `target`.

    A link is followed, a file that is replaced keeps its permissions.
    Raises StoreError where the system refuses, and leaves nothing behind.

    >>> with atomic_path(Path("graph.json")) as part:  # doctest: +SKIP
    ...     part.write_text("{}", encoding="utf-8")
    """
    with _refusals_told(target):
        place = _place(target)
        if place.exists() and not place.is_file():
            raise StoreError(f"cannot write {target}: it is no file. Choose another name.")
        part = place.with_name(_part_name() + place.suffix)
        try:
            yield part
            if place.exists():
                shutil.copymode(place, part)
            _sync(part)
            part.replace(place)
            _sync(place.parent)
        finally:
            part.unlink(missing_ok=True)


def write_text(target: Path, text: str) -> None:
    """Write a text as UTF-8, whole or not at all. Raises StoreError where it cannot be."""
    with atomic_path(target) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


@contextlib.contextmanager
def atomic_folder(target: Path) -> Iterator[Path]:
    """Yield a folder to write files to; once the block ends well, they are in `target`.

    A new folder appears with one rename. In one that is there, the files of the same
    names are exchanged, all or none, and any others stay. (Each exchange is atomic and
    a failure undoes them, but a power cut amid them can leave some old and some new.)
    Raises StoreError where the system refuses, and leaves nothing behind.
    """
    with _refusals_told(target):
        place = _place(target)
        if place.exists() and not place.is_dir():
            raise StoreError(f"cannot write {target}: it is a file. Name a folder.")
        part = place / _part_name() if place.is_dir() else place.with_name(_part_name())
        part.mkdir()
        try:
            yield part
            for file in part.iterdir():
                _sync(file)
            if place.is_dir():
                _exchange(part, place)
                _sync(place)
            else:
                part.replace(place)
                _sync(place.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _exchange(part: Path, place: Path) -> None:
    files = sorted(part.iterdir())
    before = part / "before"
    before.mkdir()
    with contextlib.ExitStack() as undo:
        for new in files:
            old, kept = place / new.name, before / new.name
            if old.is_dir():
                raise StoreError(f"cannot write {old}: it is a folder. Choose another place.")
            if old.exists():
                old.replace(kept)
                undo.callback(kept.replace, old)
            else:
                undo.callback(old.unlink, missing_ok=True)
            new.replace(old)
        undo.pop_all()


@contextlib.contextmanager
def _refusals_told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot write {target}: {error.strerror or error}.") from error


def _place(target: Path) -> Path:
    place = target.resolve()
    if not place.parent.is_dir():
        raise StoreError(
            f"cannot write {target}: there is no folder {target.parent}. Create it first."
        )
    return place


def _part_name() -> str:
    return f".part-{secrets.token_hex(4)}"


def _sync(path: Path) -> None:
    """Have the disk hold what was written; a folder's entries where the system can."""
    if path.is_dir():
        with contextlib.suppress(OSError):
            _fsync(path, os.O_RDONLY)
    else:
        _fsync(path, os.O_RDWR)


def _fsync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
