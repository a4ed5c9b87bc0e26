"""What to build, and how far a build is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from graphbuild.config import Config
from graphbuild.sources import SourceFile

Engine = Literal["local", "ray"]
"""Where documents are read: in processes of this machine, or by Ray's actors."""

Progress = Callable[["Step"], None]


STAGES = {
    "extract": "reading documents",
    "resolve": "working out who is who",
    "assemble": "linking entities",
    "write": "writing the graph",
}
"""What a build is doing, by the name of its stage."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is. files: to be read, for a first estimate of the documents."""

    stage: str
    documents: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build, where, and how.

    folder: of the graph; holds the outputs, the shards and a person's decisions. fresh:
    read all documents again. workers: processes or actors that extract, where `engine` says.
    docs: a file of Docs, to be read with the inputs.
    """

    inputs: Sequence[str | Path]
    folder: Path
    config: Config = field(default_factory=Config)
    fresh: bool = False
    workers: int = 1
    engine: Engine = "local"
    progress: Progress = lambda _: None
    docs: SourceFile | None = None
