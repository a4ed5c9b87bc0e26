"""The leading entities of a graph as a pyvis Network."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.layout import positions
from graphbuild.view.looks import looks
from graphbuild.view.ranking import Ties, leading, standing, ties_of

if TYPE_CHECKING:
    from pyvis.network import Network

_SMALLEST, _LARGEST = 5.0, 22.0
_MOST_TIES = 4000
"""Ties drawn at first, the strongest: with more, panning is no longer smooth."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the page knows of a whole graph, in the order of `ties.ids`.

    rank: PageRank. home: the number of the community. drawn: indices of the leading
    entities, the first first.
    """

    ties: Ties
    rank: Sequence[float]
    home: Sequence[int]
    drawn: Sequence[int]


def ranked(kg: KnowledgeGraph, settings: ViewSettings) -> Ranked:
    """Return a graph's ties, PageRank, communities and leading part."""
    ties = ties_of(kg.nx)
    if not ties.ids:
        return Ranked(ties, (), (), ())
    rank, home = standing(kg, ties.ids)
    most = len(kg) if len(kg) <= settings.all_up_to else settings.max_nodes
    return Ranked(ties, rank, home, leading(ties, rank, most))


def populate(net: Network, kg: KnowledgeGraph, graph: Ranked) -> None:
    """Add the leading entities and their ties to a pyvis Network.

    A node's `gb_type` is its entity's type: own attributes begin with gb_, since
    pyvis and vis-network have names of their own. Sizes are pixels.
    """
    kept = sorted(graph.drawn)
    ties = graph.ties.among(kept)
    places = positions(ties, [graph.home[n] for n in kept]) if kept else []
    at = dict(zip(ties.ids, places, strict=True))
    look = looks(str(kind) for _, kind in kg.nx.nodes(data="type"))
    most = max((kg.nx.nodes[n]["mention_count"] for n in ties.ids), default=1)
    for n in graph.drawn:
        entity_id = graph.ties.ids[n]
        data = kg.nx.nodes[entity_id]
        kind = str(data["type"])
        x, y = at[entity_id]
        net.add_node(
            entity_id,
            label=str(data["name"]) or " ",
            shape=look[kind].shape,
            color=look[kind].color,
            size=node_size(data["mention_count"] / max(1, most)),
            x=x,
            y=y,
            gb_type=kind,
        )
    by_strength = sorted(range(len(ties.left)), key=lambda n: (-ties.weight[n], n))
    for n in sorted(by_strength[:_MOST_TIES]):
        ends = ties.ids[ties.left[n]], ties.ids[ties.right[n]]
        net.add_edge(*ends, arrows="", width=tie_width(float(ties.weight[n])))


def node_size(share: float) -> float:
    """Return a node's radius in pixels. share: of the largest's mentions, 0 to 1."""
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * math.pow(max(0.0, share), 0.6), 1)


def tie_width(weight: float) -> float:
    """Return a tie's width in pixels. weight: in sentences."""
    return round(min(4.0, 0.5 + 0.45 * math.sqrt(weight)), 1)
