"""The page inside a notebook."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from dataclasses import dataclass

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.resolve.curation.judgements import Entry
from graphbuild.view.drawing import ranked
from graphbuild.view.page.network import render
from graphbuild.view.picture import picture


@dataclass(frozen=True, slots=True)
class Frame:
    """HTML that a notebook displays."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def frame(
    kg: KnowledgeGraph,
    settings: ViewSettings | None = None,
    *,
    height: int = 600,
    decided: Sequence[Entry] = (),
) -> Frame:
    """Return an iframe that holds the page, over a picture of it. height: in pixels.

    decided: what somebody has decided of who is who.

    The frame is sandboxed: the page cannot reach the notebook. The picture is what
    remains where a notebook's viewer takes frames and scripts away. All is ASCII, so a
    saved notebook that does not name its encoding shows the same page: its scripts are
    allowed by their hashes, which a letter read wrongly would change.
    """
    settings = settings or ViewSettings()
    page = _ascii(html.escape(render(kg, settings, decided=decided), quote=True))
    drawing = picture(ranked(kg, settings))
    source = base64.b64encode(drawing.encode()).decode()
    size = f"width:100%;height:{int(height)}px"
    return Frame(
        f'<div style="position:relative;{size}">'
        f'<img alt="{_ascii(html.escape(repr(kg)))}" src="data:image/svg+xml;base64,{source}" '
        f'style="position:absolute;inset:0;{size};object-fit:contain">'
        f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-downloads" title="The graph" '
        f'style="position:absolute;inset:0;{size};border:1px solid #8884;background:#f6f5f1">'
        "</iframe></div>"
    )


def _ascii(text: str) -> str:
    """The same HTML with a character reference for each letter beyond ASCII."""
    return text.encode("ascii", "xmlcharrefreplace").decode()
