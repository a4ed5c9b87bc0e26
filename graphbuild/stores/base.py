"""What every store that answers Cypher does, and what it answers with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from graphbuild.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
"""Column → value: str, int, float, bool, date, datetime, a list, a dictionary, or None.

A node is {"labels", "properties"}, a relationship {"type", "properties"}, a path
{"nodes", "relationships"}.
"""

WRITES_REFUSED = "queries only read: CREATE, MERGE, SET, DELETE and REMOVE are refused."


class Rows(list[Row]):
    """The answer to a query: its rows, and its columns even where it has no row."""

    def __init__(
        self, rows: Iterable[Row] = (), columns: Iterable[str] = (), warnings: Iterable[str] = ()
    ) -> None:
        """columns: in the order of RETURN. warnings: what looks wrong with the query."""
        super().__init__(rows)
        self.columns = tuple(columns)
        self.warnings = tuple(warnings)

    def _repr_html_(self) -> str:
        """Return the rows as a notebook shows them."""
        from graphbuild.stores.shown import table_of

        columns = self.columns or tuple(self[0] if self else ())
        return table_of(columns, self, self.warnings)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a table: dates stay datetime.date, lists stay lists."""
        import pandas as pd

        return pd.DataFrame(self, columns=list(self.columns) or None)


class Store(Protocol):
    """A graph that answers Cypher: the embedded one and Neo4j."""

    def load(self, kg: KnowledgeGraph, *, per_edge: int = 5, sentences: bool = True) -> object:
        """Make the store hold this graph.

        per_edge: sentences an edge carries, at most. sentences: whether they are nodes.
        """

    def query(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """Return the rows of a read-only query. Raises QueryError."""

    def counts(self) -> dict[str, int]:
        """Return how many nodes the store has of each label, and edges of each type."""
