"""What a command costs: by the clock, by the processor, and in memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and those that it started took.

    clock: seconds from start to end. processor: seconds of all cores. megabytes: the most
    that one process held. said: what it printed.
    """

    clock: float
    processor: float
    megabytes: int
    said: str

    @property
    def told(self) -> dict[str, Any]:
        """Return the last line that it printed, which is JSON."""
        return dict(json.loads(self.said.splitlines()[-1]))

    def __str__(self) -> str:
        return f"{self.processor:.1f} s of processor, {self.clock:.1f} by the clock, {mb(self)}"


def mb(cost: Cost) -> str:
    """Return the peak of memory as it is printed."""
    return f"{cost.megabytes:,} MB"


def cost_of(*arguments: object) -> Cost:
    """Return what a run of this Python with some arguments costs.

    The process that asks must be small: a new one counts as its own what its parent held.
    Raises SystemExit with what it said if it fails.
    """
    command = [sys.executable, *map(str, arguments)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}\n{said}")
    return Cost(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, said)


class Laps:
    """What stages take of this process.

    seconds: of the processor, so that other work on the machine does not count. megabytes: the
    most that was held from the beginning to the end of the stage.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.megabytes: dict[str, int] = {}
        self._last = time.process_time()

    def lap(self, stage: str) -> None:
        """Note what was used since the last stage."""
        now = time.process_time()
        self.seconds[stage] = round(now - self._last, 3)
        self.megabytes[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self._last = now

    @property
    def told(self) -> dict[str, Any]:
        """Return both, for the line that a process prints."""
        return {"seconds": self.seconds, "megabytes": self.megabytes}
