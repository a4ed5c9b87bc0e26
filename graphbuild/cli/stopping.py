"""What Ctrl-C, or a system that wants the process gone, does to a command."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)

_INSISTS_AFTER_SECONDS = 1.0
"""Some programs hand on a Ctrl-C that the terminal has sent us too: that is still one."""

_KEPT = {
    "build": "What was read is kept, the graph is as it was. Run the same again to go on.",
    "load": "Run the same again: a load that broke off can be repeated.",
}
"""Command → what its being stopped means for its work."""


class Stopped(KeyboardInterrupt):
    """The process was asked to end."""

    def __init__(self, number: int) -> None:
        """number: of the signal."""
        super().__init__(number)

    @property
    def code(self) -> int:
        """Return what a command that a signal has ended exits with, as shells have it."""
        return 128 + int(self.args[0])


@contextlib.contextmanager
def stoppable() -> Iterator[list[Stopped]]:
    """Have SIGINT and SIGTERM raise Stopped in the main thread while the block runs.

    Yields the list of those that were raised, since a library on the way may turn one into
    an exception of its own. Who asks once more, some time later, ends the process at once.
    """
    raised: list[Stopped] = []
    first = 0.0
    ours = os.getpid()  # a process that was forked has this handler too

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as `signal` calls it
        nonlocal first
        if os.getpid() != ours:
            os._exit(128 + number)
        if not raised:
            first = time.monotonic()
            raised.append(Stopped(number))
            raise raised[0]
        if time.monotonic() - first > _INSISTS_AFTER_SECONDS:
            end_processes()
            os._exit(raised[0].code)

    # A shell has its background jobs ignore Ctrl-C, and so they do.
    heeded = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, stop)
    try:
        yield raised
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)  # what is left to do is short


def stopped_line(arguments: Sequence[str]) -> str:
    """Return what to say of a command that was stopped. arguments: those of the process."""
    return " ".join(["stopped.", *(_KEPT[word] for word in arguments[:1] if word in _KEPT)])


def end_processes() -> None:
    """End the processes that this one has started, whatever they are at."""
    for process in multiprocessing.active_children():
        process.kill()
