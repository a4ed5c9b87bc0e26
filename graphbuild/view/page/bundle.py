"""The page's ES modules as one script, each after those that it imports.

The modules share one scope in the page, as no name stands in two of them: an import or an
export needs no code of its own. Order and meaning are those that a browser gives to the
modules themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function)\b)", re.MULTILINE)
_NAMED = re.compile(
    r"^(?:(?:async )?function\*? ?|class |const |let )([\w$]+|\{[^}]*\}|\[[^\]]*\])", re.MULTILINE
)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """Return the script of an entry module and of all that it imports.

    entry: its name. read: the text of a module by its name, a path from the entry's folder.
    Raises ValueError where a module imports or exports in a way that is not known here, or
    where two modules have a name in common.
    """
    done: dict[str, str] = {}
    names: dict[str, str] = {}
    _add(entry, read, done, names)
    return "".join(done[name] for name in done if done[name])


def _add(
    module: str, read: Callable[[str], str], done: dict[str, str], names: dict[str, str]
) -> None:
    text = read(module)
    done[module] = ""  # begun: who imports it in a ring does not begin it again
    for wanted, source in _IMPORT.findall(text):
        if " as " in wanted:
            raise ValueError(f"{module} imports {wanted.strip()}: a name stays the same everywhere")
        other = _beside(module, source)
        if other not in done:
            _add(other, read, done, names)
    own = _EXPORT.sub("", _IMPORT.sub("", text))
    if unknown := _LEFT.search(own):
        raise ValueError(f"{module}: {unknown[0]!r} cannot be put into one script")
    for declared in _NAMED.findall(own):
        for name in re.findall(r"(?:[\w$]+\s*:\s*)?([\w$]+)", declared):
            if names.setdefault(name, module) != module:
                raise ValueError(f"{module} and {names[name]} both have {name}")
    del done[module]
    done[module] = own


def _beside(module: str, source: str) -> str:
    """Return the name of what a module imports."""
    parts: list[str] = []
    for part in (PurePosixPath(module).parent / source).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
