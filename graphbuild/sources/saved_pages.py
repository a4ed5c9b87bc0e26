"""What browsers save beside a page: its pictures, scripts and frames, in a folder of its name."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import PurePosixPath

PART_OF_A_PAGE = "it belongs to the saved page beside it"

_FOLDER = re.compile(r"(?P<page>.+)[_.-](?:files|Dateien|fichiers|archivos|file|bestanden|pliki)")
"""How browsers call it in their languages."""

_ENDINGS = (".html", ".htm", ".xhtml")


def is_part_of_page(path: str, names: Container[str]) -> bool:
    """Return whether a file, or a folder, stands in the folder of a saved page.

    path: with slashes. names: the paths of all files around.

    >>> is_part_of_page("a/Story_files/frame.html", {"a/Story.html"})
    True
    """
    whole = PurePosixPath(path)
    for folder in (whole, *whole.parents):
        match = _FOLDER.fullmatch(folder.name)
        if match and any(str(folder.with_name(match["page"] + x)) in names for x in _ENDINGS):
            return True
    return False
