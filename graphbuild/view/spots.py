"""Where entities stand in the page's further layouts: of stated ties, and on the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphbuild.view.drawing import Ranked, stated_places
from graphbuild.view.layout.world import place_of
from graphbuild.view.part import Part

NOWHERE = {"stated": None, "where": None}
"""What there is of who has no place there."""


_KNOWN = """
SELECT p.row, e.latitude, e.longitude FROM entities e JOIN placed p USING (id)
WHERE e.latitude IS NOT NULL AND e.longitude IS NOT NULL ORDER BY p.row
"""


def spots(part: Part, graph: Ranked, nodes: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    """Return the columns of these places, by the rows of the nodes, the drawn ones first.

    stated: x, y by stated ties. where: latitude and longitude of places, as the graph has
    them; of a graph that has none, as far as their names alone can tell.
    """
    known = {row: (up, along) for row, up, along in part.tables.rows(_KNOWN)}
    rows = zip(*(nodes[name] for name in ("name", "aliases", "type")), strict=True)
    where = [
        known.get(n) if known else place_of((name, *aliases)) if kind == "Place" else None
        for n, (name, aliases, kind) in enumerate(rows)
    ]
    return {
        "stated": [*stated_places(graph), *[None] * (len(where) - len(graph.drawn))],
        "where": where,
    }
