"""The text of a message that is a page, with line breaks, and `>` before what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphbuild.sources.readers.office.packages import Element
from graphbuild.sources.readers.web.webpage import HIDDEN, page_of

_LINES = frozenset("br div tr li dt dd h1 h2 h3 h4 h5 h6 pre address".split())
_PARAGRAPHS = frozenset("p table ul ol hr center".split())
_QUOTE = "blockquote"
_CELLS = frozenset(("td", "th"))
_PRE = "pre"
_DEEPEST = 200
_EDGE = "\x01"
"""Where a block begins or ends: however many meet, the line ends once."""
_GAP = "\x02"
"""The same with a blank line."""
_BETWEEN = re.compile(r"[ \n\x01\x02]*[\n\x01\x02][ \n\x01\x02]*")
_BLANKS = re.compile(r"[ \t\f\r\xa0]+")


def text_of_page(markup: str) -> str:
    """Return what a page shows, as a plain message has it."""
    page = page_of(markup)
    if page is None:
        return ""
    return _settled("".join(_shown(page, 0)))


def _shown(element: Element, depth: int) -> Iterator[str]:
    """Yield the text of an element with its line breaks."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN or depth > _DEEPEST:
        return
    inner = "".join(_inside(element, depth))
    if element.tag == _QUOTE:
        quoted = "\n".join(f"> {line}".rstrip() for line in _settled(inner).split("\n"))
        yield f"{_GAP}{quoted}{_GAP}"
    elif element.tag in _PARAGRAPHS:
        yield f"{_GAP}{inner}{_GAP}"
    elif element.tag == "br":
        yield "\n"
    elif element.tag in _LINES:
        yield f"{_EDGE}{inner}{_EDGE}"
    else:
        yield f" {inner} " if element.tag in _CELLS else inner


def _inside(element: Element, depth: int) -> Iterator[str]:
    is_kept = element.tag == _PRE
    yield (element.text or "") if is_kept else _on_a_line(element.text)
    for child in element:
        yield from _shown(child, depth + 1)
        yield (child.tail or "") if is_kept else _on_a_line(child.tail)


def _settled(text: str) -> str:
    """Return a text with line breaks for the edges of its blocks."""
    return _BETWEEN.sub(_line_ends, _BLANKS.sub(" ", text)).strip()


def _line_ends(met: re.Match[str]) -> str:
    breaks = met[0].count("\n") + (_EDGE in met[0])
    return "\n\n" if _GAP in met[0] or breaks > 1 else "\n"


def _on_a_line(text: str | None) -> str:
    return re.sub(r"[\s\x01\x02]+", " ", text or "")
