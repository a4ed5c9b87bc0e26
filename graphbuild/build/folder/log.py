"""build.log: the tracebacks of what went wrong with single documents, for whoever mends it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path

LOG = "build.log"


@contextlib.contextmanager
def logged(folder: Path | None) -> Iterator[None]:
    """Write what the package logs while the block runs into a graph's folder, if anything.

    The last build's log goes. folder: None to write none.
    """
    if folder is None:
        yield
        return
    with contextlib.suppress(OSError):  # a folder that takes no log may still be read
        (folder / LOG).unlink(missing_ok=True)
    to_file = _Quiet(folder / LOG, mode="w", encoding="utf-8", delay=True, errors="replace")
    to_file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    package = logging.getLogger("graphbuild")
    package.addHandler(to_file)
    try:
        yield
    finally:
        package.removeHandler(to_file)
        to_file.close()


class _Quiet(logging.FileHandler):
    """A log that fails without a word: it tells of faults, and must not become one."""

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Do nothing, where logging would print."""
