"""Which files the inputs mean, and the id of each."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from graphbuild.errors import UsageError, did_you_mean, near_names
from graphbuild.sources.files import STDIN, SourceFile
from graphbuild.sources.formats import FORMATS, format_of

_WILDCARDS = "*?["


def list_inputs(inputs: Sequence[str | Path], exclude: Sequence[str] = ()) -> list[SourceFile]:
    """Return the files that the inputs mean, in the order in which they are read.

    inputs: files, folders, globs (`**` for any depth) and `-` for standard input.
    Folders are searched to the bottom for files that can be read; hidden files and
    Word's lock files (`~$…`) are passed over. exclude: see `is_excluded`.

    A file's id is its path below the folder that was given, or below the part of a
    glob before its first wildcard; its name, where it was given itself. A file that
    several inputs mean is read once, under the longest of its ids. Where two files
    would have one id, both take as many folders into it as it needs. So neither the
    order of inputs nor the place of a folder changes an id.

    Raises UsageError, all faults in one, where an input does not exist, where a
    folder or glob holds nothing to read, and where nothing is left to read.
    """
    faults: list[str] = []
    found: list[SourceFile] = []
    for each in dict.fromkeys(str(each) for each in inputs):
        try:
            found += _expand(each)
        except UsageError as error:
            faults.append(str(error))
    if faults:
        raise UsageError("\n".join(faults))
    if not found:
        raise UsageError("no input: name files, folders, globs, or - for standard input.")
    kept = [file for file in found if not is_excluded(file, exclude)]
    if not kept:
        raise UsageError("nothing is left to read: sources.exclude leaves out all inputs.")
    return sorted(_with_own_ids(_once_each(kept)), key=lambda file: file.id)


def is_excluded(file: SourceFile, patterns: Iterable[str]) -> bool:
    """Return whether a glob pattern fits the file's path, its name or a folder above it.

    `*.pdf`, `drafts`, `2019/*` and `**/old/*.txt` fit at any depth below the input;
    the path as it was given fits too. A `*` also stands for slashes.
    """
    parts = PurePosixPath(file.id).parts
    stretches = {
        "/".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)
    }
    stretches |= {file.name, Path(file.name).as_posix()}
    return any(
        stretch == pattern or fnmatchcase(stretch, pattern)
        for pattern in (p.removeprefix("./").removeprefix("**/").rstrip("/") for p in patterns)
        for stretch in stretches
    )


def _expand(given: str) -> list[SourceFile]:
    """Return the files of one input."""
    if given == "-":
        return [SourceFile(Path("-"), "standard input", STDIN, "")]
    path = Path(given)
    if path.is_dir():
        return _in_folders([path], path, f"the folder {given} has no file that can be read")
    if path.exists():
        return [_file(path, path.parent)]
    if any(sign in given for sign in _WILDCARDS):
        # Path.glob would refuse an absolute pattern.
        matches = [Path(m) for m in sorted(glob.glob(given, recursive=True))]  # noqa: PTH207
        return _in_folders(matches, _before_wildcards(path), f"nothing to read fits {given}")
    near = near_names(path.name, _names_in(path.parent))
    raise UsageError(
        f"{given} does not exist.{did_you_mean(tuple(str(path.parent / name) for name in near))}"
    )


def _in_folders(paths: Iterable[Path], base: Path, else_say: str) -> list[SourceFile]:
    inside = (x for path in paths for x in (_walk(path) if path.is_dir() else (path,)))
    files = [_file(path, base) for path in inside if format_of(path) and not _is_passed_over(path)]
    if not files:
        raise UsageError(f"{else_say}; the formats are {' '.join(FORMATS)}.")
    return files


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; a folder that links lead to again is not re-entered."""
    entered: set[str] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(root)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(names))


def _is_passed_over(path: Path) -> bool:
    is_special = path.exists() and not path.is_file()
    return path.name.startswith((".", "~$")) or is_special


def _file(path: Path, base: Path) -> SourceFile:
    return SourceFile(path, str(path), path.relative_to(base).as_posix(), format_of(path))


def _before_wildcards(pattern: Path) -> Path:
    parts = pattern.parts
    first = next(i for i, part in enumerate(parts) if any(sign in part for sign in _WILDCARDS))
    return Path(*parts[:first])


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:
        return []


def _once_each(files: Iterable[SourceFile]) -> list[SourceFile]:
    """Return a file that came several times once, under the id that says most."""
    best: dict[Path, SourceFile] = {}
    for file in sorted(files, key=lambda file: (-len(file.id), file.id, file.name)):
        best.setdefault(file.path.resolve(), file)
    return list(best.values())


def _with_own_ids(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return the files, each id with as many folders before it as make it the only one."""
    # Path.resolve would follow links.
    paths = [Path(os.path.abspath(file.path)).parts for file in files]  # noqa: PTH100
    lengths = [len(PurePosixPath(file.id).parts) for file in files]
    ids = [file.id for file in files]
    while len(count := Counter(ids)) < len(ids):
        for i, path in enumerate(paths):
            if count[ids[i]] > 1:
                lengths[i] += 1
                ids[i] = "/".join(path[-lengths[i] :])
    return [
        SourceFile(file.path, file.name, id, file.format)
        for file, id in zip(files, ids, strict=True)
    ]
