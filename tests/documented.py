"""The blocks of the README and of the site's pages, and what runs them.

A block with a title is a file of that name. A block of text that follows a block of commands, or of
Python, is what that prints; a line `…` stands for lines that are left out.

    python -m tests.documented docs/tutorial.md   # writes anew what the blocks of a page print
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.running import run

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "docs").rglob("*.md")))
LEFT_OUT = "…"

_BLOCK = re.compile(
    r'^(?P<indent> *)```(?P<kind>\w*)(?: title="(?P<title>[^"]+)")?(?P<more>[^\n]*)\n'
    r"(?P<text>.*?)^(?P=indent)```[ ]*$(?:(?P<between>\n\s*\n)```text\n(?P<output>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A block of code: its kind, the name of its file, its text, what it is said to print."""

    line: int
    kind: str
    title: str | None
    more: str
    text: str
    output: str | None


def blocks(text: str) -> list[Block]:
    """The blocks of a page."""
    found = []
    for match in _BLOCK.finditer(text):
        indent = match["indent"]
        lines = match["text"].splitlines(keepends=True)
        code = "".join(line.removeprefix(indent) for line in lines)
        line = text.count("\n", 0, match.start()) + 1
        title, more = match["title"], match["more"].strip()
        found.append(Block(line, match["kind"], title, more, code, match["output"]))
    return found


def folder_with_examples(folder: Path, graph: Path) -> Path:
    """A folder as the pages have it: `examples`, `articles`, and a graph of these."""
    folder.mkdir(exist_ok=True)
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "articles").symlink_to(ROOT / "examples" / "articles")
    shutil.copytree(graph, folder / "graph")
    return folder


@dataclass
class Page:
    """What runs the blocks of a page one after the other, in the folder that it is called in."""

    environment: Mapping[str, str] = field(default_factory=dict)
    variables: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})

    def run(self, block: Block) -> str | None:
        """What a block prints; None of one that is no program. Fails where it fails."""
        if block.title:
            path = Path(block.title)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        if block.kind == "sh":
            return "".join(self._command(line) for line in block.text.splitlines())
        if block.kind == "python" and not block.more:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(block.text, "block", "exec"), self.variables)  # noqa: S102 - our pages
            return printed.getvalue()
        return None

    def _command(self, line: str) -> str:
        if not line.startswith("graphbuild "):
            return ""
        done = run(*shlex.split(line, comments=True)[1:], environment=self.environment)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        return done.stdout


def fits(output: str, printed: str) -> bool:
    """Whether a program printed what a page says: blank lines and spaces at ends do not count."""
    wanted, got = _lines(output), _lines(printed)
    parts = [re.escape(line) if line.strip() != LEFT_OUT else None for line in wanted]
    pattern = "".join(r"(?:[^\n]*\n)*" if part is None else f"{part}\n" for part in parts)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in got)) is not None


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def written_anew(text: str, page: Page) -> str:
    """A page with what its blocks print, whole, wherever what stands there does not fit."""
    found = iter(blocks(text))

    def again(match: re.Match[str]) -> str:
        block = next(found)
        printed = page.run(block)
        if (
            block.output is None
            or printed is None
            or (block.output and fits(block.output, printed))
        ):
            return match.group()
        lines = "".join(f"{line}\n" for line in _lines(printed))
        start = match.group()[: match.start("output") - match.start()]
        return f"{start}{lines}```"

    return _BLOCK.sub(again, text)


def main(names: list[str], build: Callable[..., object]) -> None:
    """Write anew what the blocks of some pages print."""
    with tempfile.TemporaryDirectory() as work:
        build(ROOT / "examples" / "articles", Path(work, "demo"))
        for number, name in enumerate(names):
            path = Path(name).resolve()
            with contextlib.chdir(
                folder_with_examples(Path(work, str(number)), Path(work, "demo"))
            ):
                path.write_text(written_anew(path.read_text("utf-8"), Page(os.environ)), "utf-8")


if __name__ == "__main__":
    import graphbuild

    main(sys.argv[1:], graphbuild.build)
