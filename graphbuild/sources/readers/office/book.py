"""Electronic books (.epub): their chapters one after the other."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content, label, paragraphs
from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.files import SourceFile
from graphbuild.sources.readers.office.packages import Element, parsed, sound, unpacked
from graphbuild.sources.readers.web.webpage import all_text

_KIND = "electronic book"
_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MARKUP = ("application/xhtml+xml", "text/html")


def read_book(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the text of an .epub file in the order of reading, less its navigation."""
    package = unpacked(file, _KIND)
    with sound(file, _KIND), zipfile.ZipFile(package) as parts:
        names = set(parts.namelist())
        place = parsed(parts.read(_CONTAINER)).find(".//{*}rootfile").get("full-path")
        contents = parsed(parts.read(place))
        chapters = [x for x in _chapters(contents, posixpath.dirname(place)) if x in names]
        text = paragraphs(all_text(_decoded(parts.read(name))) for name in chapters)
        if not text and _RIGHTS in names:
            raise SourceError(file.name, "it is encrypted", "Save it without its protection.")
        title, date = contents.find(f".//{_DC}title"), contents.find(f".//{_DC}date")
    return Content(text, _label_of(title), parse_date(_label_of(date) or ""))


def _chapters(contents: Element, folder: str) -> Iterator[str]:
    """Yield the names of the parts to read."""
    items = {item.get("id"): item for item in contents.iterfind(".//{*}manifest/{*}item")}
    for itemref in contents.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(itemref.get("idref"))
        if item is None or item.get("media-type") not in _MARKUP:
            continue
        if "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _decoded(data: bytes) -> str:
    """Return a chapter's markup: UTF-8 or UTF-16, as the standard has it."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if is_wide else "utf-8-sig", "replace")
    return text[text.find("?>") + 2 :] if text.lstrip().startswith("<?xml") else text


def _label_of(element: Element | None) -> str | None:
    return None if element is None else label("".join(element.itertext()))
