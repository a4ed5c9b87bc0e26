"""What a build leaves in its folder: all of it changes together, or nothing does.

The outputs are written into a folder beside their places, which is marked as ready once
they are complete. From then on they are put in place, if need be by the next process.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from graphbuild.build.news import write_news
from graphbuild.build.pipeline import Built
from graphbuild.config import Config
from graphbuild.model import Document, Extraction
from graphbuild.stores import folder as folders
from graphbuild.stores.atomic import write_text
from graphbuild.view.page.network import render
from graphbuild.view.selection import strong_enough

STAGED = ".staged-"
READY = "ready"


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield the path of a folder to make and fill; once the block ends well, it is in `target`."""
    folder = target / f"{STAGED}{secrets.token_hex(4)}"
    try:
        yield folder
        (folder / READY).touch()
        finish_staged(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def finish_staged(target: Path) -> None:
    """Put complete outputs in place, those of an earlier process that was killed too."""
    for folder in sorted(target.glob(f"{STAGED}*")):
        if (folder / READY).exists():
            for file in sorted(folder.iterdir()):
                if file.name != READY:
                    os.replace(file, target / file.name)  # noqa: PTH105 - atomic by contract
        shutil.rmtree(folder, ignore_errors=True)


def write_outputs(
    built: Built,
    read: Iterator[tuple[Document, Extraction]],
    folder: Path,
    settings: Config,
    *,
    before: Path,
) -> None:
    """Write graph, tables, page, manifest and news into a new folder.

    read: the documents with their extractions. before: the folder of the last build.
    """
    folder.mkdir()
    per_edge = settings.evidence.per_edge
    folders.write_graph(built.kg, folder, per_edge=per_edge)
    folders.write_resolution(read, built.resolution, folder)
    seen = strong_enough(built.kg, settings.view)
    write_text(folder / folders.PAGE, render(seen, settings.view, per_edge=per_edge))
    write_text(folder / folders.MANIFEST, built.manifest.to_json())
    write_news(built.kg, before, folder)
