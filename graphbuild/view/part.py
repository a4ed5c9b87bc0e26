"""What of a graph a page might hold: of a very large one, the leading part alone is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.view.drawing import Ranked

_MOST_EVIDENCE = 400_000
_EVIDENCE_PER_EDGE = 50
_LEAST_BYTES_A_TIE, _LEAST_BYTES_AN_ENTITY, _LEAST_BYTES_A_DOCUMENT = 24, 24, 12
"""What each takes on a page, packed, a tie with one sentence: more than has room is not read."""

_PLACED = """
SELECT e.id, n.row
FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM entities) e
JOIN numbered n USING (number)
"""
_AMONG = "JOIN placed h ON h.id = r.head JOIN placed t ON t.id = r.tail"


@dataclass(frozen=True, slots=True)
class Part:
    """The leading part of a graph, which is as much as a page might hold.

    tables: the graph's; `placed` has the row of each of the part's entities. rows: id →
    row. documents: id → row, filled as they are met unless all are there. sentences: of an
    edge, at most, and what there are.
    """

    tables: Tables
    rows: dict[str, int]
    order: Sequence[int]
    documents: dict[str, int]
    has_all_documents: bool
    sentences: int
    all_sentences: int

    def row_of(self, document: str) -> int:
        """Return a document's row, which is the next one where it is new; -1 where it is none."""
        if self.has_all_documents:
            return self.documents.get(document, -1)
        return self.documents.setdefault(document, len(self.documents))


def read_part(
    kg: KnowledgeGraph,
    graph: Ranked,
    wanted: Sequence[str],
    settings: ViewSettings,
    per_edge: int,
) -> Part:
    """Return as much of the graph as a page might hold: the drawn, then by PageRank.

    wanted: ids of what is there in any case, where they are the graph's.
    """
    import numpy as np
    import pyarrow as pa

    size = graph.ties.size
    drawn = np.array(graph.drawn, dtype=np.int64)
    rest = np.setdiff1d(np.arange(size), drawn)
    order = np.concatenate([drawn, rest[np.lexsort((rest, -graph.rank[rest]))]])
    place = np.empty(size, dtype=np.int64)
    place[order] = np.arange(size)
    # How many ties there are among so many of the first entities.
    later = np.maximum(place[graph.ties.left], place[graph.ties.right])
    ties = np.cumsum(np.bincount(later, minlength=size))
    most = settings.max_bytes // _LEAST_BYTES_A_TIE
    kept = max(len(drawn), int(np.searchsorted(ties, most, side="right")))
    kept = min(kept, max(len(drawn), settings.max_bytes // _LEAST_BYTES_AN_ENTITY))
    number = {entity: n for n, entity in enumerate(graph.ids)} if kept < size else {}
    further = sorted({int(place[number[n]]) for n in wanted if n in number})
    order = np.concatenate([order[:kept], order[[n for n in further if n >= kept]]])
    numbers = {"number": pa.array(order), "row": pa.array(range(len(order)), pa.int32())}
    tables = kg.tables.part({"numbered": pa.table(numbers)}).part({"placed": _PLACED})
    documents = len(kg.documents)
    has_all = documents <= settings.max_bytes // _LEAST_BYTES_A_DOCUMENT
    listed = {n: i for i, n in enumerate(kg.documents)} if has_all else {}
    edges = tables.number(f"SELECT count(*) FROM relations r {_AMONG}")  # noqa: S608 - ours
    counts = tables.rows(
        f"SELECT rank, count(*) FROM ranked r {_AMONG} WHERE rank <= $most AND head <> tail "  # noqa: S608 - ours
        "GROUP BY rank ORDER BY rank",
        {"most": max(per_edge, min(_EVIDENCE_PER_EDGE, _MOST_EVIDENCE // max(1, edges)))},
    )
    sentences = len(counts)
    while sentences > 1 and sum(n for _, n in counts[:sentences]) > most:
        sentences //= 2
    rows = {graph.ids[n]: i for i, n in enumerate(order.tolist())}
    return Part(tables, rows, order.tolist(), listed, has_all, sentences, len(counts))
