"""The parent's side of the reading process: starts it, waits for it, and ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO, Self, cast

from graphbuild.config import SourceSettings
from graphbuild.errors import GraphbuildError, SourceError
from graphbuild.sources.apart.clock import Clock
from graphbuild.sources.apart.messages import (
    Begun,
    Finished,
    Logged,
    Message,
    Ready,
    Request,
    receive,
    send,
)
from graphbuild.sources.faults import LOG, crashed, out_of_time
from graphbuild.sources.files import SourceFile
from graphbuild.sources.told import Read

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from graphbuild.sources.apart.main import main; main(int(sys.argv[1]))"
)
"""Not by multiprocessing, whose children run the caller's script once more."""

_SURROUNDINGS = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
"""Arrow's own pool reserves a gigabyte before it reads a byte, which would count as used."""


class ReaderProcess:
    """Reads files in one process, which starts when first needed and is replaced when it ends.

    To be used in a `with` block, after which no process is left.
    """

    def __init__(self, settings: SourceSettings) -> None:
        """settings: how to read; the limits of time and memory for a document."""
        self._settings = settings
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the process."""
        self._stop()

    def read(self, file: SourceFile) -> Iterator[Read]:
        """Yield the documents of a file; what cannot be read in time comes as a SourceError.

        Raises GraphbuildError where no process can be started.
        """
        child = self._asked(Request(file, self._settings))
        is_done = False
        try:
            while True:
                message = child.answer()
                if isinstance(message, Read):
                    yield message
                elif isinstance(message, Logged):
                    LOG.error("%s", message.text)
                elif isinstance(message, Finished):
                    is_done = not (message.is_worn or child.clock.is_late)
                    return
                elif message is None:
                    yield self._ended(child, file)
                    return
        finally:
            if not is_done:
                self._stop()

    def _asked(self, request: Request) -> _Child:
        """Return a process that has the request, a new one if the last is gone."""
        if self._child is not None:
            with contextlib.suppress(OSError):
                self._child.ask(request)
                return self._child
        self._stop()
        self._child = _Child(self._settings.max_seconds)
        self._child.ask(request)
        return self._child

    def _ended(self, child: _Child, file: SourceFile) -> SourceError:
        if child.clock.is_late:
            return out_of_time(file, self._settings)
        return crashed(file, *child.end())

    def _stop(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


class _Child:
    """A process that reads files one by one.

    clock: ends it when an answer takes too long.
    """

    def __init__(self, seconds: float) -> None:
        """Start it; return once it is ready. Raises GraphbuildError where it cannot be.

        seconds: that it may take from document to document.
        """
        self._has_begun = False
        self._ended: tuple[str, str] | None = None
        utf8 = {"PYTHONUTF8": str(sys.flags.utf8_mode)}  # so that file names are the same bytes
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, our own code
                [sys.executable, "-c", _START, str(os.getpid()), *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, **utf8, **_SURROUNDINGS},
            )
        except OSError as error:
            raise _not_started(error.strerror or str(error)) from error
        self.clock = Clock(seconds, self._process.kill)
        try:
            is_ready = isinstance(self.answer(), Ready)
        except BaseException:
            self.end()
            raise
        if not is_ready:
            _, last_words = self.end()
            raise _not_started((last_words.splitlines() or ["it ended at once"])[-1])

    def ask(self, request: Request) -> None:
        """Send a file to read. Raises OSError where the process is gone."""
        self._has_begun = False
        send(cast("BinaryIO", self._process.stdin), request)

    def answer(self) -> Message | None:
        """Return the next message; None where the process ends first, as it does when late."""
        answers = cast("BinaryIO", self._process.stdout)
        if not self._has_begun:  # the time of imports is not the document's
            found = receive(answers)
            self._has_begun = isinstance(found, Begun)
        else:
            with self.clock.running():
                found = receive(answers)
        return None if isinstance(found, Request) else found

    def end(self) -> tuple[str, str]:
        """End it if it has not ended; return how it did, and what it said of that."""
        if self._ended:
            return self._ended
        process = self._process
        self.clock.close()
        process.kill()
        said = cast("BinaryIO", process.stderr).read().decode("utf-8", "replace")
        code = process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            with contextlib.suppress(OSError):  # what was not sent has nobody to read it
                cast("BinaryIO", pipe).close()
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        self._ended = how, said.strip()
        return self._ended


def _not_started(why: str) -> GraphbuildError:
    return GraphbuildError(f"cannot start the process that reads documents: {why.rstrip('.')}.")
