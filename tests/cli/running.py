"""Commands as a person types them, run in this process: the model is loaded once for all."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from os import environ
from pathlib import Path
from unittest.mock import patch

from graphbuild.cli import main


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def run(
    *arguments: str | Path, stdin: str = "", environment: Mapping[str, str] | None = None
) -> Done:
    """What the program does with these arguments.

    environment: variables beside those there are; of a Neo4j server, only what is given here.
    """
    kept = {name: value for name, value in environ.items() if not name.startswith("NEO4J_")}
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    code = 0
    with (
        patch.object(sys, "argv", ["graphbuild", *map(str, arguments)]),
        patch.object(sys, "stdin", given),
        patch.dict(environ, {**kept, **(environment or {})}, clear=True),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
    written = []
    for stream in (out, err):
        stream.flush()
        written.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
    return Done(code, *written)
