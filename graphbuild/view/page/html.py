"""What fills the template of graph.html: scripts, style, policy and the data, safely."""

from __future__ import annotations

import base64
import functools
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from graphbuild.config import ViewSettings
from graphbuild.view.budget import within
from graphbuild.view.drawing import Ranked
from graphbuild.view.page.bundle import bundle
from graphbuild.view.picture import picture
from graphbuild.view.texts import packed, told
from graphbuild.view.whole import Whole

_COMPRESSED_FROM = 1_000_000
"""Characters of data from which on they are compressed."""
_UNREFERRED = "\x80-\x9f"
"""Characters that HTML knows no reference for: "&#133;" is an ellipsis to it."""
_WORDS = 2_000
"""Bytes for what the template says of the graph: counts and the notice, twice."""


def parts(
    graph: Ranked, whole: Whole, title: str, settings: ViewSettings, left_out: str = ""
) -> dict[str, Any]:
    """Return what the template puts into the page, cut to what the page may hold.

    left_out: what the graph is without, which the page says beside the counts.
    Text from documents is in it as JSON only, put on the page by textContent; the
    Content-Security-Policy allows the page's own two scripts by hash, and no request.
    """
    from markupsafe import Markup, escape

    scripts = _vis_script(), _page_script()
    style = own("page.css") + own("map.css") + own("work.css")
    policy = (
        "default-src 'none'; "
        f"script-src {' '.join(map(_sha256, scripts))}; style-src {_sha256(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    title = _writable(title)
    still = picture(graph)
    fixed = (own("template.html"), policy, style, *scripts, still, *[escape(title)] * 2)
    room = settings.max_bytes - _WORDS - sum(len(text.encode()) for text in fixed)
    data: Mapping[str, Any] = {"title": title, "leftOut": left_out, **whole.data}
    text, encoding = _embedded(data, room)
    full = len(text.encode())
    is_cut = full > room or not whole.is_all
    # Texts go first: rows of documents and entities are theirs only where nothing is cut.
    texts, held = ("", 0) if is_cut else packed(whole.texts, room - full)
    if is_cut:
        titled = replace(whole, data=data)
        data = within(titled, room, full, lambda some: len(_embedded(some, room)[0].encode()))
        text, encoding = _embedded(data, room)
    counts = f"{whole.graph.entities:,} entities, {whole.graph.documents:,} documents"
    if notice := data.get("notice"):
        counts += f" · {notice}"
    if left_out:
        counts += f" · {left_out}"
    # Markup: our own text, or text that cannot end a script or a tag.
    return {
        "policy": policy,
        "title": title,
        "theme": data["theme"],
        "counts": counts,
        "cut": bool(notice or left_out),
        "style": Markup(style),  # noqa: S704
        "data": Markup(text),  # noqa: S704
        "encoding": encoding,
        "texts": Markup(texts),  # noqa: S704
        "texts_told": told(whole.texts, held, wanted=settings.texts),
        "scripts": [Markup(script) for script in scripts],  # noqa: S704
        "picture": Markup(still),  # noqa: S704
    }


def _embedded(data: Mapping[str, Any], room: int) -> tuple[str, str]:
    """Return data as text for a script element, and its encoding.

    room: bytes; what has no room as it is, is compressed.
    """
    text = json.dumps(_lean(data), ensure_ascii=False, separators=(",", ":"), default=_plain)
    text = _writable(text)
    if len(text) < _COMPRESSED_FROM:
        plain = re.sub(rf"[<>&\u2028\u2029{_UNREFERRED}]", _escape, text)
        if len(plain.encode()) <= room:
            return plain, "json"
    return base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode(), "gzip"


def _lean(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return data in which a column that tells nothing of any row has none."""
    tables = {
        name: {
            column: values if any(value is not None for value in values) else []
            for column, values in data[name].items()
        }
        for name in ("nodes", "edges")
    }
    return {**data, **tables}


def _plain(value: object) -> object:
    """Return what JSON knows for what a user may put into a Network: numpy's numbers."""
    item = getattr(value, "item", None)
    return item() if callable(item) else str(value)


def _writable(text: str) -> str:
    """Return text without lone surrogates, which no encoding can write."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def _escape(sign: re.Match[str]) -> str:
    """Return a character as strings of JSON and of JavaScript may write it."""
    return f"\\u{ord(sign[0]):04x}"


def _sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def own(name: str) -> str:
    """Return a file of the page: its template, its style or a script."""
    return resources.files("graphbuild.view.page").joinpath(name).read_text("utf-8")


@functools.cache
def _page_script() -> str:
    body = bundle("start.js", lambda name: own(f"script/{name}"))
    return f'"use strict";\n(async () => {{\n{body}}})();\n'


@functools.cache
def _vis_script() -> str:
    """Return vis-network as pyvis brings it, without what would ask for a source map."""
    folder = resources.files("pyvis") / "templates" / "lib"
    newest = max(Path(str(folder)).glob("vis-*/vis-network.min.js"))
    text = newest.read_text("utf-8").replace("\r\n", "\n")
    text = re.sub(r"//# sourceMappingURL=[^\s<]+", "", text)
    text = re.sub(f"[{_UNREFERRED}]", _escape, text)
    return re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE)
