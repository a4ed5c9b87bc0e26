"""Where entities stand in the page's further layouts: of stated ties, and on the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphbuild.view.drawing import Ranked, stated_places
from graphbuild.view.layout.world import place_of

NOWHERE = {"stated": None, "where": None}
"""What there is of who has no place there."""


def spots(graph: Ranked, nodes: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    """Return the columns of these places, by the rows of the nodes, the drawn ones first.

    stated: x, y by stated ties. where: latitude and longitude of places.
    """
    rows = zip(*(nodes[name] for name in ("name", "aliases", "type")), strict=True)
    where = [
        place_of((name, *aliases)) if kind == "Place" else None for name, aliases, kind in rows
    ]
    return {
        "stated": [*stated_places(graph), *[None] * (len(where) - len(graph.drawn))],
        "where": where,
    }
