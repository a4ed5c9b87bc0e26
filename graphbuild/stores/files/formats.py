"""The formats that a graph can be written in.

A format is a writer and a row of `FORMATS`: the command, its help and `Graph.export` read
them there. A writer's own module, and the libraries that it takes, are loaded on use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graphbuild.errors import StoreError, UsageError, did_you_mean, near_names

if TYPE_CHECKING:
    from graphbuild.graph.knowledge_graph import KnowledgeGraph
    from graphbuild.stores.files.rows import Tables
    from graphbuild.stores.property_graph import Shape


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A graph with what a writer may ask of it.

    per_edge: sentences that an edge carries, at most. dataset: the graph's name in Neo4j.
    folder: where it was built or opened, None for a part of a graph. sentences, lexical: what
    Neo4j is to have, see `Shape`.
    """

    kg: KnowledgeGraph
    per_edge: int
    dataset: str
    folder: Path | None
    sentences: bool = True
    lexical: bool = False

    def tables(self) -> Tables:
        """Return the rows that every format holds, each with the same columns."""
        from graphbuild.stores.files.rows import tables_of

        return tables_of(self.kg, per_edge=self.per_edge)

    def shape(self) -> Shape:
        """Return what a store that answers Cypher is to hold."""
        from graphbuild.stores.property_graph import Shape

        return Shape(self.per_edge, self.sentences, self.lexical)


Writer = Callable[[ToWrite, Path], list[Path]]
"""Writes a graph to a path, whole or not at all, and returns the files written."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format. makes: what stands at the path afterwards."""

    write: Writer
    makes: Literal["file", "folder"]


def _graphml(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.graph_xml import write_graphml

    return write_graphml(graph.tables(), output)


def _gexf(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.graph_xml import write_gexf

    return write_gexf(graph.tables(), output)


def _json(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.node_link import write_json

    return write_json(graph.tables(), output)


def _csv(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.tables import write_csv

    return write_csv(graph.tables(), output)


def _parquet(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.tables import write_parquet

    return write_parquet(graph.tables(), output)


def _cypher(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.cypher_script import write_cypher

    return write_cypher(graph.kg, output, dataset=graph.dataset, shape=graph.shape())


def _neo4j_admin(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.neo4j_admin import write_neo4j_admin

    return write_neo4j_admin(graph.kg, output, dataset=graph.dataset, shape=graph.shape())


def _neo4j_style(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.neo4j_style import write_neo4j_style

    return write_neo4j_style(graph.kg, output)


def _annotations(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.annotations import write_annotations

    return write_annotations(_whole(graph), output)


def _brat(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.marked_texts import write_brat

    return write_brat(_whole(graph), output)


def _label_studio(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.marked_texts import write_label_studio

    return write_label_studio(_whole(graph), output)


def _docbin(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.docbin import write_docbin

    return write_docbin(_whole(graph), output)


def _whole(graph: ToWrite) -> KnowledgeGraph:
    """Return the graph, of which the mentions are asked for. Raises StoreError of a part."""
    if graph.folder is None:
        raise StoreError("annotations need a graph that was built or opened as a whole.")
    return graph.kg


def _ftm(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.follow_the_money import write_follow_the_money

    return write_follow_the_money(
        graph.kg,
        output,
        dataset=graph.dataset,
        per_edge=graph.per_edge,
        is_whole=graph.folder is not None,
    )


def _obsidian(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.obsidian import write_obsidian

    return write_obsidian(graph.kg, output, per_edge=graph.per_edge)


def _json_ld(graph: ToWrite, output: Path) -> list[Path]:
    from graphbuild.stores.files.json_ld import write_json_ld

    return write_json_ld(graph.kg, output, dataset=graph.dataset, per_edge=graph.per_edge)


FORMATS: Mapping[str, Format] = {
    "graphml": Format(_graphml, "file"),
    "gexf": Format(_gexf, "file"),
    "json": Format(_json, "file"),
    "csv": Format(_csv, "folder"),
    "parquet": Format(_parquet, "folder"),
    "cypher": Format(_cypher, "file"),
    "neo4j-admin": Format(_neo4j_admin, "folder"),
    "neo4j-style": Format(_neo4j_style, "file"),
    "annotations": Format(_annotations, "file"),
    "brat": Format(_brat, "folder"),
    "label-studio": Format(_label_studio, "file"),
    "docbin": Format(_docbin, "file"),
    "ftm": Format(_ftm, "file"),
    "jsonld": Format(_json_ld, "file"),
    "obsidian": Format(_obsidian, "folder"),
}


def export(  # noqa: PLR0913 - keyword-only options
    kg: KnowledgeGraph,
    format: str,
    output: Path,
    *,
    per_edge: int = 5,
    dataset: str = "graph",
    folder: Path | None = None,
    sentences: bool = True,
    lexical: bool = False,
) -> list[Path]:
    """Write a graph in one of `FORMATS` and return the files written.

    output: a file or a folder, as the format has it. The rest: see
    `ToWrite`. It is written whole or stays as it was.
    Raises UsageError on an unknown format; StoreError where nothing can be written.
    """
    if format not in FORMATS:
        near = did_you_mean(near_names(format, FORMATS))
        raise UsageError(f"{format} is no export format; there are {', '.join(FORMATS)}.{near}")
    if per_edge < 0:
        raise UsageError(f"per_edge is a number of sentences, 0 or more, not {per_edge}.")
    return FORMATS[format].write(ToWrite(kg, per_edge, dataset, folder, sentences, lexical), output)
