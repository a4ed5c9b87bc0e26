"""The program: arguments in, `api` called, what comes back printed, an exit code.

Knows the terminal and what the stages hand out; may not decide anything of a graph.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from graphbuild.cli.stopping import Stopped, end_processes, stoppable, stopped_line
from graphbuild.cli.streams import make_readable
from graphbuild.errors import GraphbuildError, UsageError

DONE, FAILED, WRONG_USAGE, DONE_WITH_FAILURES = 0, 1, 2, 3
"""Exit codes; the last where some documents could not be read.

A command that a signal ends has 128 and the signal's number, as shells have it.
"""


def main() -> None:
    """Run a command and exit with its code."""
    make_readable()
    with stoppable() as stops:
        code, complaint = _outcome()
    if stops:
        end_processes()
        code, complaint = stops[0].code, stopped_line(sys.argv[1:])
    if complaint:
        from graphbuild.cli.output import warn

        with contextlib.suppress(OSError):  # nobody is there to read it
            warn(f"graphbuild: {complaint}")
    sys.exit(code)


def _outcome() -> tuple[int, str]:
    """Run a command; return its code, and what is to be complained of."""
    try:
        with _output_ended():
            from graphbuild.cli.app import app

            app(prog_name="graphbuild")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else DONE, ""
    except Stopped as stop:
        return stop.code, ""
    except BrokenPipeError:
        return FAILED, ""
    except UsageError as error:
        return WRONG_USAGE, str(error)
    except GraphbuildError as error:
        return FAILED, str(error)
    except BaseException as error:  # noqa: BLE001 - a panic of Rust's code is no Exception
        from graphbuild.cli.unforeseen import recorded

        return FAILED, recorded(error)
    return DONE, ""


@contextlib.contextmanager
def _output_ended() -> Iterator[None]:
    """Write out all that was printed, while a failure of that can still be told."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError:
        # A reader that is gone, or a full disk: Python's own last attempt would fail as well.
        with Path(os.devnull).open("w") as nowhere, contextlib.suppress(OSError, ValueError):
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise
