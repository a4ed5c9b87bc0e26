"""What was under way with a worker that ended, and how it is done all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Job = TypeVar("Job")
Item = TypeVar("Item")
Found = TypeVar("Found")


class EndedError(Exception):
    """A worker ended amid a job: the one argument says how. Never leaves the engines."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What comes of a job whose worker ended amid it. how: in words, "SIGKILL"."""

    how: str


Run = Callable[[Iterable[Job]], Iterator[tuple[Job, Found | Lost]]]
"""What an engine does: yields jobs with their results, in order, taken as they are done.

May be called for other jobs while the results of the first are still being taken.
"""


def one_by_one(batch: list[Item]) -> Iterable[list[Item]]:
    """Return the batches of one item each."""
    return ([item] for item in batch)


def settled(
    batches: Iterable[list[Item]],
    run: Run[list[Item], Sequence[Found]],
    apart: Callable[[list[Item]], Iterable[list[Item]]] = one_by_one,
) -> Iterator[tuple[list[Item], Sequence[Found | Lost]]]:
    """Yield batches with a result for each item; a lost batch comes as several small ones.

    An item is Lost only if two workers ended that had it to themselves: one may end for a
    fault of its own, or of its machine. apart: how a batch is taken apart.
    """
    for batch, found in run(batches):
        if not isinstance(found, Lost):
            yield batch, found
            continue
        for alone, first in run(apart(batch)):
            again = first
            if isinstance(first, Lost) and alone != batch:
                ((_, again),) = run([alone])
            yield alone, [again] * len(alone) if isinstance(again, Lost) else again
