"""Which entities lead, and which belong together: what the page draws first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphbuild.graph.analysis import ties
from graphbuild.graph.centrality import communities, pagerank
from graphbuild.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BY_RANK = 0.7
"""The share of the leading part that PageRank alone chooses; ties choose the rest."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is tied to whom, each pair once, over indices into `ids`.

    ids: entity ids in ascending order. left, right: indices, left < right. weight:
    of the pair's strongest relation. Pairs are in ascending order.
    """

    ids: tuple[str, ...]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: NDArray[np.float64]

    def matrix(self) -> Any:  # noqa: ANN401 - scipy has no types
        """Return the symmetric matrix of weights, in compressed rows."""
        import numpy as np
        from scipy.sparse import coo_matrix

        rows = np.concatenate([self.left, self.right])
        columns = np.concatenate([self.right, self.left])
        weights = np.concatenate([self.weight, self.weight])
        return coo_matrix((weights, (rows, columns)), shape=(len(self.ids),) * 2).tocsr()

    def among(self, chosen: Sequence[int]) -> Ties:
        """Return the ties between some entities; their indices are counted anew."""
        import numpy as np

        kept = np.array(sorted(chosen), dtype=np.int64)
        place = np.full(len(self.ids), -1, dtype=np.int64)
        place[kept] = np.arange(len(kept))
        inside = (place[self.left] >= 0) & (place[self.right] >= 0)
        return Ties(
            tuple(self.ids[n] for n in kept),
            place[self.left[inside]],
            place[self.right[inside]],
            self.weight[inside],
        )


def ties_of(graph: nx.MultiDiGraph[str]) -> Ties:
    """Return the ties of a graph. An entity's relation to itself is none."""
    import numpy as np

    ids = tuple(sorted(graph))
    index = {n: i for i, n in enumerate(ids)}
    weights: dict[tuple[int, int], float] = {}
    for head, tail, weight in graph.edges(data="weight", default=1):
        u, v = index[head], index[tail]
        pair = (u, v) if u < v else (v, u)
        if u != v and weights.get(pair, 0) < weight:
            weights[pair] = float(weight)
    pairs = sorted(weights)
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Ties(ids, ends[:, 0], ends[:, 1], np.array([weights[p] for p in pairs], dtype=float))


def standing(kg: KnowledgeGraph, ids: Sequence[str]) -> tuple[list[float], list[int]]:
    """Return PageRank and the number of the community, of each entity in the order of `ids`.

    What a build has stored is taken; what it has not, the analysis of the graph tells.
    Community 0 has most entities. One without ties is in none: it is a group of its own.
    """
    ranks: Mapping[str, Any] = {n: kg.nx.nodes[n].get("pagerank") for n in ids}
    homes: Mapping[str, Any] = {n: kg.nx.nodes[n].get("community") for n in ids}
    if None in ranks.values():
        ranks = dict(zip(sorted(kg.nx), pagerank(ties(kg)), strict=True))
    if all(home is None for home in homes.values()):
        homes = dict(zip(sorted(kg.nx), communities(ties(kg)), strict=True))
    return [float(ranks[n]) for n in ids], _numbered([homes.get(n) for n in ids])


def leading(ties: Ties, rank: Sequence[float], most: int) -> list[int]:
    """Return the indices of the entities to draw, at most `most`, the leading first.

    Those of the highest PageRank, then those whose ties to them are the strongest:
    an entity alone on the map says little.
    """
    import numpy as np

    order = sorted(range(len(ties.ids)), key=lambda n: (-rank[n], n))
    if len(order) <= most:
        return order
    chosen = order[: max(1, int(most * _BY_RANK))]
    inside = np.zeros(len(order), dtype=bool)
    inside[chosen] = True
    strength = np.zeros(len(order))
    for near, far in ((ties.left, ties.right), (ties.right, ties.left)):
        at = inside[near] & ~inside[far]
        np.maximum.at(strength, far[at], ties.weight[at])
    rest = sorted((n for n in order if not inside[n]), key=lambda n: (-strength[n], -rank[n], n))
    return chosen + rest[: most - len(chosen)]


def _numbered(homes: Sequence[object]) -> list[int]:
    members: dict[object, list[int]] = {}
    for n, home in enumerate(homes):
        members.setdefault(("alone", n) if home is None else home, []).append(n)
    ranked = sorted(members.values(), key=lambda group: (-len(group), group))
    number = {n: i for i, group in enumerate(ranked) for n in group}
    return [number[n] for n in range(len(homes))]
