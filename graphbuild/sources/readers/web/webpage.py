"""Web pages: the article without what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.config import SourceSettings
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.faults import is_for_memory
from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.files import SourceFile, read_bytes, text_of
from graphbuild.sources.quiet import quiet

if TYPE_CHECKING:
    from lxml import etree

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEAD_BYTES = 4096

_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i ins kbd mark q s small span strong sub sup u wbr".split()
)
_CELLS = frozenset(("td", "th"))
_BETWEEN_CELLS = " | "
HIDDEN = frozenset(("head", "noscript", "script", "style", "svg", "template", "title"))


def read_webpage(file: SourceFile, settings: SourceSettings) -> Content:
    """Return the article of an .html file, or where none stands out all of its text."""
    data = read_bytes(file)
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    markup = text_of(
        data, file, settings.encoding, declared[1].decode("ascii") if declared else None
    )
    return content_of_page(markup)


def content_of_page(markup: str) -> Content:
    """Return the article of a page, or where none stands out all of its text."""
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
    title = label(found.title)
    is_the_sites = title and title.casefold() in map(_folded, (found.sitename, found.hostname))
    return Content(
        paragraphs(_plain_line(line) for line in lines),
        title=None if is_the_sites else title,
        date=parse_date(found.date or ""),
        source=label(found.url) or label(found.sitename),
    )


def _folded(name: str | None) -> str | None:
    return name.casefold() if name else None


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
    page = page_of(markup)
    blocks = "".join(_shown_text(page)) if page is not None else ""
    return paragraphs(" ".join(block.split()).strip("| ") for block in blocks.split("\0"))


def page_of(markup: str) -> etree.Element | None:
    """Return the outermost element of a page, None where it has none."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return etree.fromstring(markup.replace("\0", " ").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if is_for_memory(error):
            raise
        return None


def _shown_text(page: etree.Element) -> Iterator[str]:
    """Yield the text of a page, with NUL where a block begins or ends, and bars between cells."""
    from lxml import etree

    steps = etree.iterwalk(page, events=("start", "end"))
    for step, element in steps:
        if element.tag in _CELLS:
            yield _BETWEEN_CELLS
        elif element.tag not in _INLINE:
            yield "\0"
        if step == "end":
            yield element.tail or ""
        elif element.tag in HIDDEN:
            steps.skip_subtree()
        else:
            yield element.text or ""
