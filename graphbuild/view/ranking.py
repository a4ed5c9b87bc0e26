"""Which entities lead, and which belong together: what the page draws first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphbuild.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEED = 7
_DAMPING = 0.85
_ITERATIONS = 60
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


def pagerank(kg: KnowledgeGraph, ties: Ties) -> list[float]:
    """Return each entity's PageRank, in the order of `ties.ids`; they sum to 1.

    The graph's own is taken where a build has stored it.
    Source: Brin and Page (1998), Computer Networks 30(1-7).
    """
    import numpy as np

    stored = [kg.nx.nodes[n].get("pagerank") for n in ties.ids]
    if all(value is not None for value in stored):
        return [float(value) for value in stored if value is not None]
    matrix = ties.matrix()
    out = np.asarray(matrix.sum(axis=0)).ravel()
    size = len(ties.ids)
    rank = np.full(size, 1 / size)
    for _ in range(_ITERATIONS):
        flow = matrix @ np.divide(rank, out, out=np.zeros(size), where=out > 0)
        loose = rank[out == 0].sum()
        rank = (1 - _DAMPING) / size + _DAMPING * (flow + loose / size)
    return [float(f"{value:.6g}") for value in rank]


def communities(kg: KnowledgeGraph, ties: Ties) -> list[int]:
    """Return the number of each entity's community, the largest being 0.

    The graph's own are taken where a build has stored them.
    Source: Traag, Waltman and van Eck (2019), Scientific Reports 9: 5233 (Leiden).
    """
    stored = [kg.nx.nodes[n].get("community") for n in ties.ids]
    if all(value is not None for value in stored):
        return _numbered([str(value) for value in stored])
    if not len(ties.left):
        return _numbered([str(n) for n in range(len(ties.ids))])
    import graspologic_native as native
    import numpy as np

    matrix = ties.matrix()
    _, found = native.leiden_csr(
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int32),
        matrix.data,
        len(ties.ids),
        seed=_SEED,
    )
    return _numbered([str(found[n]) for n in range(len(ties.ids))])


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


def _numbered(labels: Sequence[str]) -> list[int]:
    members: dict[str, list[int]] = {}
    for n, label in enumerate(labels):
        members.setdefault(label, []).append(n)
    ranked = sorted(members.values(), key=lambda group: (-len(group), group))
    number = {n: i for i, group in enumerate(ranked) for n in group}
    return [number[n] for n in range(len(labels))]
