"""Which folders a build made itself, so that it does not read them as documents."""

from __future__ import annotations

from pathlib import Path

from graphbuild.build.folder.lock import LOCK
from graphbuild.build.folder.outputs import GRAPH, MANIFEST


def is_graph(folder: Path) -> bool:
    """Return whether a folder holds a graph, or what a build that was broken off left of one."""
    if (folder / GRAPH).is_file() and (folder / MANIFEST).is_file():
        return True
    return (folder / LOCK).is_file() and (folder / CACHE).is_dir()


CACHE = "cache"
"""The folder of the shards, in a graph's folder."""
