"""Communities and centralities of a graph's ties, on arrays: for graphs of any size."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphbuild.config import GraphSettings
from graphbuild.graph.ties import Ties

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

_SEED = 0
_EXACT_UP_TO = 50_000_000
"""Entities times ties up to which betweenness is computed from every entity."""
_SAMPLED_STEPS = 50_000_000
"""Ties that may be walked in all, where it is estimated."""
_FEWEST, _MOST = 16, 256
_TIES_A_SECOND = 10_000_000
"""Ties walked from all starts in a second, about: what a limit in seconds is counted in, so
that a graph has the same values on a slow machine as on a fast one."""


def whole_of(ties: Ties, settings: GraphSettings) -> dict[str, pa.Array]:
    """Return the columns of what the analysis of all ties says of each entity, by `number`."""
    import pyarrow as pa

    between = None
    if settings.betweenness != "off":
        between = betweenness(ties, settings.betweenness_seconds)
    return {
        "number": pa.array(range(ties.size), pa.int32()),
        "community": pa.array(communities(ties), pa.int64()),
        "pagerank": pa.array(pagerank(ties), pa.float64()),
        "betweenness": pa.array(between or [None] * ties.size, pa.float64()),
    }


def communities(ties: Ties) -> list[int | None]:
    """Return the community of each entity, by modularity and weight; None without ties.

    They are numbered from 0, the one with most entities first.
    Source: Traag, Waltman and van Eck (2019), From Louvain to Leiden: guaranteeing
    well-connected communities, Scientific Reports 9.
    """
    import graspologic_native

    if not len(ties.left):
        return [None] * ties.size
    ends = zip(ties.left.tolist(), ties.right.tolist(), ties.weight.tolist(), strict=True)
    edges = [(str(left), str(right), weight) for left, right, weight in ends]
    _, assigned = graspologic_native.leiden(edges, seed=_SEED, iterations=2, trials=3)
    members: dict[int, list[int]] = defaultdict(list)
    for entity in range(ties.size):
        if (home := assigned.get(str(entity))) is not None:
            members[home].append(entity)
    ordered = sorted(members.values(), key=lambda group: (-len(group), group[0]))
    found: list[int | None] = [None] * ties.size
    for number, group in enumerate(ordered):
        for entity in group:
            found[entity] = number
    return found


def pagerank(ties: Ties) -> list[float]:
    """Return each entity's PageRank over weighted ties, damping .85; they add up to 1.

    Source: Brin and Page (1998), Computer Networks 30.
    """
    import rustworkx

    if not len(ties.left):
        return [round(1 / max(ties.size, 1), 8)] * ties.size
    graph = _graph(ties, rustworkx.PyDiGraph(), both_ways=True)
    found = rustworkx.pagerank(graph, weight_fn=float, max_iter=500, tol=1e-8)
    return [round(found[entity], 8) for entity in range(ties.size)]


def betweenness(ties: Ties, seconds: float) -> list[float | None] | None:
    """Return how large a share of the shortest paths leads over each entity, in [0, 1].

    Ties count as equally long. In a large graph, it is estimated from paths that start
    at some entities, drawn with a fixed seed: as many as cost allows. seconds: that it may
    take, about. Where that is too little for an estimate, there is none.
    Source: Brandes (2001), Journal of Mathematical Sociology 25(2); Brandes and Pich
    (2007), Centrality estimation in large networks.
    """
    import rustworkx

    allowed = int(seconds * _TIES_A_SECOND)
    if ties.size * len(ties.left) <= min(_EXACT_UP_TO, allowed):
        graph = _graph(ties, rustworkx.PyGraph(), both_ways=False)
        exact = rustworkx.betweenness_centrality(graph, normalized=True)
        return [round(exact[entity], 8) for entity in range(ties.size)]
    starts = min(max(_SAMPLED_STEPS // len(ties.left), _FEWEST), _MOST, ties.size)
    starts = min(starts, allowed // len(ties.left))
    return None if starts < min(_FEWEST, ties.size) else _sampled(ties, starts)


def _sampled(ties: Ties, starts: int) -> list[float | None]:
    import numpy as np

    matrix = ties.matrix()
    matrix.data = np.ones_like(matrix.data)
    total = np.zeros(ties.size)
    for start in np.random.default_rng(_SEED).choice(ties.size, starts, replace=False):
        total += _dependencies(matrix, int(start))
    others = (ties.size - 1) * (ties.size - 2)
    return [float(round(value, 8)) for value in total * ties.size / starts / others]


def _dependencies(matrix: Any, start: int) -> NDArray[np.float64]:  # noqa: ANN401 - scipy
    """Return what share of the shortest paths from one entity lead over each: Brandes' δ.

    The levels of a breadth-first search are walked out and back, each as one product of
    the matrix and a vector.
    """
    import numpy as np

    paths = np.zeros(matrix.shape[0])
    paths[start] = 1.0
    level = np.full(matrix.shape[0], -1)
    level[start] = depth = 0
    front = paths.copy()
    while True:
        reached = matrix @ front
        front = np.where(level < 0, reached, 0.0)
        new = front > 0
        if not new.any():
            break
        depth += 1
        level[new] = depth
        paths += front
    found = np.zeros(matrix.shape[0])
    for here in range(depth, 0, -1):
        at = level == here
        share = np.zeros(matrix.shape[0])
        share[at] = (1 + found[at]) / paths[at]
        above = level == here - 1
        found[above] += paths[above] * (matrix @ share)[above]
    found[start] = 0.0
    return found


def _graph(ties: Ties, graph: Any, *, both_ways: bool) -> Any:  # noqa: ANN401 - rustworkx
    graph.add_nodes_from(range(ties.size))
    edges = [*zip(ties.left.tolist(), ties.right.tolist(), ties.weight.tolist(), strict=True)]
    graph.add_edges_from(edges)
    if both_ways:
        graph.add_edges_from([(right, left, weight) for left, right, weight in edges])
    return graph
