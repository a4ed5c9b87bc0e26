"""graph.html: the whole graph in one file that needs no network."""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json
import os
import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild.config import ViewSettings
from graphbuild.errors import StoreError
from graphbuild.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS, Evidence
from graphbuild.view.layout import positions

if TYPE_CHECKING:
    from pyvis.network import Network

SHAPES = {"Person": "dot", "Organization": "square", "Place": "triangle"}
COLORS = {"Person": "#3b6fb6", "Organization": "#c8621b", "Place": "#2b8556"}
"""Colour-blind safe, and doubled by shape."""
OTHER_SHAPE, OTHER_COLOR = "diamond", "#8a5a9c"
_SENTENCES_PER_EDGE = 8


def network(kg: KnowledgeGraph, settings: ViewSettings | None = None) -> Network:
    """Return the leading entities as a pyvis Network, which may still be changed.

    Positions are computed, physics is off. Nodes carry `gb_` attributes for the page:
    pyvis and vis-network have names of their own.
    """
    from pyvis.network import Network

    settings = settings or ViewSettings()
    shown = {entity.id for entity in kg.entities()[: settings.max_nodes]}
    part = kg.nx.subgraph(shown)
    places = positions(part)
    # Directed, since pyvis looks through all edges for each undirected one.
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    for entity in kg.entities()[: settings.max_nodes]:
        data = kg.nx.nodes[entity.id]
        x, y = places[entity.id]
        net.add_node(
            entity.id,
            label=" ",
            shape=SHAPES.get(entity.type, OTHER_SHAPE),
            color=COLORS.get(entity.type, OTHER_COLOR),
            size=round(6 + 5 * float(data["mention_count"]) ** 0.5, 1),
            x=x,
            y=y,
            gb_name=entity.name,
            gb_type=entity.type,
        )
    for head, tail, weight in _ties(kg, shown):
        net.add_edge(head, tail, arrows="", width=round(0.6 + float(weight) ** 0.5 * 0.7, 1))
    return net


def write_page(kg: KnowledgeGraph, output: Path, settings: ViewSettings) -> None:
    """Write the page, whole or not at all. Raises StoreError where it cannot be."""
    page = render(kg, settings)
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


def render(kg: KnowledgeGraph, settings: ViewSettings | None = None) -> str:
    """Return the page as HTML.

    Text from documents is in it as JSON only, put on the page by textContent; a
    Content-Security-Policy allows the page's own two scripts by hash, and no request.
    """
    settings = settings or ViewSettings()
    net = network(kg, settings)
    data = _data(kg, net, settings)
    scripts = [_vis_script(), _own("page.js")]
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    parts = {
        "%CSP%": (
            f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
            "img-src data: blob:; base-uri 'none'; form-action 'none'"
        ),
        "%TITLE%": html.escape(str(data["title"])),
        "%STYLE%": _own("page.css"),
        "%VIS%": scripts[0],
        "%SCRIPT%": scripts[1],
        "%DATA%": _as_script_json(data),
    }
    template = _own("template.html")
    return re.sub("|".join(parts), lambda match: parts[match.group()], template)


def notebook_frame(kg: KnowledgeGraph, *, height: int = 600) -> str:
    """Return an iframe that holds the page. height: in pixels."""
    page = html.escape(_writable(render(kg)), quote=True)
    return (
        f'<iframe srcdoc="{page}" sandbox="allow-scripts" title="graph" '
        f'style="width:100%;height:{int(height)}px;border:1px solid #ccc"></iframe>'
    )


def _data(kg: KnowledgeGraph, net: Network, settings: ViewSettings) -> dict[str, Any]:
    shown = set(net.get_nodes())
    sentences: dict[tuple[str, int, int], int] = {}
    texts: list[list[object]] = []

    def sentence(each: Evidence) -> int:
        key = (each.document_id, each.span.start, each.span.end)
        if key not in sentences:
            sentences[key] = len(texts)
            date = each.date.isoformat() if each.date else ""
            document = kg.documents.get(each.document_id)
            title = (document.title if document else None) or each.document_id
            texts.append([each.sentence, title, date])
        return sentences[key]

    edges = []
    for head, kind, tail, data in kg.relations():
        if head in shown and tail in shown:
            found = kg.records.evidence.get((head, kind, tail), ())[:_SENTENCES_PER_EDGE]
            spans = [
                [
                    sentence(e),
                    *_utf16(e, e.head.start, e.head.end),
                    *_utf16(e, e.tail.start, e.tail.end),
                ]
                for e in found
            ]
            edges.append([head, kind, tail, data["weight"], spans, data.get("npmi")])
    nodes = []
    for entity in kg.entities():
        if entity.id in shown:
            data = kg.nx.nodes[entity.id]
            first, last = data.get("first_seen"), data.get("last_seen")
            nodes.append(
                {
                    "id": entity.id,
                    "name": entity.name,
                    "type": entity.type,
                    "aliases": entity.aliases,
                    "mentions": data["mention_count"],
                    "documents": data["document_count"],
                    "seen": " – ".join(dict.fromkeys(str(d) for d in (first, last) if d)),
                }
            )
    return {
        "title": settings.title or "Who is connected to whom",
        "total": {"entities": len(kg), "documents": len(kg.documents)},
        "nodes": nodes,
        "edges": edges,
        "sentences": texts,
        "co": CO_OCCURS,
        "drawn": {"nodes": net.nodes, "edges": net.edges},
    }


def _utf16(each: Evidence, start: int, end: int) -> tuple[int, int]:
    """Return a span within the sentence, in JavaScript's UTF-16 units."""
    inside = [min(max(n - each.span.start, 0), len(each.sentence)) for n in (start, end)]
    left, right = (len(each.sentence[:n].encode("utf-16-le", "surrogatepass")) // 2 for n in inside)
    return left, right


def _ties(kg: KnowledgeGraph, shown: set[str]) -> list[tuple[str, str, int]]:
    """Return each tied pair once, with its strongest weight."""
    weights: dict[tuple[str, str], int] = {}
    for head, _, tail, data in kg.relations():
        if head in shown and tail in shown and head != tail:
            pair = (min(head, tail), max(head, tail))
            weights[pair] = max(weights.get(pair, 0), int(str(data["weight"])))
    return [(head, tail, weight) for (head, tail), weight in weights.items()]


def _as_script_json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return _writable(text)


def _writable(text: str) -> str:
    return re.sub(r"[\ud800-\udfff]", "�", text)


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _own(name: str) -> str:
    return resources.files("graphbuild.view").joinpath(name).read_text("utf-8")


@functools.cache
def _vis_script() -> str:
    """Return vis-network as pyvis brings it, without what would ask for a source map."""
    folder = resources.files("pyvis") / "templates" / "lib"
    script = next(
        path for path in Path(str(folder)).glob("vis-*/vis-network.min.js") if path.is_file()
    )
    text = script.read_text("utf-8").replace("\r\n", "\n")
    text = re.sub(r"//# sourceMappingURL=[^\s<]+", "", text)
    return re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE)
