"""Web pages: the article without what surrounds it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.dates import parse_date
from graphbuild.sources.encoding import decode
from graphbuild.sources.files import SourceFile, read_bytes
from graphbuild.sources.quiet import quiet

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEAD_BYTES = 4096


def read_webpage(file: SourceFile, settings: SourceSettings) -> Content:
    """Return the article of an .html file, or where none stands out all of its text."""
    data = read_bytes(file)
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    markup = decode(
        data, settings.encoding, file.name, declared[1].decode("ascii") if declared else None
    )
    markup = _XML_DECLARATION.sub("", markup)
    return _article(markup) or Content(all_text(markup))


def _article(markup: str) -> Content | None:
    import trafilatura

    with quiet("trafilatura", "htmldate", "courlan", "readability"):
        found = trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            # Only what the page states: a search through its text guesses.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if found is None or isinstance(found, dict) or not found.text:
        return None
    lines = str(found.text).splitlines()
    return Content(
        paragraphs(_plain_line(line) for line in lines),
        title=label(found.title),
        date=parse_date(found.date or ""),
        source=label(found.url) or label(found.sitename),
    )


def _plain_line(line: str) -> str:
    """Return a line without trafilatura's signs for list items and table rows."""
    line = line.strip()
    if line.startswith("|"):
        return " | ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip())
    return line.removeprefix("- ")


def all_text(markup: str) -> str:
    r"""Return the text that a page shows, a paragraph for each block.

    >>> all_text("<p>Boris <b>Ruge</b></p><script>x</script><div>NATO &amp; EU</div>")
    'Boris Ruge\n\nNATO & EU'
    """
    parser = _ShownText()
    parser.feed(markup)
    parser.close()
    return paragraphs(" ".join(block.split()) for block in "".join(parser.pieces).split("\0"))


class _ShownText(HTMLParser):
    """Collects the text of a page, with NUL where a block begins or ends."""

    INLINE = frozenset(
        "a abbr b bdi bdo cite code em font i ins kbd mark q s small span strong sub sup u"
        " wbr".split()
    )
    HIDDEN = frozenset(("head", "noscript", "script", "style", "svg", "template", "title"))

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in self.HIDDEN:
            self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()
        if tag not in self.INLINE:
            self.pieces.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag not in self.INLINE:
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data.replace("\0", " "))
