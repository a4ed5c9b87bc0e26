"""One reading process for all tests of readers, where its start and its end are not the point."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import ClassVar

import pytest

from graphbuild.config import SourceSettings
from graphbuild.sources import reader
from graphbuild.sources.apart.process import ReaderProcess, _Child


class KeptProcess(ReaderProcess):
    """Goes on with the process of the one before, and leaves it to the next.

    Only if it would be started alike: with that limit, path, folder and environment.
    """

    kept: ClassVar[dict[object, _Child]] = {}
    """The process that waits for files, if any does, by how it was started."""

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings)
        variables = {k: v for k, v in os.environ.items() if k != "PYTEST_CURRENT_TEST"}
        self._start = (settings.max_seconds, *sys.path, Path.cwd(), *sorted(variables.items()))
        self._child = self.kept.pop(self._start, None)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._child is None:
            return
        self.end()
        self.kept[self._start] = self._child

    @classmethod
    def end(cls) -> None:
        """End the process that waits."""
        while cls.kept:
            cls.kept.popitem()[1].end()


@pytest.fixture(scope="session")
def kept_process() -> Iterator[type[ReaderProcess]]:
    """What reads files in a process that ends with the run."""
    yield KeptProcess
    KeptProcess.end()


@pytest.fixture(autouse=True)
def reading_process(kept_process: type[ReaderProcess], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be read in the process that read those of the test before."""
    monkeypatch.setattr(reader, "ReaderProcess", kept_process)
