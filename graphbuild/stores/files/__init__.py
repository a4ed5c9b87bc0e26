"""The graph as files for other tools.

| format | written | for |
| --- | --- | --- |
| graphml, gexf | one file: the entity graph | Gephi, Cytoscape, yEd, networkx |
| json | one file: networkx's node-link data, with the documents | networkx, d3, scripts |
| cypher | one file: statements | cypher-shell |
| neo4j-admin | a folder: headers and data | Neo4j's bulk importer |
| csv, parquet | a folder: nodes, edges, documents, mentioned_in | pandas, duckdb, spreadsheets |

All hold the same columns (`rows`), and each edge its best sentences with their documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from graphbuild.errors import UsageError, did_you_mean, near_names
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.files.graph_xml import write_gexf, write_graphml
from graphbuild.stores.files.node_link import write_json
from graphbuild.stores.files.rows import Tables, tables_of
from graphbuild.stores.files.tables import write_csv, write_parquet

__all__ = ["EXPORTERS", "FORMATS", "Exporter", "export"]

Exporter = Callable[[Tables, Path], list[Path]]
"""Writes a graph's rows to a path and returns the files written."""

EXPORTERS: Mapping[str, Exporter] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "json": write_json,
    "csv": write_csv,
    "parquet": write_parquet,
}
"""The writer of each format."""

FORMATS = (*EXPORTERS, "cypher", "neo4j-admin")


def export(
    kg: KnowledgeGraph,
    format: str,
    output: Path,
    *,
    per_edge: int = 5,
    dataset: str = "graph",
) -> list[Path]:
    """Write a graph in one of `FORMATS` and return the files written.

    output: a file; for csv, parquet and neo4j-admin a folder. dataset: the graph's name
    in Neo4j. It is written whole or stays as it was.
    per_edge: sentences that an edge carries, at most.
    Raises UsageError on an unknown format; StoreError where nothing can be written.
    """
    if format not in FORMATS:
        near = did_you_mean(near_names(format, FORMATS))
        raise UsageError(f"{format} is no export format; there are {', '.join(FORMATS)}.{near}")
    if per_edge < 0:
        raise UsageError(f"per_edge is a number of sentences, 0 or more, not {per_edge}.")
    if format == "cypher":
        from graphbuild.stores.files.cypher_script import write_cypher

        return write_cypher(kg, output, dataset=dataset, per_edge=per_edge)
    if format == "neo4j-admin":
        from graphbuild.stores.files.neo4j_admin import write_neo4j_admin

        return write_neo4j_admin(kg, output, dataset=dataset, per_edge=per_edge)
    return EXPORTERS[format](tables_of(kg, per_edge=per_edge), output)
