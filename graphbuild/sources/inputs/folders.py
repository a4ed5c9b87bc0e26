"""What is read of the folders and globs among the inputs, and what is passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuild.sources.files import SourceFile, shown
from graphbuild.sources.kinds.recognition import format_in, format_of, no_reader
from graphbuild.sources.saved_pages import PART_OF_A_PAGE, is_part_of_page

_GRAPH_GOES_HERE = "the graph is written there (--out)"
_HIDDEN = "it is hidden"
_LOCK = "it is a lock file of an office program"
_IS_GRAPH = "it is a graph that graphbuild made"
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A file or folder among the inputs that is not read, and why."""

    file: SourceFile
    why: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What a search leaves out.

    out: the folder that the graph goes into. is_graph: whether a folder holds a graph
    already. follow_links: whether links may lead out of the input.
    """

    out: Path | None
    is_graph: Callable[[Path], bool]
    follow_links: bool


def search(base: Path, tops: Iterable[Path], rules: Rules) -> Iterator[SourceFile | Passed]:
    """Yield the files that can be read below some folders, and what is passed over.

    base: the input; ids count from there, and links may not lead out of it. tops: the
    input itself, or what fits a glob: folders and files at or below `base`.
    Only a folder of a graph that holds nothing else that could be read goes without a word.
    """
    inside = os.path.realpath(base)
    for top in tops:
        if top != base and (closed := _closed_above(top, base, rules)):
            yield closed
        elif top.is_dir():
            why = _led_out(top, inside, rules)
            yield from [Passed(_named(top, base), why)] if why else _walk(top, base, inside, rules)
        else:
            yield from _looked_at(top, base, _led_out(top, inside, rules))


def file_at(path: Path, base: Path) -> SourceFile:
    """Return a file, or a folder, as one of the input `base`."""
    id = shown(path.relative_to(base).as_posix())
    format = format_in(path) if path.is_file() else format_of(path)
    return SourceFile(path, shown(str(path)), id, format)


def kind_of(path: Path) -> str | None:
    """Return what a path is in words if neither a file nor a folder, None otherwise."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # there is none, or the name is none
        return None
    return next((words for fits, words in _KINDS if fits(mode)), None)


def _walk(top: Path, base: Path, inside: str, rules: Rules) -> Iterator[SourceFile | Passed]:
    """Yield what is below a folder; one that links lead to again is not re-entered."""
    entered: set[str] = set()
    closed: list[OSError] = []
    for root, folders, names in os.walk(top, followlinks=True, onerror=closed.append):
        here = Path(root)
        real = os.path.realpath(root)
        why = None if real in entered else _not_entered(here, rules)
        if why and any(_can_be_read(Path(below, n)) for below, _, ns in os.walk(root) for n in ns):
            yield Passed(_named(here, base), why)
        if why or real in entered:
            folders.clear()
            continue
        entered.add(real)
        links = {x for x in folders if (here / x).is_symlink()}
        led_out = {x: why for x in links if (why := _led_out(here / x, inside, rules))}
        closed_to = dict.fromkeys((x for x in folders if is_part_of_page(x, names)), PART_OF_A_PAGE)
        closed_to |= {x: _HIDDEN for x in folders if _is_hidden(here / x)} | led_out
        folders[:] = sorted(x for x in folders if x not in closed_to)
        for name, why in sorted(closed_to.items()):
            yield Passed(_named(here / name, base), why)
        for path in (here / name for name in sorted(names)):
            out = _led_out(path, inside, rules) if path.is_symlink() else None
            yield from _looked_at(path, base, out)
    for error in closed:
        yield Passed(_named(Path(error.filename), base), (error.strerror or "closed").lower())


def _looked_at(path: Path, base: Path, why: str | None = None) -> Iterator[SourceFile | Passed]:
    """Yield a file as one to read or to pass over."""
    if path.name.startswith("."):
        why = _HIDDEN
    elif path.name.startswith("~$"):
        why = _LOCK
    elif why is None and (kind := kind_of(path)):
        why = f"it is {kind}"
    if why:
        yield Passed(_named(path, base), why)
        return
    file = file_at(path, base)
    yield file if file.format else Passed(file, no_reader(path.name))


def _named(path: Path, base: Path) -> SourceFile:
    """Return a file or folder that is not opened."""
    return SourceFile(path, shown(str(path)), shown(path.relative_to(base).as_posix()), "")


def _is_hidden(folder: Path) -> bool:
    """Return whether a folder is hidden; those of a mailbox are not, though their names are."""
    return folder.name.startswith(".") and not (folder / "cur").is_dir()


def _can_be_read(path: Path) -> bool:
    return bool(format_of(path)) and not path.name.startswith((".", "~$"))


def _led_out(path: Path, inside: str, rules: Rules) -> str | None:
    """Return why a path is passed over if links lead it out of a folder, None otherwise."""
    real = os.path.realpath(path)
    if rules.follow_links or Path(real).is_relative_to(inside):
        return None
    return f"it links to {shown(real)}, outside the input; sources.follow_links lets it in"


def _closed_above(path: Path, base: Path, rules: Rules) -> Passed | None:
    """Return the folder between an input and a path that is not entered, None if all are."""
    for above in path.relative_to(base).parents:
        if why := _not_entered(base / above, rules):
            return Passed(_named(base / above, base), why)
    return None


def _not_entered(folder: Path, rules: Rules) -> str | None:
    if rules.out and os.path.realpath(folder) == os.path.realpath(rules.out):
        return _GRAPH_GOES_HERE
    return _IS_GRAPH if rules.is_graph(folder) else None
