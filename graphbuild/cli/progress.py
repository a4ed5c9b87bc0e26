"""Progress of long work: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from graphbuild.build.plan import STAGES, Step
from graphbuild.cli.output import warn
from graphbuild.cli.streams import holds

_EVERY_SECONDS = 10


@contextlib.contextmanager
def showing() -> Iterator[Callable[[Step], None]]:
    """Yield what is to be called with each step; drawn on standard error."""
    if not sys.stderr.isatty():
        yield _Lines().show
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn("dots" if holds(sys.stderr, "⠋") else "line"),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("loading the model", total=None, rate="")
        began = time.monotonic()

        def show(step: Step) -> None:
            total = max(step.files, step.documents) if step.stage == "extract" else None
            rate = f"{step.documents / max(time.monotonic() - began, 0.1):.1f} documents/s"
            progress.update(
                task,
                description=STAGES[step.stage],
                completed=step.documents,
                total=total,
                rate=rate if step.stage == "extract" else "",
            )

        yield show


class _Lines:
    """A line when a stage begins, and now and then while documents are read."""

    def __init__(self) -> None:
        self._stage = ""
        self._began = self._last = time.monotonic()

    def show(self, step: Step) -> None:
        now = time.monotonic()
        if step.stage != self._stage:
            self._stage, self._last = step.stage, now
            warn(f"{STAGES[step.stage]} …")
        elif now - self._last > _EVERY_SECONDS:
            self._last = now
            rate = step.documents / max(now - self._began, 0.1)
            left = max(step.files - step.documents, 0) / max(rate, 0.001)
            known = f", about {left:.0f} s left" if step.files > step.documents else ""
            warn(f"{step.documents:,} documents, {rate:.1f} a second{known}")
