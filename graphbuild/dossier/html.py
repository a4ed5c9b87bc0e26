"""A dossier as one page of HTML: no script, nothing loaded, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from graphbuild.dossier.blocks import Dossier, Line, Section
from graphbuild.stores.files.rows import writable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(dossier: Dossier) -> str:
    """Return the page."""
    return "\n".join(_parts(dossier)) + "\n"


def _parts(dossier: Dossier) -> Iterator[str]:
    style = resources.files(__package__).joinpath("page.css").read_text("utf-8")
    title = _text(dossier.title)
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>"
    yield f'<h1 dir="auto">{title}</h1>\n<p class="caution">{_text(dossier.caution)}</p>\n<dl>'
    for name, value in dossier.facts:
        yield f'<dt>{_text(name)}</dt><dd dir="auto">{_text(value)}</dd>'
    yield "</dl>"
    seen: set[int] = set()
    for section in dossier.sections:
        yield from _section(section, seen)
    if dossier.notes:
        yield "<h2>Sentences</h2>\n<ol>"
    for number, note in enumerate(dossier.notes, start=1):
        quoted = f"<q>{_text(note.sentence)}</q> <cite>{_text(note.source)}</cite>"
        back = f'<a href="#r{number}" aria-label="Back to note {number}">↩</a>'
        yield f'<li id="n{number}" dir="auto">{quoted} {back}</li>'
    if dossier.notes:
        yield "</ol>"
    yield "</main>\n</body>\n</html>"


def _section(section: Section, seen: set[int]) -> Iterator[str]:
    yield f"<h2>{_text(section.heading)}</h2>"
    if section.lines:
        yield "<ul>"
        for line in section.lines:
            yield f'<li dir="auto">{_line(line, seen)}</li>'
        yield "</ul>"
    if section.pairs:
        yield "<table>"
        for pair in section.pairs:
            cells = _line(pair.left, seen), _text(pair.relation), _line(pair.right, seen)
            told = "".join(f'<td dir="auto">{cell}</td>' for cell in cells)
            yield f"<tr>{told}</tr>"
        yield "</table>"
    if section.more:
        yield f'<p class="more">{_text(section.more)}</p>'


def _line(line: Line, seen: set[int]) -> str:
    """Return a line with links to its notes. seen: notes that are linked to from before."""
    marks = []
    for number in line.notes:
        anchor = "" if number in seen else f' id="r{number}"'
        seen.add(number)
        marks.append(f'<sup><a href="#n{number}"{anchor}>{number}</a></sup>')
    return _text(line.text) + " ".join(marks)


def _text(text: str) -> str:
    return escape(writable(text))
