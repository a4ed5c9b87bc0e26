"""Builds that are killed at random moments, one after the other, in the same folder.

    python -m tests.build.killed INPUT FOLDER SEED KILLS

Each runs in a child of this process, which has loaded the model and libraries, so that the
moments fall into the build itself. A build that ends before its moment comes leaves its folder,
and the next one begins another. FOLDER gets `whole`, of a build that nobody disturbed, and `0`,
`1` and so on.
"""

from __future__ import annotations

import importlib
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from graphbuild.build import pipeline
from graphbuild.build.names import known_places
from graphbuild.build.plan import Plan
from graphbuild.config import Config
from graphbuild.extract.extractor import Extractor
from graphbuild.language.text import detection
from graphbuild.resolve.names import gazetteer

# The model's own recogniser: the other has threads, which no child inherits.
CONFIG = Config.model_validate({"spacy": {"model": "en_core_web_sm", "ner": "stock"}})
LONGEST_SECONDS = 600
IMPORTED = (
    *("duckdb", "pandas", "pyarrow.parquet", "kglite", "rapidfuzz", "scipy.sparse"),
    *("rustworkx", "graspologic_native", "pyvis.network", "graphbuild.view.page.network"),
)
"""What a build imports when it comes to it: each child would, anew."""


def build(given: Path, out: Path, seconds: float) -> bool:
    """Build in a child that is killed after some seconds; return whether it ended before."""
    child = os.fork()
    if not child:
        try:
            pipeline.run(Plan([given], out, CONFIG))
        finally:
            os._exit(sys.exc_info()[0] is not None)
    watched = os.pidfd_open(child)
    is_done = bool(select.select([watched], [], [], seconds)[0])
    os.close(watched)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert not (is_done and status), "the build failed"
    return is_done


def main(given: Path, folder: Path, seed: int, kills: int) -> None:
    """Kill so many builds, and finish the last."""
    for name in IMPORTED:
        importlib.import_module(name)
    for table in (gazetteer.places, known_places._atlas, detection._detector):
        table()
    extractor = Extractor(CONFIG)
    pipeline.Extractor = lambda _: extractor
    began = time.monotonic()
    build(given, folder / "whole", LONGEST_SECONDS)
    took = time.monotonic() - began
    chance, number = random.Random(seed), 0  # noqa: S311 - no secret
    while kills:
        if build(given, folder / str(number), chance.random() * took):
            number += 1
        else:
            kills -= 1
    build(given, folder / str(number), LONGEST_SECONDS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
