"""What the reading process says besides documents and errors, and the pipe it says it through."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import BinaryIO

from graphbuild.config import SourceSettings
from graphbuild.sources.files import SourceFile
from graphbuild.sources.told import Read


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is up, and has imported what every reader needs."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The format's library is imported; from here on the time counts."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A traceback for the log."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The file is read. is_worn: the process holds so much that a new one should go on."""

    is_worn: bool


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read, and how."""

    file: SourceFile
    settings: SourceSettings


Message = Ready | Begun | Logged | Finished | Read


def send(pipe: BinaryIO, what: Message | Request) -> None:
    """Write a message. Raises OSError where nobody reads it any more."""
    pipe.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
    pipe.flush()


def receive(pipe: BinaryIO) -> Message | Request | None:
    """Wait for a message and return it; None where the other side is gone."""
    try:
        found: Message | Request = pickle.load(pipe)  # noqa: S301 - our own process wrote it
    except (EOFError, pickle.UnpicklingError):
        return None
    return found
