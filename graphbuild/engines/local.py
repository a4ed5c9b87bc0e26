"""This machine: one process, or several that each load the model."""

from __future__ import annotations

import functools
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import cast

from graphbuild.engines.ahead import Found, Item, Work, in_order
from graphbuild.errors import GraphbuildError

_AnyWork = Callable[[list[object]], list[object]]
_work: _AnyWork | None = None


def run(
    items: Iterable[Item],
    prepare: Callable[[], Work[Item, Found]],
    *,
    workers: int = 1,
    batch_size: int = 32,
) -> Iterator[tuple[list[Item], list[Found]]]:
    """Yield each batch of items with what the work makes of it, in order.

    prepare: makes the work, once in each process; must survive pickling where there
    are several. Items are taken only as fast as they are worked on.
    Raises GraphbuildError where a worker dies.
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
    pool = ProcessPoolExecutor(
        workers,
        multiprocessing.get_context("spawn"),
        functools.partial(_start, cast("Callable[[], _AnyWork]", prepare)),
    )

    def submit(batch: list[Item]) -> Future[list[Found]]:
        return cast("Future[list[Found]]", pool.submit(_do, cast("list[object]", batch)))

    try:
        yield from in_order(items, submit, Future.result, workers=workers, batch_size=batch_size)
    except BrokenProcessPool as error:
        raise GraphbuildError(
            "a worker process died, most likely for want of memory. "
            "Run again with fewer --workers: what was read is kept."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(prepare: Callable[[], _AnyWork]) -> None:
    global _work  # noqa: PLW0603 - a worker process has one work for its life
    _work = prepare()


def _do(batch: list[object]) -> list[object]:
    if _work is None:
        raise GraphbuildError("the worker was not prepared")
    return _work(batch)
