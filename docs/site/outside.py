"""Makes pages of files that lie outside docs/, and leads links between files to pages.

Each text stands once, where a reader of the repository looks for it, with links that work there.
A link to a file that is no page becomes the file's path.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]

PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "about/changes.md",
    "CONTRIBUTING.md": "about/contributing.md",
    "examples/README.md": "about/examples.md",
    "training/README.md": "explanation/training.md",
    "benchmarks/README.md": "explanation/benchmarks.md",
}
"""File → its page."""

STAND_FOR = {
    "config.yaml": "reference/settings.md",
    "graphbuild/language/en/relations.yaml": "reference/relations.md",
}
"""File → the page that says what it holds."""

_SOURCES = {page: file for file, page in PAGES.items()}
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^()\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:|#|/")
_FENCED = re.compile(r"^( *```.*?^ *```\s*?$)", re.DOTALL | re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Return the files with a page for each of those outside."""
    for file, page in PAGES.items():
        files.append(File.generated(config, page, content=(ROOT / file).read_text("utf-8")))
    return files


def on_page_markdown(
    markdown: str,
    page: Page,
    config: MkDocsConfig,  # noqa: ARG001 - mkdocs names them
    files: Files,  # noqa: ARG001
) -> str:
    """Return a page's text with links to pages, but for what stands in blocks of code."""
    here = page.file.src_uri
    parts = _FENCED.split(markdown)
    parts[::2] = [_LINK.sub(lambda link: _led(link, here), part) for part in parts[::2]]
    return "".join(parts)


def _led(link: re.Match[str], here: str) -> str:
    """Return a link as the site needs it. here: the page that it is on."""
    sign, text, target = link.groups()
    if _ELSEWHERE.match(target):
        return link.group()
    path, hash_sign, place = target.partition("#")
    source = PurePosixPath(_SOURCES.get(here, f"docs/{here}"))
    file = os.path.normpath(source.parent / path).replace(os.sep, "/")
    to = PAGES.get(file) or STAND_FOR.get(file)
    if to is None and file.startswith("docs/"):
        to = file.removeprefix("docs/")
    if to is None:
        return text if "`" in text else f"{text} (`{file}`)"
    start = PurePosixPath(here).parent
    relative = os.path.relpath(to, start).replace(os.sep, "/")
    return f"{sign}[{text}]({relative}{hash_sign}{place})"
