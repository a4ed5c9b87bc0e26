"""XML: the text of TEI, ALTO and JATS, and of what else it may be."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Iterator
from typing import NamedTuple

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.faults import is_for_memory
from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.files import SourceFile, read_bytes
from graphbuild.sources.readers.office.packages import Element, parsed


class _Kind(NamedTuple):
    """blocks: elements that are paragraphs or hold them. skipped: what is not the text."""

    blocks: frozenset[str]
    skipped: frozenset[str]


_TEI = _Kind(
    frozenset(
        "ab argument bibl body byline castItem closer cell dateline div docTitle epigraph figure "
        "floatingText front group head item l lg list note opener p postscript q quote row "
        "salute signed sp speaker stage table text titlePage trailer back".split()
    ),
    frozenset("fw sic orig abbr del".split()),
)
_JATS = _Kind(
    frozenset(
        "abstract article-title attrib body boxed-text caption disp-quote fig list list-item p "
        "sec table table-wrap tbody td th thead title tr verse-group verse-line".split()
    ),
    frozenset("ref-list tex-math graphic media".split()),
)
_CELLS = frozenset("cell td th".split())
_BREAKS = frozenset("lb pb cb br break".split())
_CITED = "bibr"


def read_markup(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of an .xml file; of which kind it is, its outermost element says."""
    from lxml import etree

    data = read_bytes(file)
    try:
        root = parsed(data)
    except etree.XMLSyntaxError as error:
        if is_for_memory(error):
            raise
        why = str(error.msg).rstrip(".")
        raise SourceError(file.name, f"it is no XML ({why})", "Fetch it again.") from error
    name = _name(root)
    if name in _READERS:
        return _READERS[name](root)
    file.notes.append(f"is XML of no known kind ({name}): all of its text is read")
    return Content(_joined(_other(root)))


def _of_tei(root: Element) -> Content:
    text = root.findall("{*}text") or root.findall(".//{*}text")
    title = root.find(".//{*}titleStmt/{*}title")
    date = root.find(".//{*}sourceDesc//{*}date")
    if date is None:
        date = root.find(".//{*}publicationStmt/{*}date")
    when = None if date is None else date.get("when") or _all(date)
    return Content(
        _joined(piece for each in text for piece in _shown(each, _TEI)),
        None if title is None else label(_all(title)),
        parse_date(when or ""),
    )


def _of_jats(root: Element) -> Content:
    title = root.find(".//{*}article-meta//{*}article-title")
    parts = [*root.iterfind(".//{*}article-meta/{*}abstract"), *root.iterfind("{*}body")]
    identifier = root.find(".//{*}article-meta/{*}article-id[@pub-id-type='doi']")
    return Content(
        _joined(piece for each in parts for piece in _shown(each, _JATS)),
        None if title is None else label(_all(title)),
        next(filter(None, map(_published, root.iterfind(".//{*}article-meta/{*}pub-date"))), None),
        None if identifier is None else label(f"doi:{_all(identifier)}"),
    )


def _published(date: Element) -> dt.date | None:
    numbers = [date.findtext(f"{{*}}{part}") or "" for part in ("year", "month", "day")]
    return parse_date("-".join(number.strip().zfill(2) for number in numbers))


def _of_alto(root: Element) -> Content:
    return Content(
        paragraphs(" ".join(_words(block)) for block in root.iterfind(".//{*}TextBlock"))
    )


def _words(block: Element) -> Iterator[str]:
    """Yield the words of a block; one that goes over two lines whole, where it began."""
    for word in block.iterfind(".//{*}String"):
        part, whole = word.get("SUBS_TYPE"), word.get("SUBS_CONTENT")
        if whole and part == "HypPart2":
            continue
        yield whole if whole and part == "HypPart1" else word.get("CONTENT") or ""


_READERS: dict[str, Callable[[Element], Content]] = {
    "TEI": _of_tei,
    "TEI.2": _of_tei,
    "teiCorpus": _of_tei,
    "article": _of_jats,
    "alto": _of_alto,
}


def _shown(element: Element, kind: _Kind) -> Iterator[str]:
    """Yield the text of an element, with NUL where a block begins or ends."""
    name = _name(element)
    if name in kind.skipped or element.get("ref-type") == _CITED:
        return
    if name in _CELLS:
        yield " | "
    elif name in kind.blocks:
        yield "\0"
    elif name in _BREAKS:
        yield "" if element.get("break") == "no" else " "
    yield element.text or ""
    for child in element:
        yield from _shown(child, kind) if isinstance(child.tag, str) else _entity(child)
        yield child.tail or ""
    if name in kind.blocks and name not in _CELLS:
        yield "\0"


def _other(element: Element) -> Iterator[str]:
    """Yield the text of an element of unknown kind: where text and elements mix is a paragraph."""
    is_mixed = bool((element.text or "").strip()) or any((x.tail or "").strip() for x in element)
    yield element.text or ""
    for child in element:
        if not is_mixed:
            yield "\0"
        yield from _other(child) if isinstance(child.tag, str) else _entity(child)
        yield child.tail or ""


def _entity(node: Element) -> Iterator[str]:
    """Yield the character of an entity that HTML knows, nothing for one that the file made."""
    text = html.unescape(node.text or "")
    yield "" if text.startswith("&") else text


def _joined(pieces: Iterator[str]) -> str:
    blocks = "".join(pieces).split("\0")
    return paragraphs(" ".join(block.split()).strip("| ") for block in blocks)


def _all(element: Element) -> str:
    return "".join(element.itertext())


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
