"""The program: arguments in, `api` called, what comes back printed, an exit code.

Knows the terminal and what the stages hand out; may not decide anything of a graph.
"""

from __future__ import annotations

import sys

from graphbuild.errors import GraphbuildError, UsageError

DONE, FAILED, WRONG_USAGE, DONE_WITH_FAILURES = 0, 1, 2, 3
"""Exit codes; the last where some documents could not be read."""


def main() -> None:
    """Run a command and exit with its code."""
    from graphbuild.cli.app import app

    try:
        app(prog_name="graphbuild")
    except UsageError as error:
        _complain(error)
        sys.exit(WRONG_USAGE)
    except GraphbuildError as error:
        _complain(error)
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)


def _complain(error: GraphbuildError) -> None:
    print(f"graphbuild: {error}", file=sys.stderr)  # noqa: T201
