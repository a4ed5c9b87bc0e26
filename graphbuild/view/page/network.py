"""graph.html: the whole graph in one file that needs no network."""

from __future__ import annotations

import base64
import functools
import gzip
import hashlib
import json
import os
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild.config import ViewSettings
from graphbuild.errors import StoreError
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.drawing import Ranked, populate, ranked
from graphbuild.view.payload import payload
from graphbuild.view.picture import picture

if TYPE_CHECKING:
    from pyvis.network import Network

MODULES = (
    "data state shapes membership places scene labels highlight motion cards panel "
    "search filters time table whole export history keyboard start"
).split()
"""The page's script, in this order: one strict function, its parts a file each."""

_COMPRESSED_FROM = 1_000_000
"""Characters of data from which on they are compressed."""


def network(
    kg: KnowledgeGraph, settings: ViewSettings | None = None, *, per_edge: int = 5
) -> Network:
    """Return the leading entities as a pyvis Network, which may still be changed.

    Its own methods (`generate_html`, `write_html`, `show`) make our page, with what
    was changed: a node's colour, label or place, nodes and edges added or removed.
    Positions are computed, physics is off. per_edge: sentences shown at once.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from pyvis.network import Network

    settings = settings or ViewSettings()
    graph = ranked(kg, settings)
    # Directed, since pyvis looks through all edges for each undirected one.
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    populate(net, kg, graph)

    def parts(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], heading: str) -> Any:  # noqa: ANN401
        title = heading or settings.title or "Who is connected to whom"
        return _parts(kg, graph, payload(kg, graph, (nodes, edges), settings, per_edge), title)

    net.templateEnv = Environment(
        loader=FunctionLoader(_own), autoescape=True, undefined=StrictUndefined
    )
    net.templateEnv.globals["parts"] = parts
    net.path = "template.html"
    net.template = net.templateEnv.get_template(net.path)  # what show() takes
    return net


def render(kg: KnowledgeGraph, settings: ViewSettings | None = None, *, per_edge: int = 5) -> str:
    """Return the page as HTML.

    Text from documents is in it as JSON only, put on the page by textContent; a
    Content-Security-Policy allows the page's own two scripts by hash, and no request.
    """
    return str(network(kg, settings, per_edge=per_edge).generate_html())


def write_page(
    kg: KnowledgeGraph, output: Path, settings: ViewSettings, *, per_edge: int = 5
) -> None:
    """Write the page, whole or not at all. Raises StoreError where it cannot be."""
    page = render(kg, settings, per_edge=per_edge)
    part = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        part.replace(output)
    except OSError as error:
        raise StoreError(f"cannot write {output}: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def _parts(
    kg: KnowledgeGraph, graph: Ranked, data: Mapping[str, Any], title: str
) -> dict[str, Any]:
    from markupsafe import Markup

    scripts = _vis_script(), _page_script()
    style = _own("page.css")
    policy = (
        "default-src 'none'; "
        f"script-src {' '.join(map(_sha256, scripts))}; style-src {_sha256(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    text, encoding = _embedded({"title": _writable(title), **data})
    counts = f"{len(kg):,} entities, {len(kg.documents):,} documents"
    # Markup: our own text, or text that cannot end a script or a tag.
    return {
        "policy": policy,
        "title": _writable(title),
        "theme": data["theme"],
        "counts": counts,
        "style": Markup(style),  # noqa: S704
        "data": Markup(text),  # noqa: S704
        "encoding": encoding,
        "scripts": [Markup(script) for script in scripts],  # noqa: S704
        "picture": Markup(picture(kg, graph)),  # noqa: S704
    }


def _embedded(data: Mapping[str, Any]) -> tuple[str, str]:
    """Return data as text for a script element, and its encoding."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain)
    text = _writable(text)
    if len(text) >= _COMPRESSED_FROM:
        return base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode(), "gzip"
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text, "json"


def _plain(value: object) -> object:
    """Return what JSON knows for what a user may put into a Network: numpy's numbers."""
    item = getattr(value, "item", None)
    return item() if callable(item) else str(value)


def _writable(text: str) -> str:
    """Return text without lone surrogates, which no encoding can write."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def _sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _own(name: str) -> str:
    return resources.files("graphbuild.view.page").joinpath(name).read_text("utf-8")


@functools.cache
def _page_script() -> str:
    body = "".join(_own(f"script/{name}.js") for name in MODULES)
    return f'"use strict";\n(async () => {{\n{body}}})();\n'


@functools.cache
def _vis_script() -> str:
    """Return vis-network as pyvis brings it, without what would ask for a source map."""
    folder = resources.files("pyvis") / "templates" / "lib"
    newest = max(Path(str(folder)).glob("vis-*/vis-network.min.js"))
    text = newest.read_text("utf-8").replace("\r\n", "\n")
    text = re.sub(r"//# sourceMappingURL=[^\s<]+", "", text)
    return re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE)
