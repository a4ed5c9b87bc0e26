"""Where each entity stands on the page: computed once, the same every time."""

from __future__ import annotations

import math

import networkx as nx

_SEED = 7
_SPREAD = 140.0
"""Pixels between neighbours at the opening zoom, before the graph's size is counted in."""


def positions(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Return entity id → x, y in pixels around 0, 0.

    Communities (Louvain) are drawn together and kept apart from each other; entities
    without a tie stand in rows below. Deterministic: nodes are taken in the order of
    their ids, and the seed is fixed.
    Sources: Fruchterman and Reingold (1991), Software: Practice and Experience 21(11);
    Blondel et al. (2008), J. Stat. Mech. P10008.
    """
    import rustworkx as rx

    ties = _ties(graph)
    tied = [n for n in ties if ties.degree(n)]
    placed: dict[str, tuple[float, float]] = {}
    if tied:
        home = communities(ties.subgraph(tied).copy())
        spring = rx.PyGraph()
        spring.add_nodes_from(tied)
        index = {n: i for i, n in enumerate(tied)}
        for u, v, data in ties.edges(tied, data=True):
            same = home[u] == home[v]
            pull = (2.2 if same else 0.35) * (1 + math.log(data["weight"]))
            spring.add_edge(index[u], index[v], pull)
        found = rx.spring_layout(
            spring, k=1.6 / math.sqrt(len(tied)), num_iter=300, weight_fn=float, seed=_SEED
        )
        scale = _SPREAD * math.sqrt(len(tied))
        placed = {tied[i]: (float(x) * scale, float(y) * scale) for i, (x, y) in found.items()}
    lowest = max((y for _, y in placed.values()), default=0.0)
    alone = [n for n in ties if n not in placed]
    row = max(1, math.ceil(math.sqrt(len(alone) * 3)))
    for number, n in enumerate(alone):
        x = (number % row - (row - 1) / 2) * _SPREAD
        placed[n] = (x, lowest + _SPREAD * (1.5 + number // row * 0.6))
    return {n: (round(x, 1), round(y, 1)) for n, (x, y) in placed.items()}


def communities(ties: nx.Graph[str]) -> dict[str, int]:
    """Return entity id → number of its community, the largest first."""
    found = nx.community.louvain_communities(ties, weight="weight", seed=_SEED)
    ranked = sorted((sorted(c) for c in found), key=lambda c: (-len(c), c))
    return {n: number for number, members in enumerate(ranked) for n in members}


def _ties(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(graph))
    for u, v, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1])):
        if u != v:
            before = ties.edges[u, v]["weight"] if ties.has_edge(u, v) else 0
            ties.add_edge(u, v, weight=before + data["weight"])
    return ties
