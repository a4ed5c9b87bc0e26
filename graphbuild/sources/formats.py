"""Which reader a file's ending calls for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import PurePath

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.content import Content
from graphbuild.sources.files import SourceFile, is_packed
from graphbuild.sources.readers.json_files import read_json, read_json_lines
from graphbuild.sources.readers.markdown import read_markdown
from graphbuild.sources.readers.pdf import read_pdf
from graphbuild.sources.readers.plain import read_plain
from graphbuild.sources.readers.tables import read_delimited, read_parquet
from graphbuild.sources.readers.webpage import read_webpage
from graphbuild.sources.readers.word import read_word

SINGLE: dict[str, Callable[[SourceFile, SourceSettings], Content]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_webpage,
    ".htm": read_webpage,
    ".pdf": read_pdf,
    ".docx": read_word,
}
"""The readers of files that are one document."""

MANY: dict[str, Callable[[SourceFile, SourceSettings], Iterator[Document | SourceError]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
}
"""The readers of files of many documents."""

FORMATS = (*SINGLE, *MANY)

_LIBRARIES = {
    ".md": ("markdown_it",),
    ".markdown": ("markdown_it",),
    ".html": ("lxml.etree", "trafilatura"),
    ".htm": ("lxml.etree", "trafilatura"),
    ".pdf": ("pypdf",),
    ".docx": ("docx",),
    ".json": (),
    ".parquet": ("pyarrow.parquet",),
}
"""The formats whose bytes may cost a parser any time and memory, and what parses them."""

_SHORT = 16 * 1024 * 1024
"""Plain text of so many bytes takes little memory."""

_NEED_A_PLAIN_FILE = (".pdf", ".docx", ".parquet")
"""Formats that are packed already and have no .gz."""


def is_read_apart(file: SourceFile) -> bool:
    """Return whether a file is to be read in a process that can be ended."""
    if file.format != ".txt":
        return file.format in _LIBRARIES
    try:
        return is_packed(file) or file.path.stat().st_size > _SHORT
    except OSError:
        return False


def load_libraries(format: str) -> None:
    """Import what a format's reader imports when it is first used."""
    for name in _LIBRARIES.get(format, ()):
        importlib.import_module(name)


def format_of(path: PurePath) -> str:
    """Return a file's ending if it can be read, "" otherwise.

    >>> format_of(PurePath("News.CSV.gz")), format_of(PurePath("photo.png"))
    ('.csv', '')
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".gz"]:
        suffix = "".join(suffixes[-2:-1])
        return suffix if suffix in FORMATS and suffix not in _NEED_A_PLAIN_FILE else ""
    suffix = "".join(suffixes[-1:])
    return suffix if suffix in FORMATS else ""
