"""The leading entities of a graph as a pyvis Network."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.looks import looks
from graphbuild.graph.tables import Tables
from graphbuild.graph.ties import Ties, ids_of, read_ties
from graphbuild.model import CO_OCCURS
from graphbuild.view.backbone import backbone
from graphbuild.view.layout.positions import positions
from graphbuild.view.ranking import leading, standing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pyvis.network import Network

_SMALLEST, _LARGEST = 5.0, 22.0
_MOST_TIES = 4000
"""Ties drawn at first, the strongest: with more, panning is no longer smooth."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of an entity."""

    id: str
    kind: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the page knows of a whole graph; entities go by their numbers, as in `ties`.

    ids: of all. rank: PageRank. home: the number of the community. drawn: the leading
    entities, the first first. shown: what is drawn of these. kinds: all types of entities.
    stated: the ties among the drawn that a sentence states; there these are numbered in the
    order of their numbers.
    """

    ids: Sequence[str]
    ties: Ties
    rank: NDArray[np.float64]
    home: NDArray[np.int64]
    drawn: Sequence[int]
    shown: Mapping[int, Shown]
    kinds: Sequence[str]
    stated: Ties


_SHOWN = """
SELECT number, id, type, name, mention_count
FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS number FROM entities)
WHERE number IN (SELECT unnest($drawn))
"""
_STATED = f"""
WITH kept AS (
    SELECT id, (row_number() OVER (ORDER BY id) - 1)::INT AS place
    FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM entities)
    WHERE number IN (SELECT unnest($drawn))
)
SELECT least(h.place, t.place) AS low, greatest(h.place, t.place) AS high, max(weight) AS weight
FROM relations r JOIN kept h ON h.id = r.head JOIN kept t ON t.id = r.tail
WHERE h.place <> t.place AND r.type <> '{CO_OCCURS}' GROUP BY low, high ORDER BY low, high
"""  # noqa: S608 - ours


def ranked(kg: KnowledgeGraph, settings: ViewSettings) -> Ranked:
    """Return a graph's ties, PageRank, communities and leading part."""
    tables = kg.tables
    ids, ties = ids_of(tables), read_ties(tables, "max")
    rank, home = standing(tables)
    most = len(ids) if len(ids) <= settings.all_up_to else settings.max_nodes
    drawn = leading(ties, rank, most).tolist()
    shown = {n: Shown(*row) for n, *row in tables.rows(_SHOWN, {"drawn": drawn})}
    kinds = [kind for (kind,) in tables.rows("SELECT DISTINCT type FROM entities ORDER BY 1")]
    return Ranked(ids, ties, rank, home, drawn, shown, kinds, _stated(tables, drawn))


def _stated(tables: Tables, drawn: Sequence[int]) -> Ties:
    import numpy as np

    found = [*tables.rows(_STATED, {"drawn": drawn})]
    low, high, weight = zip(*found, strict=True) if found else ((), (), ())
    return Ties(
        len(drawn),
        np.array(low, dtype=np.int32),
        np.array(high, dtype=np.int32),
        np.array(weight, dtype=np.float64),
    )


def together(graph: Ranked) -> Ties:
    """Return all ties among the drawn, with those of what one said of another.

    Each pair once, the entities numbered in the order of their numbers: what the map is laid
    out by.
    """
    import numpy as np

    kept = np.array(sorted(graph.drawn), dtype=np.int64)
    known, said = graph.ties.among(kept), graph.stated
    size = len(kept)
    weight: dict[int, float] = {}
    for ties in (known, said):
        pairs = ties.left.astype(np.int64) * size + ties.right
        for pair, each in zip(pairs.tolist(), ties.weight.tolist(), strict=True):
            weight[pair] = max(each, weight.get(pair, 0.0))
    left, right = np.divmod(np.array(sorted(weight), dtype=np.int64), max(1, size))
    found = np.array([weight[pair] for pair in sorted(weight)], dtype=np.float64)
    return Ties(size, left.astype(np.int32), right.astype(np.int32), found)


def stated_places(graph: Ranked) -> list[tuple[float, float] | None]:
    """Return where each of the drawn stands on a map of stated ties, None where it has none."""
    import numpy as np

    kept = np.array(sorted(graph.drawn), dtype=np.int64)
    if not len(graph.stated.left):
        return [None] * len(kept)
    at = positions(graph.stated, graph.home[kept].tolist())
    tied = {*graph.stated.left.tolist(), *graph.stated.right.tolist()}
    place = {n: at[i] for i, n in enumerate(kept.tolist()) if i in tied}
    return [place.get(n) for n in graph.drawn]


def populate(net: Network, graph: Ranked) -> None:
    """Add the leading entities and their ties to a pyvis Network.

    A node's `gb_type` is its entity's type, an edge with `gb_beside` is not of the
    backbone of a dense core: own attributes begin with gb_, since pyvis and vis-network have
    names of their own. Sizes are pixels.
    """
    import numpy as np

    kept = np.array(sorted(graph.drawn), dtype=np.int64)
    ties = graph.ties.among(kept)
    places = positions(together(graph), graph.home[kept].tolist()) if len(kept) else []
    at = dict(zip(kept.tolist(), places, strict=True))
    look = looks(graph.kinds)
    most = max((each.mentions for each in graph.shown.values()), default=1)
    for n in graph.drawn:
        entity = graph.shown[n]
        x, y = at[n]
        net.add_node(
            entity.id,
            label=entity.name or " ",
            shape=look[entity.kind].shape,
            color=look[entity.kind].color,
            size=node_size(entity.mentions / max(1, most)),
            x=x,
            y=y,
            gb_type=entity.kind,
        )
    by_strength = sorted(range(len(ties.left)), key=lambda n: (-ties.weight[n], n))
    carries = backbone(ties)
    for n in sorted(by_strength[:_MOST_TIES]):
        ends = graph.ids[kept[ties.left[n]]], graph.ids[kept[ties.right[n]]]
        net.add_edge(*ends, arrows="", **({} if carries[n] else {"gb_beside": True}))


def node_size(share: float) -> float:
    """Return a node's radius in pixels. share: of the largest's mentions, 0 to 1."""
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * math.pow(max(0.0, share), 0.6), 1)
