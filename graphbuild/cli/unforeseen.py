"""What nobody foresaw: told in a line, with the traceback in a file for whoever mends it."""

from __future__ import annotations

import os
import tempfile
import traceback

DEBUG = "GRAPHBUILD_DEBUG"
"""The environment's variable by which the traceback is shown below the line."""

_LONGEST = 300
"""Characters of an error's own words, which may be pages."""


def recorded(error: BaseException) -> str:
    """Return a line about an error, whose traceback is then in a new file."""
    told = "".join(traceback.format_exception(error))
    line = f"unforeseen {type(error).__name__}: {' '.join(str(error).split())[:_LONGEST]}"
    if os.environ.get(DEBUG):
        return f"{line}\n{told}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="graphbuild-", suffix=".log", delete=False, encoding="utf-8"
        ) as file:
            file.write(told.encode("utf-8", "backslashreplace").decode("utf-8"))
    except OSError:
        return f"{line}. Set {DEBUG}=1 to see the traceback."
    return f"{line}. The traceback is in {file.name}; please report it."
