"""Several workers that take jobs from one queue; one that ends is replaced by another."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Generic, Protocol, TypeVar

from graphbuild.engines.ahead import AHEAD, in_order
from graphbuild.engines.lost import EndedError, Lost, Run
from graphbuild.errors import GraphbuildError

Job = TypeVar("Job")
Found = TypeVar("Found")
JobT_contra = TypeVar("JobT_contra", contravariant=True)
FoundT_co = TypeVar("FoundT_co", covariant=True)

_MOST_IN_A_ROW = 10
"""Workers that may end, one after the other, without a job done in between."""
_MOST_UNBEGUN = 4
"""The same, of workers that end before they can take a job: others will hardly do better."""
_LAST_WORDS_SECONDS = 10

_DYING = (
    "the worker processes end as soon as they begin ({}), for want of memory or, in a script, "
    'since it asks for workers outside of `if __name__ == "__main__":`, which each of them runs '
    "anew. Put it there, or run again with fewer workers: what was read is kept."
)


class Worker(Protocol[JobT_contra, FoundT_co]):
    """Does one job at a time, elsewhere."""

    def ready(self) -> None:
        """Return once it can take a job. Raises EndedError where it ended before."""

    def do(self, job: JobT_contra) -> FoundT_co:
        """Return what comes of a job. Raises EndedError where it ends, else the job's error."""

    def end(self) -> None:
        """End it now, whatever it is at."""


@contextlib.contextmanager
def team(start: Callable[[], Worker[Job, Found]], workers: int) -> Iterator[Run[Job, Found]]:
    """Yield what has jobs done by so many workers, which end with the block.

    start: starts a worker, without waiting for it. What a job raises is raised where its
    result is taken, and so is GraphbuildError where workers do nothing but end.
    """
    members = _Team(start, workers)
    try:
        members.begin()
        yield members.run
    finally:
        members.end()


class _Team(Generic[Job, Found]):
    def __init__(self, start: Callable[[], Worker[Job, Found]], size: int) -> None:
        self._start = start
        self._size = size
        self._jobs: SimpleQueue[tuple[Job, Future[Found | Lost]] | None] = SimpleQueue()
        self._workers: list[Worker[Job, Found]] = []
        self._threads: list[Thread] = []
        self._lock = Lock()
        self._is_over = False
        self._ended_in_a_row = 0

    def begin(self) -> None:
        """Start the workers, each with a thread that hands it one job after the other."""
        for _ in range(self._size):
            self._workers.append(self._start())
            # A daemon, since what is left undone must not keep the interpreter from ending.
            self._threads.append(Thread(target=self._serve, args=self._workers[-1:], daemon=True))
            self._threads[-1].start()

    def end(self) -> None:
        """End the workers, and the threads with them."""
        with self._lock:
            self._is_over = True
            for worker in self._workers:
                worker.end()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(_LAST_WORDS_SECONDS)

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Found | Lost]]:
        """Yield each job with its result, in order."""

        def submit(job: Job) -> Future[Found | Lost]:
            future: Future[Found | Lost] = Future()
            self._jobs.put((job, future))
            return future

        yield from in_order(jobs, submit, Future.result, most=self._size * AHEAD)

    def _serve(self, worker: Worker[Job, Found] | None) -> None:
        """Have a worker, then its successors, do jobs until there is a None or the end."""
        try:
            while worker is not None:
                worker = self._after_a_job(worker)
        except Exception as error:  # noqa: BLE001 - it is raised where a result is awaited
            self._refuse_all(error)

    def _after_a_job(self, worker: Worker[Job, Found]) -> Worker[Job, Found] | None:
        """Have a worker do the next job; return who does the one after it, if anybody."""
        try:
            worker.ready()
        except EndedError as error:
            return self._successor(worker, str(error), most=_MOST_UNBEGUN)
        task = self._jobs.get()
        if task is None:
            return None
        job, future = task
        try:
            found = worker.do(job)
        except EndedError as error:
            return self._without(worker, future, str(error))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is awaited
            future.set_exception(error)
        else:
            future.set_result(found)
        self._ended_in_a_row = 0
        return worker

    def _without(
        self, worker: Worker[Job, Found], future: Future[Found | Lost], how: str
    ) -> Worker[Job, Found] | None:
        """Tell that a job is lost with its worker; return who comes after that one."""
        try:
            successor = self._successor(worker, how)
        except Exception as error:
            future.set_exception(error)
            raise
        future.set_result(Lost(how))
        return successor

    def _successor(
        self, worker: Worker[Job, Found], how: str, most: int = _MOST_IN_A_ROW
    ) -> Worker[Job, Found] | None:
        """Return a new worker in the place of one that ended; None if no more are wanted.

        Raises GraphbuildError where workers do nothing but end.
        """
        with self._lock:
            if self._is_over:
                return None
            self._ended_in_a_row += 1
            if self._ended_in_a_row > most:
                raise GraphbuildError(_DYING.format(how))
            self._workers.remove(worker)
            worker.end()
            self._workers.append(self._start())
            return self._workers[-1]

    def _refuse_all(self, error: Exception) -> None:
        """Answer all jobs that come with an error, until there is a None."""
        while (task := self._jobs.get()) is not None:
            task[1].set_exception(error)
