"""What binds the reading process: the memory for a document, and its parent's life.

Memory is limited where Linux counts it; elsewhere only time is, by the parent.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STATM = Path("/proc/self/statm")
_DATA_PAGES = 5
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def held_bytes() -> int:
    """Return the bytes of memory that this process has for itself; 0 where nobody counts them.

    As RLIMIT_DATA counts: less the libraries' code and what is only reserved.
    """
    if not sys.platform.startswith("linux"):
        return 0
    return int(_STATM.read_text("ascii").split()[_DATA_PAGES]) * os.sysconf("SC_PAGESIZE")


@contextmanager
def memory_limited(megabytes: int) -> Iterator[None]:
    """Let the block take so much more memory than is held now; beyond that is a MemoryError.

    A library that does not heed it ends the process instead.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = held_bytes() + megabytes * 1024**2
    known = [limit for limit in (wanted, before, most) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(known), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, most))


def end_with(parent: int) -> None:
    """Have the system end this process when its parent dies, whatever it is doing then.

    parent: its process id. Without Linux's help the process ends when it next looks at
    the pipe, which a parser that holds the interpreter may keep it from.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it died before this was asked for
            os._exit(1)
