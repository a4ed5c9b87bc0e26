"""The files that some inputs mean, in the order in which they are read."""

from __future__ import annotations

import glob
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.config import SourceSettings
from graphbuild.errors import UsageError, did_you_mean, near_names
from graphbuild.sources.files import STDIN, SourceFile, shown
from graphbuild.sources.inputs.folders import Passed, Rules, file_at, kind_of, search
from graphbuild.sources.inputs.ids import once_each, with_own_ids
from graphbuild.sources.inputs.patterns import is_wanted
from graphbuild.sources.kinds.formats import KNOWN
from graphbuild.sources.reasons import counted, in_words

_WILDCARDS = "*?["
_ADDRESS = re.compile(r"[a-z][a-z+.-]+://", re.IGNORECASE)
_MOST_NAMED = 20


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
    Folders are searched to the bottom for files that can be read. What `settings.exclude`
    fits is left out, and what `settings.include` does not fit, see `is_wanted`. What else is
    passed over is named: files that no reader fits, hidden ones and Word's lock files
    (`~$…`); links that lead out of an input, unless `settings.follow_links`; `out`, the
    folder that the graph goes into; and folders of graphs, as `is_graph` tells them.

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
    files = [x for x in found if isinstance(x, SourceFile) and is_wanted(x, settings)]
    passed = [x for x in found if isinstance(x, Passed) and is_wanted(x.file, settings)]
    not_read = {x.file.name: x.why for x in sorted(passed, key=lambda x: x.file.name)}
    if not files:
        raise UsageError(_nothing_left(not_read))
    own = with_own_ids(once_each(files))
    return Inputs(tuple(sorted(own, key=lambda x: (x.id, str(x.path)))), not_read)


def _expand(given: str, rules: Rules) -> list[SourceFile | Passed]:
    """Return the files of one input, and what is passed over in it."""
    if given == "-":
        return [SourceFile(Path("-"), "standard input", STDIN, "")]
    path = Path(given)
    name = shown(given)
    if _ADDRESS.match(given):
        raise UsageError(_not_fetched(name))
    if path.is_dir():
        found = [*search(path, [path], rules)]
        return found or _nothing(f"the folder {name} is empty")
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


def _not_fetched(address: str) -> str:
    return (
        f"{address} is an address, and nothing is fetched. Save the page and name the file: in a "
        f"browser with Save Page As, or with curl --location --output page.html {address!r}; "
        "for a whole site, wget --mirror or --warc-file."
    )


def _nothing(why: str) -> list[SourceFile | Passed]:
    raise UsageError(f"{why}. {KNOWN}.")


def _nothing_left(not_read: dict[str, str]) -> str:
    if not not_read:
        return "nothing is left to read: --include and --exclude (sources) leave out all inputs."
    shown_first = list(not_read.items())[:_MOST_NAMED]
    reasons = "".join(f"\n{name}: {why}" for name, why in shown_first)
    if len(not_read) > _MOST_NAMED:
        reasons += f"\n… in all {len(not_read):,}: {in_words(counted(not_read.values()))}"
    lacks_readers = any("no reader" in why for why in not_read.values())
    known = f"\n{KNOWN}." if lacks_readers else ""
    return (
        f"nothing is left to read; name other inputs, or another folder with --out.{reasons}{known}"
    )


def _before_wildcards(pattern: Path) -> Path:
    parts = pattern.parts
    first = next(i for i, part in enumerate(parts) if any(sign in part for sign in _WILDCARDS))
    return Path(*parts[:first])


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:
        return []
