"""A process that does one work for its life, and ends with the process that started it."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import ModuleType
from typing import Any, Generic, TypeVar, cast

from graphbuild.engines.lost import EndedError
from graphbuild.errors import GraphbuildError

Job = TypeVar("Job")
Found = TypeVar("Found")

Work = Callable[[Job], Found]
"""What a worker does: a job in, its result out."""

_LAST_WORDS_SECONDS = 10
_starting = threading.Lock()
"""Held while a process starts without the script: of two at once, one would lose it."""
_PR_SET_PDEATHSIG = 1
"""Of Linux's prctl: the signal that a process gets when the thread that started it ends."""


@dataclass(frozen=True, slots=True)
class Reply(Generic[Found]):
    """What a worker made of a job: what it found, or the error that it ran into."""

    found: Found | None
    error: Exception | None = None

    def result(self) -> Found:
        """Return what was found. Raises the error."""
        if self.error is not None:
            raise self.error
        return cast("Found", self.found)


def reply_to(job: Job, prepare: Callable[[], Work[Job, Found]]) -> Reply[Found]:
    """Return the reply to a job. prepare: returns the work, which it makes once."""
    try:
        return Reply(prepare()(job))
    except Exception as error:  # noqa: BLE001 - raised where the result is awaited
        return Reply(None, _sendable(error))


@dataclass(slots=True)
class Process(Generic[Job, Found]):
    """A process that was started, and this side of the pipe to it. greeted: it has begun."""

    process: SpawnProcess
    pipe: Connection
    greeted: bool = False

    def ready(self) -> None:
        """Return once the process has begun. Raises EndedError where it ended before."""
        if not self.greeted:
            self._told(self.pipe.recv)
            self.greeted = True

    def do(self, job: Job) -> Found:
        """Return what the process makes of a job, when it is done.

        Raises EndedError where it ends instead, else what the job raises.
        """
        self._told(functools.partial(self.pipe.send, job))
        reply: Reply[Found] = self._told(self.pipe.recv)
        return reply.result()

    def _told(self, exchange: Callable[[], Any]) -> Any:  # noqa: ANN401 - a pipe takes and gives anything
        with contextlib.suppress(EOFError, OSError):
            return exchange()
        # Out of the clause: in a traceback, what was to be sent would live on.
        self.process.join(_LAST_WORDS_SECONDS)
        raise EndedError(_how(self.process.exitcode))

    def end(self) -> None:
        """End the process now, whatever it is at."""
        self.process.kill()  # which, unlike SIGTERM, cannot be ignored by inheritance
        self.process.join()


def _how(code: int | None) -> str:
    if code is None:
        return "a closed pipe"
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def started(prepare: Callable[[], Work[Job, Found]]) -> Process[Job, Found]:
    """Return a new process, which makes its work by `prepare`."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    with there:
        in_main = threading.current_thread() is threading.main_thread()
        # Pickled apart, so that the process watches this one before it loads anything large.
        process = multiprocessing.get_context("spawn").Process(
            target=_serve, args=(there, pickle.dumps(prepare), in_main), daemon=True
        )
        with _undisturbed(), _without_script():
            process.start()
    return Process(process, here)


@contextlib.contextmanager
def _without_script() -> Iterator[None]:
    """Have a process that is started here not run the user's script anew, if it can do without.

    So a script may build without `if __name__ == "__main__":`. One that defines something, as a
    component for spaCy, is run: the process may need that.
    """
    with _starting:
        script = sys.modules["__main__"]
        own = (v for v in vars(script).values() if getattr(v, "__module__", "") == "__main__")
        if any(map(callable, own)):
            yield
            return
        sys.modules["__main__"] = ModuleType("__main__")  # without a file that could be run
        try:
            yield
        finally:
            sys.modules["__main__"] = script


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Have a process that is started here take no notice of Ctrl-C, from its first moment on.

    It inherits what is blocked. What comes in meanwhile reaches this process afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # as the first start would, and unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, pickled: bytes, started_by_main: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent(started_by_main=started_by_main)

    @functools.cache
    def prepare() -> Work[object, object]:
        made: Work[object, object] = pickle.loads(pickled)()  # noqa: S301 - from the process above
        return made

    with contextlib.suppress(EOFError, OSError):  # the other side is gone: so are we
        pipe.send(None)  # a greeting
        while True:
            pipe.send(reply_to(pipe.recv(), prepare))


def _end_with_parent(*, started_by_main: bool) -> None:
    """End this process as soon as its parent is gone, also if that was killed.

    The system does it where it can; it goes by the thread that started us, which is as good
    as the process only if it is the main one. A thread of our own does it everywhere, but
    waits for code that keeps the interpreter to itself.
    """
    if sys.platform == "linux" and started_by_main:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _sendable(error: Exception) -> Exception:
    """Return the error with its traceback as a note, as one that can be sent to another process."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - an exception may ask for anything to be made again
        return GraphbuildError(f"{type(error).__name__}: {error}")
    return error
