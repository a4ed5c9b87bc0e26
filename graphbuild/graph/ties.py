"""Who is tied to whom, in numbers: what analysis, paths and the page are computed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from graphbuild.model import SPEECH

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graphbuild.graph.tables import Tables

_ENDS = f"""
WITH numbered AS (SELECT id, (row_number() OVER (ORDER BY id) - 1)::INT AS number FROM entities)
SELECT h.number AS head, t.number AS tail, r.weight
FROM relations r JOIN numbered h ON h.id = r.head JOIN numbered t ON t.id = r.tail
WHERE h.number <> t.number AND r.type NOT IN ({", ".join(f"'{each}'" for each in SPEECH)})
"""  # noqa: S608 - ours
_PAIRS = f"""
SELECT least(head, tail) AS low, greatest(head, tail) AS high,
    {{of_pair}}(weight)::DOUBLE AS weight
FROM ({_ENDS}) GROUP BY low, high ORDER BY low, high
"""  # noqa: S608 - ours


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is tied to whom, each pair once; entities go by their number.

    size: the number of entities. left, right: ends, left < right, in ascending order.
    weight: of what ties the two. An entity's relation to itself is none.
    """

    size: int
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    weight: NDArray[np.float64]

    def matrix(self) -> Any:  # noqa: ANN401 - scipy has no types
        """Return the symmetric matrix of weights, in compressed rows."""
        return _symmetric(self.size, self.left, self.right, self.weight)

    def among(self, chosen: NDArray[np.int64]) -> Ties:
        """Return the ties between some entities; these are numbered anew, in their order.

        chosen: numbers of entities, ascending.
        """
        import numpy as np

        place = np.full(self.size, -1, dtype=np.int32)
        place[chosen] = np.arange(len(chosen), dtype=np.int32)
        inside = (place[self.left] >= 0) & (place[self.right] >= 0)
        return Ties(
            len(chosen),
            place[self.left[inside]],
            place[self.right[inside]],
            self.weight[inside],
        )


def read_ties(tables: Tables, of_pair: Literal["sum", "max"] = "sum") -> Ties:
    """Return a graph's ties; its entities are numbered from 0, in the order of their ids.

    of_pair: whether a tie's weight is all that ties the two or the strongest relation's.
    """
    import numpy as np

    found = tables.arrays(_PAIRS.format(of_pair=of_pair))
    return Ties(
        tables.number("SELECT count(*) FROM entities"),
        found["low"].astype(np.int32),
        found["high"].astype(np.int32),
        found["weight"].astype(np.float64),
    )


def read_matrix(tables: Tables) -> Any:  # noqa: ANN401 - scipy has no types
    """Return the symmetric matrix of all that ties each two: cheaper than the ties in order."""
    found = tables.arrays(_ENDS)
    size = tables.number("SELECT count(*) FROM entities")
    return _symmetric(size, found["head"], found["tail"], found["weight"])


def _symmetric(size: int, left: Any, right: Any, weight: Any) -> Any:  # noqa: ANN401 - scipy
    import numpy as np
    from scipy.sparse import coo_matrix

    rows, columns = np.concatenate([left, right]), np.concatenate([right, left])
    weights = np.concatenate([weight, weight])
    return coo_matrix((weights, (rows, columns)), shape=(size, size)).tocsr()


def ids_of(tables: Tables) -> list[str]:
    """Return the ids of all entities, each at the place of its number."""
    return [entity for (entity,) in tables.rows("SELECT id FROM entities ORDER BY id")]
