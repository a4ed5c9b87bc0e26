"""The way from one entity to another, with the sentences of each step."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphbuild.errors import NotConnectedError
from graphbuild.graph.answers.neighbors import entity_of, evidence_at
from graphbuild.graph.ties import read_matrix
from graphbuild.model import CO_OCCURS, Entity, Evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graphbuild.graph.tables import Tables


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path, in the direction of walking."""

    head: Entity
    types: tuple[str, ...]
    tail: Entity
    evidence: tuple[Evidence, ...]


def shortest_path(tables: Tables, source: str, target: str) -> list[str] | None:
    """Return the ids on the shortest way between two entities; None where nothing joins them.

    Of ways of one length, the one over the strongest ties. Read are who is tied to whom, in
    numbers, and the ids on the way.
    """
    matrix = read_matrix(tables)
    ends = [tables.number(_NUMBER, {"id": each}) for each in (source, target)]
    way = _way(matrix, *ends)
    if way is None:
        return None
    return [tables.rows(_AT, {"number": number})[0][0] for number in way]


_NUMBER = "SELECT count(*) FROM entities WHERE id < $id"
_AT = "SELECT id FROM entities ORDER BY id LIMIT 1 OFFSET $number"


def _way(matrix: Any, source: int, target: int) -> list[int] | None:  # noqa: ANN401 - scipy
    """Return the numbers on the shortest way, the one over the strongest ties."""
    import numpy as np

    away = _levels(matrix, source, target)
    if away[target] < 0:
        return None
    best = {source: 0.0}
    before: dict[int, int] = {}
    back = _levels(matrix, target, source)
    on_a_way = np.flatnonzero((away >= 0) & (back >= 0) & (away + back == away[target]))
    for far in on_a_way[np.argsort(away[on_a_way], kind="stable")][1:].tolist():
        begin, end = matrix.indptr[far], matrix.indptr[far + 1]
        near = zip(matrix.indices[begin:end].tolist(), matrix.data[begin:end], strict=True)
        costs = [
            (best[n] + 1 / (1000 * (1 + weight)), n)
            for n, weight in near
            if n in best and away[n] == away[far] - 1
        ]
        best[far], before[far] = min(costs)
    way = [target]
    while way[-1] != source:
        way.append(before[way[-1]])
    return way[::-1]


def _levels(matrix: Any, start: int, end: int) -> NDArray[np.int32]:  # noqa: ANN401 - scipy
    """Return how many steps each entity is from one, as far as another; -1 beyond that."""
    import numpy as np

    level = np.full(matrix.shape[0], -1, dtype=np.int32)
    level[start] = depth = 0
    front = np.array([start])
    while len(front) and level[end] < 0:
        depth += 1
        beside = matrix[front].indices
        beside = beside[level[beside] < 0]
        level[beside] = depth
        front = np.unique(beside)
    return level


def steps_between(tables: Tables, start: Entity, end: Entity, sentences: int) -> list[Step]:
    """Return the steps of the shortest way between two, each with so many sentences at most.

    Raises NotConnectedError where nothing joins them.
    """
    way = shortest_path(tables, start.id, end.id)
    if way is None:
        raise NotConnectedError(start.name, end.name)
    return [_step(tables, head, tail, sentences) for head, tail in itertools.pairwise(way)]


def _step(tables: Tables, head: str, tail: str, sentences: int) -> Step:
    asked = {"head": head, "tail": tail}
    ends = {
        row[0]: entity_of(list(row))
        for row in tables.rows(
            "SELECT id, type, name, aliases FROM entities WHERE id IN ($head, $tail)", asked
        )
    }
    kinds = tables.rows(
        "SELECT DISTINCT type FROM relations "
        "WHERE (head = $head AND tail = $tail) OR (head = $tail AND tail = $head)",
        asked,
    )
    return Step(
        ends[head],
        tuple(sorted((kind for (kind,) in kinds), key=lambda t: (t == CO_OCCURS, t))),
        ends[tail],
        tuple(evidence_at(tables, head, tail, most=sentences)),
    )
