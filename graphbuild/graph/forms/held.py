"""Files that stay readable as they were when they were opened, whatever takes their places."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from graphbuild.errors import StoreError


class HeldFile:
    """A file held open. Where the system has no names for open files, it is only a path."""

    def __init__(self, path: Path) -> None:
        """path: as it is now. Raises StoreError where there is no such file."""
        self.path = path
        try:
            self._handle = os.open(path, os.O_RDONLY)
        except OSError as error:
            raise StoreError(f"{path} is missing. Build the graph again.") from error

    @property
    def readable(self) -> Path:
        """Return a path by which the file can be read, even if it has no name any more."""
        held = Path(f"/proc/self/fd/{self._handle}")
        return held if held.exists() else self.path

    def __del__(self) -> None:
        """Let the file go."""
        with contextlib.suppress(AttributeError, OSError):
            os.close(self._handle)
