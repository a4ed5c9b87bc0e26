"""How much memory there is."""

from __future__ import annotations

import contextlib
from pathlib import Path

_MEMORY = Path("/proc/meminfo")
_GROUP = Path("/sys/fs/cgroup")


def free_megabytes() -> int | None:
    """Return how much memory may still be taken; None where the system does not tell."""
    told = [known for known in (_of_machine(), _of_group(), _of_process()) if known is not None]
    return min(told, default=None)


def _of_machine() -> int | None:
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in _MEMORY.read_text("utf-8").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) >> 10
    return None


def _of_group() -> int | None:
    """Return what is left to a container, where it has a limit of its own."""
    with contextlib.suppress(OSError, ValueError):
        limit, taken = (
            int((_GROUP / name).read_text("utf-8")) for name in ("memory.max", "memory.current")
        )
        return max(0, limit - taken) >> 20
    return None


def _of_process() -> int | None:
    """Return what is left to this process, where it has a limit of its own: ulimit -v."""
    with contextlib.suppress(ImportError, OSError, ValueError, IndexError):
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        if limit != resource.RLIM_INFINITY:
            pages = int(Path("/proc/self/statm").read_text("utf-8").split()[0])
            return max(0, limit - pages * resource.getpagesize()) >> 20
    return None
