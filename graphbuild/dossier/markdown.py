"""A dossier as Markdown with footnotes, in which text of documents is only text."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuild.dossier.blocks import Dossier, Line, Section
from graphbuild.stores.files.obsidian import as_text


def as_markdown(dossier: Dossier) -> str:
    """Return the text."""
    return "".join(f"{line}\n" for line in _lines(dossier))


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {as_text(dossier.title)}\n"
    yield f"{as_text(dossier.caution)}\n"
    for name, value in dossier.facts:
        yield f"- **{as_text(name)}**: {as_text(value)}"
    for section in dossier.sections:
        yield from _section(section)
    yield ""
    for number, note in enumerate(dossier.notes, start=1):
        yield f"[^{number}]: “{as_text(note.sentence)}” {as_text(note.source)}"


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {as_text(section.heading)}\n"
    for line in section.lines:
        yield f"- {_line(line)}"
    if section.pairs:
        yield "| one | | the other |\n| --- | --- | --- |"
    for pair in section.pairs:
        yield f"| {_line(pair.left)} | {as_text(pair.relation)} | {_line(pair.right)} |"
    if section.more:
        yield f"\n{as_text(section.more)}"


def _line(line: Line) -> str:
    return as_text(line.text) + "".join(f"[^{number}]" for number in line.notes)
