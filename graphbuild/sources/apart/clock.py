"""A limit on how long one waits, again and again, without a thread for each time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LONGEST_SLEEP = 3600.0


class Clock:
    """Does something once a wait has lasted too long. To be closed after use.

    is_late: whether it has done so, which it does once.
    """

    def __init__(self, seconds: float, too_late: Callable[[], None]) -> None:
        """seconds: that a wait may last. too_late: what to do after, called in a thread."""
        self._seconds = seconds
        self._too_late = too_late
        self._lock = threading.Lock()
        self._due: float | None = None
        self._closed = threading.Event()
        self.is_late = False
        threading.Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time of the block; nothing is done once it has ended."""
        with self._lock:
            self._due = time.monotonic() + self._seconds
        try:
            yield
        finally:
            with self._lock:
                self._due = None

    def close(self) -> None:
        """Do nothing any more."""
        self._closed.set()

    def _watch(self) -> None:
        # A wait that begins while this sleeps ends after it, so nobody needs to wake it.
        sleep = self._seconds
        while not self._closed.wait(min(sleep, _LONGEST_SLEEP)):
            with self._lock:
                sleep = self._seconds if self._due is None else self._due - time.monotonic()
                if sleep <= 0:
                    self.is_late = True
                    self._too_late()
                    return
