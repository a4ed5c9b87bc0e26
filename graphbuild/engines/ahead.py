"""Jobs done elsewhere, a few ahead, with their results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Job = TypeVar("Job")
Found = TypeVar("Found")
Ticket = TypeVar("Ticket")

AHEAD = 3
"""Jobs that a worker has waiting, so that it never does and memory stays flat."""


def in_order(
    jobs: Iterable[Job],
    submit: Callable[[Job], Ticket],
    collect: Callable[[Ticket], Found],
    *,
    most: int,
) -> Iterator[tuple[Job, Found]]:
    """Yield each job with its result, in the order of the jobs.

    submit: starts a job without waiting. collect: waits for its result. most: jobs that
    are under way at once. Jobs are taken only as fast as they are done.
    """
    remaining = iter(jobs)
    waiting: deque[tuple[Job, Ticket]] = deque()
    while True:
        for job in islice(remaining, most - len(waiting)):
            waiting.append((job, submit(job)))
        if not waiting:
            return
        done, ticket = waiting.popleft()
        yield done, collect(ticket)
