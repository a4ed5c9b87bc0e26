"""Which entities lead, and which belong together: what the page draws first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuild.graph.centrality import communities, pagerank
from graphbuild.graph.tables import Tables
from graphbuild.graph.ties import Ties, read_ties

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BY_RANK = 0.7
"""The share of the leading part that PageRank alone chooses; ties choose the rest."""


def standing(tables: Tables) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return PageRank and the number of the community, of each entity in the order of ids.

    What a build has stored is taken; what it has not, the analysis of the graph tells.
    Community 0 has most entities. One without ties is in none: it is a group of its own.
    """
    import numpy as np

    rows = tables.rows("SELECT pagerank, community FROM entities ORDER BY id")
    ranks, homes = [row[0] for row in rows], [row[1] for row in rows]
    if None in ranks:
        ranks = pagerank(read_ties(tables))
    if all(home is None for home in homes):
        homes = communities(read_ties(tables))
    return np.array(ranks, dtype=np.float64), np.array(_numbered(homes), dtype=np.int64)


def leading(ties: Ties, rank: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """Return the numbers of the entities to draw, at most `most`, the leading first.

    Those of the highest PageRank, then those whose ties to them are the strongest:
    an entity alone on the map says little.
    """
    import numpy as np

    order = np.lexsort((np.arange(ties.size), -rank))
    if len(order) <= most:
        return order
    chosen = order[: max(1, int(most * _BY_RANK))]
    inside = np.zeros(ties.size, dtype=bool)
    inside[chosen] = True
    strength = np.zeros(ties.size)
    for near, far in ((ties.left, ties.right), (ties.right, ties.left)):
        at = inside[near] & ~inside[far]
        np.maximum.at(strength, far[at], ties.weight[at])
    rest = np.flatnonzero(~inside)
    rest = rest[np.lexsort((rest, -rank[rest], -strength[rest]))]
    return np.concatenate([chosen, rest[: most - len(chosen)]])


def _numbered(homes: Sequence[object]) -> list[int]:
    members: dict[object, list[int]] = {}
    for n, home in enumerate(homes):
        members.setdefault(("alone", n) if home is None else home, []).append(n)
    ranked = sorted(members.values(), key=lambda group: (-len(group), group))
    number = {n: i for i, group in enumerate(ranked) for n in group}
    return [number[n] for n in range(len(homes))]
