"""Markdown: its text without the signs, its front matter as title, date and source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import yaml

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, label, normalize, paragraphs
from graphbuild.sources.fields.records import date_of
from graphbuild.sources.files import SourceFile, read_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"^(?P<name>\w+):(?P<value>.*)$", re.MULTILINE)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]:?")
_OPENS = re.compile(r"<(script\b|style\b|!--)?", re.IGNORECASE)
_CLOSES = {
    name: re.compile(closing, re.IGNORECASE)
    for name, closing in (
        ("script", "</script>"),
        ("style", "</style>"),
        ("!--", "-->"),
    )
}
_TAG = re.compile(r"<[^<>]*>")


def read_markdown(file: SourceFile, settings: SourceSettings) -> Content:
    """Return the text of a Markdown file; headings are paragraphs of their own."""
    fields, body = split_front_matter(normalize(read_text(file, settings.encoding)))
    blocks = list(_blocks(body))
    headings = (text for kind, text in blocks if kind == "heading")
    return Content(
        paragraphs(text for _, text in blocks),
        title=label(fields.get("title")) or label(next(headings, None)),
        date=date_of(fields.get("date")),
        source=label(fields.get("source")) or label(fields.get("url")),
    )


def text_of_markup(text: str) -> str:
    """Return a text with Markdown and tags of HTML in it without these."""
    return paragraphs(html.unescape(block) for _, block in _blocks(without_tags(text)))


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """Return the fields between the first two `---` lines, and the text below.

    Front matter is often not quite YAML (`title: Kosovo: what next`); each line is
    then a field.
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    raw, body = match["fields"], text[match.end() :]
    try:
        fields: object = yaml.safe_load(raw)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - `!!bool maybe` is a KeyError of PyYAML's, `!!int` others
        fields = {x["name"]: x["value"].strip(" \t").strip("\"'") for x in _FIELD.finditer(raw)}
    if not isinstance(fields, dict):
        return {}, text
    return {str(name).lower(): value for name, value in fields.items()}, body


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    """Yield each heading, paragraph, table row and so on as its kind and its text."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    row: list[str] = []
    kind = ""
    for token in tokens:
        if token.type == "inline":
            text = _inline_text(token.children or ())
            if kind in ("th", "td"):
                row.append(text)
            else:
                yield kind, text
        elif token.type == "tr_close":
            yield "row", " | ".join(row)
            row = []
        elif token.type == "code_block" or (token.type == "fence" and not token.info.strip()):
            yield "code", token.content
        elif token.type == "html_block":
            yield "html", without_tags(token.content)
        elif token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")


def without_tags(html: str) -> str:
    """Return a piece of HTML with a space for each tag, comment, script and style.

    What is opened and never closed stays. Takes time by the length alone.

    >>> without_tags("<p>NATO<!-- and --> EU <b")
    ' NATO  EU <b'
    """
    kept: list[str] = []
    hopeless: set[re.Pattern[str]] = set()
    at = 0
    while found := _OPENS.search(html, at):
        closing = _CLOSES.get((found[1] or "").casefold())
        end = closing.search(html, found.end()) if closing and closing not in hopeless else None
        if closing and end is None:
            hopeless.add(closing)
        end = end or _TAG.match(html, found.start())
        kept += html[at : found.start()], " " if end else found[0]
        at = end.end() if end else found.end()
    return "".join((*kept, html[at:]))


def _inline_text(tokens: Sequence[Token]) -> str:
    text = "".join(_pieces(tokens))
    return _FOOTNOTE_MARK.sub("", _WIKI_LINK.sub(r"\1", text))


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak" or token.content.startswith("<br"):
            yield "\n"
        elif token.type == "image":
            yield from _pieces(token.children or ())
        elif token.type != "html_inline":
            yield token.content
