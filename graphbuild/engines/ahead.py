"""Batches worked on elsewhere, a few ahead, with their results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Found = TypeVar("Found")
Ticket = TypeVar("Ticket")

Work = Callable[[list[Item]], list[Found]]
"""What a worker does with a batch: one result per item, in order."""

_AHEAD = 3
"""Batches a worker has waiting, so that it never does and memory stays flat."""


def in_order(
    items: Iterable[Item],
    submit: Callable[[list[Item]], Ticket],
    collect: Callable[[Ticket], list[Found]],
    *,
    workers: int,
    batch_size: int,
) -> Iterator[tuple[list[Item], list[Found]]]:
    """Yield each batch of items with its results, in the order of the items.

    submit: starts a batch without waiting. collect: waits for its results. Items are
    taken only as fast as they are worked on.
    """
    remaining = iter(items)
    waiting: deque[tuple[list[Item], Ticket]] = deque()
    while True:
        while len(waiting) < workers * _AHEAD and (batch := list(islice(remaining, batch_size))):
            waiting.append((batch, submit(batch)))
        if not waiting:
            return
        done, ticket = waiting.popleft()
        yield done, collect(ticket)
