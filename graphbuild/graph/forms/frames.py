"""A graph as two tables of pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphbuild.graph import schema

if TYPE_CHECKING:
    import pandas as pd

    from graphbuild.graph.tables import Tables


def pandas_of(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the nodes and the edges as two tables, a row each."""
    import pandas as pd

    nodes = [*tables.dictionaries("FROM entities ORDER BY id")]
    edges = [*tables.dictionaries("FROM relations ORDER BY head, tail, type")]
    edge_columns = [*schema.ENDS, *schema.EDGE_ATTRIBUTES]
    return (
        pd.DataFrame(nodes, columns=None if nodes else list(schema.NODES)),
        pd.DataFrame(edges, columns=None if edges else edge_columns),
    )
