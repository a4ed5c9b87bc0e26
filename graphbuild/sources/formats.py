"""The readers, by the endings of the formats that they read."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content
from graphbuild.sources.files import SourceFile, is_packed
from graphbuild.sources.readers.json_files import read_json, read_json_lines
from graphbuild.sources.readers.markdown import read_markdown
from graphbuild.sources.readers.pdf import read_pdf
from graphbuild.sources.readers.plain import read_plain
from graphbuild.sources.readers.tables import read_delimited, read_parquet
from graphbuild.sources.readers.webpage import read_webpage
from graphbuild.sources.readers.word import read_word
from graphbuild.sources.told import Found

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

MANY: dict[str, Callable[[SourceFile, SourceSettings], Iterator[Found]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
}
"""The readers of files of many documents."""

FORMATS = (*SINGLE, *MANY)

KNOWN = f"The formats are {' '.join(FORMATS)}"

NAMES = {
    ".txt": "text",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".html": "web page",
    ".htm": "web page",
    ".pdf": "PDF",
    ".docx": "Word document",
    ".csv": "table",
    ".tsv": "table",
    ".json": "JSON records",
    ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines",
    ".parquet": "Parquet table",
}
"""What a list of files calls each format."""

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
