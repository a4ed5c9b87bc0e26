"""Rich text (.rtf): its text without the signs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import cast

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.files import SourceFile, read_bytes
from graphbuild.sources.readers.office.packages import sound

_KIND = "rich text"
_TITLE = re.compile(r"\{\\title ((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??)*)\}")
_CREATED = re.compile(r"\{\\creatim\s*\\yr(\d{1,4})\s*\\mo(\d{1,2})\s*\\dy(\d{1,2})")
_CODE_PAGE = re.compile(r"\\ansicpg(\d+)")


def read_rich_text(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of an .rtf file."""
    from striprtf import striprtf

    rtf_to_text = cast("Callable[..., str]", striprtf.rtf_to_text)  # which has no types
    raw = read_bytes(file).decode("latin-1")
    if not raw.lstrip().startswith("{\\rtf"):
        raise SourceError(file.name, "it is no rich text", "Fetch it again.")
    with sound(file, _KIND):
        text = rtf_to_text(raw, encoding="latin-1", errors="replace")
        head = _TITLE.search(raw)
        page = _CODE_PAGE.search(raw)
        opened = f"{{\\rtf1\\ansi\\ansicpg{page[1] if page else 1252} "
        title = rtf_to_text(f"{opened}{head[1]}}}", errors="replace") if head else None
    return Content(paragraphs(_lines(text)), label(title), _created(raw))


def _lines(text: str) -> list[str]:
    """Return the paragraphs; the cells of a row stand between bars."""
    rows = (" | ".join(filter(None, map(str.strip, x.split("|")))) for x in text.split("\n"))
    return list(rows)


def _created(raw: str) -> dt.date | None:
    match = _CREATED.search(raw)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
