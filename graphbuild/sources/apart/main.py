"""The reading process: takes a file, gives its documents, and takes the next."""

from __future__ import annotations

import faulthandler
import logging
import os
import queue
import signal
import threading
from typing import BinaryIO

from graphbuild.sources.apart.limits import end_with, held_bytes, memory_limited
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
from graphbuild.sources.documents import read_file
from graphbuild.sources.faults import LOG, fault_of
from graphbuild.sources.kinds.formats import load_libraries

_WORN = 0.5
"""The share of a document's memory that may stay behind in the process."""


def main(parent: int) -> None:
    """Serve the process that started this one until it closes the pipe or dies.

    Requests come through standard input and answers leave through standard output, which
    are put out of the reach of libraries that print.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which then ends this
    end_with(parent)
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    faulthandler.enable(os.fdopen(os.dup(2), "w"))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    LOG.addHandler(_ToParent(answers))
    send(answers, Ready())
    files: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_watch, args=(requests, files), daemon=True).start()
    grown = 0
    while True:
        grown = _answer(files.get(), answers, grown)


def _watch(requests: BinaryIO, files: queue.SimpleQueue[Request]) -> None:
    """Pass requests on, and end the process, whatever it does, once the pipe is closed."""
    while isinstance(request := receive(requests), Request):
        files.put(request)
    os._exit(0)


def _answer(request: Request, answers: BinaryIO, grown: int) -> int:
    """Send the documents of a file; return the bytes that the files so far left behind.

    grown: the same before this file.
    """
    file, settings = request.file, request.settings
    before = held_bytes()
    try:
        load_libraries(file.format)
        send(answers, Begun())
        before = held_bytes()
        with memory_limited(settings.max_megabytes):
            for each in read_file(file, settings):
                send(answers, each)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next file waits
        send(answers, fault_of(error, file, settings))
    grown += held_bytes() - before
    send(answers, Finished(grown > settings.max_megabytes * 1024**2 * _WORN))
    return grown


class _ToParent(logging.Handler):
    """Hands tracebacks to the parent, which knows where they are written."""

    def __init__(self, answers: BinaryIO) -> None:
        super().__init__()
        self._answers = answers

    def emit(self, record: logging.LogRecord) -> None:
        message: Message = Logged(self.format(record))
        send(self._answers, message)
