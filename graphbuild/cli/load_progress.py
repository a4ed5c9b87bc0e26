"""Progress of a load: a bar on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from graphbuild.cli.output import warn
from graphbuild.cli.streams import holds
from graphbuild.stores.neo4j.load import LoadStep

_SAYS = {
    "wait": "waiting for other loads of this dataset",
    "compare": "comparing",
    "remove": "removing what is gone",
    "nodes": "writing nodes",
    "relationships": "writing relationships",
    "measures": "writing measures",
    "again": "the connection was lost; trying again",
}


@contextlib.contextmanager
def showing() -> Iterator[Callable[[LoadStep], None]]:
    """Yield what is to be called with each step; drawn on standard error."""
    if not sys.stderr.isatty():
        said: list[str] = []

        def say(step: LoadStep) -> None:
            if step.stage not in said[-1:]:
                said.append(step.stage)
                warn(f"{_SAYS[step.stage]} …")

        yield say
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn("dots" if holds(sys.stderr, "⠋") else "line"),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("connecting", total=None)

        def show(step: LoadStep) -> None:
            progress.update(
                task,
                description=_SAYS[step.stage],
                completed=step.done,
                total=step.total or None,
            )

        yield show
