"""Work for processes: named here, since a process finds it by its name."""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Callable

from graphbuild.errors import ModelError, SourceError

Work = Callable[[list[int]], list[int]]


def doubling() -> Work:
    return lambda batch: [2 * item for item in batch]


def telling_pids() -> Work:
    return lambda batch: [os.getpid()] * len(batch)


def unfit() -> Work:
    raise ModelError("the model is unfit.")


def failing() -> Work:
    def work(batch: list[int]) -> list[int]:
        raise SourceError("a.txt", "it is locked", "Unlock it.")

    return work


class Odd(Exception):  # noqa: N818 - the oddest there can be
    """What cannot be made again from its arguments."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def failing_oddly() -> Work:
    def work(batch: list[int]) -> list[int]:
        raise Odd(1, 2)

    return work


def dying_at_seven() -> Work:
    def work(batch: list[int]) -> list[int]:
        if 7 in batch:
            os.kill(os.getpid(), signal.SIGKILL)
        return batch

    return work


def dying_at_once() -> Work:
    return lambda _: os.kill(os.getpid(), signal.SIGKILL)


def never_done() -> Work:
    """Work that tells that it has begun, and goes on for longer than any test."""

    def work(batch: list[int]) -> list[int]:
        os.write(1, b"at work\n")
        threading.Event().wait(600)
        return batch

    return work


def never_letting_go() -> Work:
    """The same in one call that lets no other thread of the process run."""

    def work(batch: list[int]) -> list[int]:
        os.write(1, b"at work\n")
        re.match("(a+)+$", "a" * 60 + "b")
        return batch

    return work
