"""A static picture of the leading entities, for where scripts are off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from graphbuild.graph.looks import looks
from graphbuild.view.drawing import Ranked, node_size
from graphbuild.view.layout.positions import positions

_MOST_NODES = 120
_MOST_LABELS = 45
_MARGIN = 90.0
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CORNERS: dict[str, list[tuple[float, float]]] = {
    "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    "triangle": [(0, -1.1), (1, 0.75), (-1, 0.75)],
    "triangleDown": [(0, 1.1), (1, -0.75), (-1, -0.75)],
    "diamond": [(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)],
}


def picture(graph: Ranked) -> str:
    """Return an SVG of the leading entities with their ties and the largest names."""
    import numpy as np

    chosen = np.array(sorted(graph.drawn[:_MOST_NODES]), dtype=np.int64)
    ties = graph.ties.among(chosen)
    at = positions(ties, graph.home[chosen].tolist()) if len(chosen) else [(0.0, 0.0)]
    left, right = min(x for x, _ in at), max(x for x, _ in at)
    top, low = min(y for _, y in at), max(y for _, y in at)
    box = (left - _MARGIN, top - _MARGIN / 2, right - left + 2 * _MARGIN, low - top + _MARGIN)
    lines = (
        f'<line x1="{at[u][0]}" y1="{at[u][1]}" x2="{at[v][0]}" y2="{at[v][1]}"/>'
        for u, v in zip(ties.left, ties.right, strict=True)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="The leading entities" '
        f'viewBox="{" ".join(f"{n:.0f}" for n in box)}" font-family="sans-serif">'
        f'<rect x="{box[0]:.0f}" y="{box[1]:.0f}" width="100%" height="100%" fill="#f6f5f1"/>'
        f'<g stroke="#8a93a0" stroke-opacity=".5">{"".join(lines)}</g>'
        f"{''.join(_entities(graph, chosen.tolist(), at))}</svg>"
    )


def _entities(graph: Ranked, chosen: Sequence[int], at: list[tuple[float, float]]) -> Iterable[str]:
    look = looks(graph.kinds)
    shown = [graph.shown[n] for n in chosen]
    mentions = [each.mentions for each in shown]
    taken: list[tuple[float, float, float, float]] = []
    labels: list[str] = []
    for n in sorted(range(len(shown)), key=lambda n: (-mentions[n], n)):
        entity = shown[n]
        (x, y), radius = at[n], node_size(mentions[n] / max(1, *mentions))
        yield _shape(look[entity.kind].shape, x, y, radius, look[entity.kind].color)
        name = _short(entity.name)
        size = 11 + radius / 4
        start, width = x + radius + 4, len(name) * size * 0.6
        place = (start, y - size / 2, start + width, y + size / 2)
        free = all(
            place[0] > b[2] or place[2] < b[0] or place[1] > b[3] or place[3] < b[1] for b in taken
        )
        if free and len(labels) < _MOST_LABELS:
            taken.append(place)
            labels.append(
                f'<text x="{place[0]:.1f}" y="{y + size * 0.35:.1f}" font-size="{size:.1f}" '
                'fill="#1d2127" stroke="#f6f5f1" stroke-width="3" paint-order="stroke">'
                f"{escape(name)}</text>"
            )
    yield from labels


def _shape(shape: str, x: float, y: float, radius: float, color: str) -> str:
    fill = f"fill={quoteattr(color)}"
    corners = _CORNERS.get(shape)
    if corners is None:
        return f'<circle cx="{x}" cy="{y}" r="{radius}" {fill}/>'
    points = " ".join(f"{x + a * radius:.1f},{y + b * radius:.1f}" for a, b in corners)
    return f'<polygon points="{points}" {fill}/>'


def _short(name: str) -> str:
    name = " ".join(_UNWRITABLE.sub("\ufffd", name).split())
    return name if len(name) <= 32 else f"{name[:31]}…"
