"""Which processes there are, as Linux tells."""

from __future__ import annotations

import os
import select
from pathlib import Path

import pytest

LONG = 60
"""Seconds within which a process that was ended is gone, on however busy a machine."""

needs_proc = pytest.mark.skipif(
    not hasattr(os, "pidfd_open") or not Path("/proc/self/statm").exists(),
    reason="Linux limits memory and tells when a process is gone",
)


def is_gone(pid: int) -> bool:
    """Wait for the end of a process, whosever child it is."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], LONG)[0])
    finally:
        os.close(watched)


def children() -> set[int]:
    """The processes that this one started."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == os.getpid():
            found.add(int(stat.parent.name))
    return found
