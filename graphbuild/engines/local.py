"""This machine: one process, or several that each load the model."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from graphbuild.engines.lost import Lost, Run
from graphbuild.engines.team import team
from graphbuild.engines.worker import Work, started

Job = TypeVar("Job")
Found = TypeVar("Found")


@contextlib.contextmanager
def engine(
    prepare: Callable[[], Work[Job, Found]], *, workers: int = 1
) -> Iterator[Run[Job, Found]]:
    """Yield what has jobs done, in this process or in several others.

    prepare: makes the work, once in each process; must survive pickling where there are
    several. These end with the block, at once, whatever they are at; one that ends by
    itself is replaced, and what it was at comes as Lost.
    """
    if workers > 1:
        with team(functools.partial(started, prepare), workers) as run:
            yield run
    else:
        yield functools.partial(_here, functools.cache(prepare))


def _here(
    prepare: Callable[[], Work[Job, Found]], jobs: Iterable[Job]
) -> Iterator[tuple[Job, Found | Lost]]:
    for job in jobs:
        yield job, prepare()(job)
