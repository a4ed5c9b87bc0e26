"""The id of each file: short, its own, and the same whatever the order of inputs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from graphbuild.sources.files import SourceFile, shown


def once_each(files: Iterable[SourceFile]) -> list[SourceFile]:
    """Return a file that came several times once, under the id that says most."""
    best: dict[Path, SourceFile] = {}
    for file in sorted(files, key=lambda file: (-len(file.id), file.id, file.name)):
        best.setdefault(file.path.resolve(), file)
    return list(best.values())


def with_own_ids(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return the files, each id with as many folders before it as make it the only one.

    Two names that only look the same, since their bytes are no text, keep one id.
    """
    if len({file.id for file in files}) == len(files):
        return list(files)
    # Path.resolve would follow links.
    paths = [PurePosixPath(shown(Path(os.path.abspath(x.path)).as_posix())).parts for x in files]  # noqa: PTH100
    lengths = [len(PurePosixPath(file.id).parts) for file in files]
    ids = [file.id for file in files]
    while True:
        count = Counter(id for id, _ in set(zip(ids, paths, strict=True)))
        shared = [i for i, id in enumerate(ids) if count[id] > 1]
        if not shared:
            break
        for i in shared:
            lengths[i] += 1
            ids[i] = "/".join(paths[i][-lengths[i] :])
    return [replace(file, id=id) for file, id in zip(files, ids, strict=True)]
