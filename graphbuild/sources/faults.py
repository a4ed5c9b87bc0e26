"""What went wrong with one document, as the error that names it."""

from __future__ import annotations

import logging

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.files import SourceFile, shown

LOG = logging.getLogger("graphbuild.sources")
"""Where the tracebacks go that nobody foresaw; a build writes them into its folder."""
LOG.addHandler(logging.NullHandler())

_NO_MEMORY = 2
"""libxml2's number for it; lxml raises it as a fault of syntax."""


def fault_of(error: Exception, file: SourceFile, settings: SourceSettings) -> SourceError:
    """Return the error for a file whose reading was ended by another."""
    if is_for_memory(error):
        return out_of_memory(file, settings)
    if isinstance(error, SourceError):
        return SourceError(*error.args)  # without a traceback, which would keep what was read
    return unforeseen(error, file.name)


def unforeseen(error: Exception, where: str) -> SourceError:
    """Return the error for what no reader knows of, and log its traceback.

    where: the file, or the record in it.
    """
    LOG.error("cannot read %s", shown(where), exc_info=error)
    said = " ".join(str(error).split())[:200].rstrip(".")
    why = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return SourceError(
        where, f"its reader failed ({why})", "The traceback is in build.log, beside the graph."
    )


def is_for_memory(error: BaseException | None) -> bool:
    """Return whether an error comes from a want of memory, by way of others perhaps."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        is_lxmls = type(error).__module__.startswith("lxml.")
        if is_lxmls and getattr(error, "code", None) == _NO_MEMORY:
            return True
        error = error.__cause__ or error.__context__
    return False


def out_of_memory(file: SourceFile, settings: SourceSettings) -> SourceError:
    """Return the error for a document that needs more memory than it may take."""
    return SourceError(
        file.name,
        f"it needs more than {settings.max_megabytes:,} MB of memory",
        f"Raise sources.max_megabytes, or {_leave_out(file)}.",
    )


def out_of_time(file: SourceFile, settings: SourceSettings) -> SourceError:
    """Return the error for a document that takes longer than it may."""
    return SourceError(
        file.name,
        f"it took more than {settings.max_seconds:g} s",
        f"Raise sources.max_seconds, or {_leave_out(file)}.",
    )


def crashed(file: SourceFile, how: str, last_words: str) -> SourceError:
    """Return the error for a document that ended the process which read it; log its last words.

    how: the signal's name, or the exit code.
    """
    LOG.error("cannot read %s: its reader ended with %s\n%s", file.name, how, last_words)
    return SourceError(
        file.name,
        f"its reader ended with {how}",
        f"If the machine is short of memory, free some; else {_leave_out(file)}. "
        "What the reader last said is in build.log, beside the graph.",
    )


def _leave_out(file: SourceFile) -> str:
    return f"leave it out with --exclude {shown(file.path.name)}"
