"""This machine: one process, or several that each load the model."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from queue import SimpleQueue
from threading import Thread

from graphbuild.engines.ahead import Found, Item, Work, in_order
from graphbuild.engines.worker import Worker, started
from graphbuild.errors import GraphbuildError

_Job = tuple[list[Item], "Future[list[Found]]"]

_DIED = (
    "a worker process died, most likely for want of memory. "
    "Run again with fewer --workers: what was read is kept."
)


def run(
    items: Iterable[Item],
    prepare: Callable[[], Work[Item, Found]],
    *,
    workers: int = 1,
    batch_size: int = 32,
) -> Iterator[tuple[list[Item], list[Found]]]:
    """Yield each batch of items with what the work makes of it, in order.

    prepare: makes the work, once in each process; must survive pickling where there
    are several. Items are taken only as fast as they are worked on. Processes end with
    the iterator, at once, whatever they are at.
    Raises GraphbuildError where a worker dies, and what the work itself raises.
    """
    if workers > 1:
        yield from _in_processes(items, prepare, workers, batch_size)
        return
    remaining = iter(items)
    work = prepare()
    while batch := list(islice(remaining, batch_size)):
        yield batch, work(batch)


def _in_processes(
    items: Iterable[Item],
    prepare: Callable[[], Work[Item, Found]],
    workers: int,
    batch_size: int,
) -> Iterator[tuple[list[Item], list[Found]]]:
    """Hand batches to processes, each by a thread of its own and over a pipe of its own.

    Not concurrent.futures: its processes share one queue, so that to end one that is
    writing there leaves the others, and this process, waiting for good.
    """
    jobs: SimpleQueue[_Job[Item, Found] | None] = SimpleQueue()

    def submit(batch: list[Item]) -> Future[list[Found]]:
        future: Future[list[Found]] = Future()
        jobs.put((batch, future))
        return future

    with contextlib.ExitStack() as ending:
        for _ in range(workers):
            worker = started(prepare)
            ending.callback(worker.end)
            # A daemon, since what is left undone must not keep the interpreter from ending.
            Thread(target=_hand_over, args=(worker, jobs), daemon=True).start()
            ending.callback(jobs.put, None)
        yield from in_order(items, submit, Future.result, workers=workers, batch_size=batch_size)


def _hand_over(worker: Worker, jobs: SimpleQueue[_Job[Item, Found] | None]) -> None:
    """Have a worker do one job after the other, until there is a None or it dies."""
    while (job := jobs.get()) is not None:
        batch, future = job
        try:
            reply = worker.do(batch)
        except (EOFError, OSError):
            future.set_exception(GraphbuildError(_DIED))
            return
        except Exception as error:  # noqa: BLE001 - it is raised where the result is awaited
            future.set_exception(error)
            continue
        if reply.error is None:
            future.set_result(reply.found)
        else:
            future.set_exception(reply.error)
