"""The files that some inputs mean, in the order in which they are read."""

from __future__ import annotations

import glob
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from graphbuild.config import SourceSettings
from graphbuild.errors import UsageError, did_you_mean, near_names
from graphbuild.sources.files import STDIN, SourceFile, shown
from graphbuild.sources.formats import FORMATS
from graphbuild.sources.inputs.folders import Passed, Rules, file_at, kind_of, search
from graphbuild.sources.inputs.ids import once_each, with_own_ids

_WILDCARDS = "*?["


@dataclass(frozen=True, slots=True)
class Inputs:
    """files: to be read, in this order. not_read: what was met besides → why it is not."""

    files: tuple[SourceFile, ...]
    not_read: dict[str, str]


def list_inputs(
    inputs: Sequence[str | Path],
    settings: SourceSettings,
    *,
    out: Path | None = None,
    is_graph: Callable[[Path], bool] = lambda _: False,
) -> Inputs:
    """Return the files that the inputs mean, and what was passed over.

    inputs: files, folders, globs (`**` for any depth) and `-` for standard input.
    Folders are searched to the bottom for files that can be read; hidden files and
    Word's lock files (`~$…`) are passed over, and so is what `settings.exclude` fits, see
    `is_excluded`. What else is passed over is named: links that lead out of an input,
    unless `settings.follow_links`; `out`, the folder that the graph goes into; and folders
    of graphs, as `is_graph` tells them.

    A file's id is its path below the folder that was given, or below the part of a
    glob before its first wildcard; its name, where it was given itself. A file that
    several inputs mean is read once, under the longest of its ids. Where two files
    would have one id, both take as many folders into it as it needs. So neither the
    order of inputs nor the place of a folder changes an id.

    Raises UsageError, all faults in one, where an input does not exist or is no file,
    where a folder or glob holds nothing to read, and where nothing is left to read.
    """
    rules = Rules(out, is_graph, settings.follow_links)
    faults: list[str] = []
    found: list[SourceFile | Passed] = []
    for each in dict.fromkeys(str(each) for each in inputs):
        try:
            found += _expand(each, rules)
        except UsageError as error:
            faults.append(str(error))
    if faults:
        raise UsageError("\n".join(faults))
    if not found:
        raise UsageError("no input: name files, folders, globs, or - for standard input.")
    files = [x for x in found if isinstance(x, SourceFile) and not is_excluded(x, settings.exclude)]
    passed = [
        x for x in found if isinstance(x, Passed) and not is_excluded(x.file, settings.exclude)
    ]
    not_read = {x.file.name: x.why for x in sorted(passed, key=lambda x: x.file.name)}
    if not files:
        raise UsageError(_nothing_left(not_read))
    own = with_own_ids(once_each(files))
    return Inputs(tuple(sorted(own, key=lambda x: (x.id, str(x.path)))), not_read)


def is_excluded(file: SourceFile, patterns: Sequence[str]) -> bool:
    """Return whether a glob pattern fits the file's path, its name or a folder above it.

    `*.pdf`, `drafts`, `2019/*` and `**/old/*.txt` fit at any depth below the input;
    the path as it was given fits too. A `*` also stands for slashes.
    """
    if not patterns:
        return False
    parts = PurePosixPath(file.id).parts
    stretches = {
        "/".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)
    }
    stretches |= {file.name, Path(file.name).as_posix()}
    return any(
        stretch == pattern or fnmatchcase(stretch, pattern)
        for pattern in (
            shown(p).removeprefix("./").removeprefix("**/").rstrip("/") for p in patterns
        )
        for stretch in stretches
    )


def _expand(given: str, rules: Rules) -> list[SourceFile | Passed]:
    """Return the files of one input, and what is passed over in it."""
    if given == "-":
        return [SourceFile(Path("-"), "standard input", STDIN, "")]
    path = Path(given)
    name = shown(given)
    if path.is_dir():
        found = [*search(path, [path], rules)]
        return found or _nothing(f"the folder {name} has no file that can be read")
    if kind := kind_of(path):
        raise UsageError(
            f"{name} is {kind}, which is not opened. Name a file, or - for standard input."
        )
    if path.exists():
        return [file_at(path, path.parent)]
    if any(sign in given for sign in _WILDCARDS):
        # Path.glob would refuse an absolute pattern.
        matches = [Path(m) for m in sorted(glob.glob(given, recursive=True))]  # noqa: PTH207
        found = [*search(_before_wildcards(path), matches, rules)]
        return found or _nothing(f"nothing to read fits {name}")
    near = near_names(path.name, _names_in(path.parent))
    raise UsageError(
        f"{name} does not exist.{did_you_mean(tuple(shown(str(path.parent / x)) for x in near))}"
    )


def _nothing(why: str) -> list[SourceFile | Passed]:
    raise UsageError(f"{why}; the formats are {' '.join(FORMATS)}.")


def _nothing_left(not_read: dict[str, str]) -> str:
    if not not_read:
        return "nothing is left to read: sources.exclude leaves out all inputs."
    reasons = "".join(f"\n{name}: {why}" for name, why in not_read.items())
    return f"nothing is left to read; name other inputs, or another folder with --out.{reasons}"


def _before_wildcards(pattern: Path) -> Path:
    parts = pattern.parts
    first = next(i for i, part in enumerate(parts) if any(sign in part for sign in _WILDCARDS))
    return Path(*parts[:first])


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:
        return []
