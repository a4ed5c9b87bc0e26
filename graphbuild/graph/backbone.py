"""The ties that stand out at one of their ends, so that hubs do not drown the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS

Pair = tuple[str, str]


def disparity(weights: Mapping[Pair, int]) -> dict[Pair, float]:
    """Return for each tie the chance of one so strong, were weight spread evenly.

    weights: the undirected ties, each once. Returns, in [0, 1], the smaller of the
    two ends' significance (1 - w/s)^(k - 1), where s is the sum of an end's ties and k
    their number; at an end with a single tie it is 1.
    Source: Serrano, Boguñá and Vespignani (2009), Extracting the multiscale backbone
    of complex weighted networks, PNAS 106(16).

    >>> disparity({("a", "b"): 8, ("a", "c"): 1, ("a", "d"): 1})[("a", "b")]
    0.04
    """
    strength: Counter[str] = Counter()
    degree: Counter[str] = Counter()
    for (left, right), weight in weights.items():
        for end in (left, right):
            strength[end] += weight
            degree[end] += 1

    def at(end: str, weight: int) -> float:
        share = weight / strength[end]
        return float((1 - share) ** (degree[end] - 1)) if degree[end] > 1 else 1.0

    return {
        pair: round(min(at(pair[0], weight), at(pair[1], weight)), 6)
        for pair, weight in weights.items()
    }


def strong_ties(
    kg: KnowledgeGraph,
    *,
    min_weight: int = 1,
    min_npmi: float = -1.0,
    backbone: float | None = None,
) -> KnowledgeGraph:
    """Return the graph with those co-occurrences alone that are strong enough.

    min_weight: sentences. min_npmi: in [-1, 1]. backbone: in (0, 1], the disparity
    (see above) that a tie may have at most; .05 is usual. Typed relations and entities
    all stay.
    """
    if min_weight <= 1 and min_npmi <= -1 and backbone is None:
        return kg
    kept = kg.nx.copy()
    for head, tail, data in [
        (head, tail, data)
        for head, tail, kind, data in kg.nx.edges(keys=True, data=True)
        if kind == CO_OCCURS
    ]:
        weak = data["weight"] < min_weight or data.get("npmi", 1.0) < min_npmi
        if weak or (backbone is not None and data.get("disparity", 0.0) > backbone):
            kept.remove_edge(head, tail, CO_OCCURS)
    return kg.part(kept)
