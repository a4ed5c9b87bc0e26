"""Which ids a corpus's entities had in the build before."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain

import numpy as np
import pyarrow as pa

from graphbuild.resolve.corpus.chain_table import ChainTable

_SHARED = """
SELECT n.cluster, f.id, count(*) AS shared
FROM now n JOIN chains c USING (number) JOIN documents d USING (doc)
JOIN former f ON f.document = d.id AND f.key = c.key AND f.spelling = c.spelling
GROUP BY n.cluster, f.id
ORDER BY shared DESC, f.id, n.cluster
"""


def numbered(chains: Sequence[array[int]], name: str) -> pa.Table:
    """Return the place in a list of each chain's owner, as a column of that name, and `number`."""
    lengths = [len(numbers) for numbers in chains]
    owners = np.repeat(np.arange(len(chains), dtype=np.int32), lengths)
    numbers = np.fromiter(chain.from_iterable(chains), np.int32, sum(lengths))
    return pa.table({name: owners, "number": numbers})


def former_ids(table: ChainTable, clusters: Sequence[array[int]]) -> list[str | None]:
    """Return for each cluster the id that most of its chains had before, None if it is new.

    clusters: the numbers of each one's chains. An id goes to one cluster alone: to that
    which has most of its chains. The build before is in the table `former` (id, document,
    key, spelling); where there is none, all are new.
    """
    ids: list[str | None] = [None] * len(clusters)
    if not table.has("former"):
        return ids
    table.db.register("now", numbered(clusters, "cluster"))
    try:
        shared = table.db.execute(_SHARED).fetchall()
    finally:
        table.db.unregister("now")
    given: set[str] = set()
    for cluster, known, _ in shared:
        if ids[cluster] is None and known not in given:
            ids[cluster] = known
            given.add(known)
    return ids
