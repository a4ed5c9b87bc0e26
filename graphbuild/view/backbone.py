"""Which ties of a dense core are drawn at first: those that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphbuild.graph.ties import Ties

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CORE = 8
"""Ties that each in a core has with others in it at least: from there on lines hide each other."""
_CHANCE = 0.05
"""A tie stays whose strength an end would have by chance as rarely."""


def backbone(ties: Ties) -> NDArray[np.bool_]:
    """Return whether each tie is drawn at first: all but the weak ones within a dense core.

    A core is what is left when, again and again, whoever has fewer than eight ties left is
    taken away. Within it those ties stay that stand out among an end's ties, and as many as
    hold the core together, the strongest first.
    Source: Serrano, Boguñá and Vespignani (2009), PNAS 106(16), for what stands out.
    """
    import numpy as np
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(ties.size))
    graph.add_edges_from_no_data([*zip(ties.left.tolist(), ties.right.tolist(), strict=True)])
    numbers: Any = rx.core_number(graph)  # a number each, though its stubs say one
    deep = np.array([numbers[n] for n in range(ties.size)], dtype=np.int64) >= _CORE
    within = deep[ties.left] & deep[ties.right]
    kept: NDArray[np.bool_] = ~within | _standing_out(ties) | _holding(ties)
    return kept


def _standing_out(ties: Ties) -> NDArray[np.bool_]:
    import numpy as np

    number = np.zeros(ties.size)
    strength = np.zeros(ties.size)
    for ends in (ties.left, ties.right):
        number += np.bincount(ends, minlength=ties.size)
        strength += np.bincount(ends, ties.weight, minlength=ties.size)
    out = np.zeros(len(ties.left), dtype=bool)
    for ends in (ties.left, ties.right):
        chance = (1 - ties.weight / strength[ends]) ** (number[ends] - 1)
        out |= chance < _CHANCE
    return out


def _holding(ties: Ties) -> NDArray[np.bool_]:
    """Return whether each tie is of the tree of strongest ties that joins all it can."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import minimum_spanning_tree

    # Ranks, so that no two are equal: of equal ones the earlier goes first.
    order = np.lexsort((np.arange(len(ties.weight)), -ties.weight))
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    shape = (ties.size, ties.size)
    tree = minimum_spanning_tree(coo_matrix((rank, (ties.left, ties.right)), shape=shape).tocsr())
    held: NDArray[np.bool_] = np.isin(rank, tree.data)
    return held
