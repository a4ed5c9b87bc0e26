"""A graph's folder: graph.kgl, the page, the manifest, and tables of what is behind them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

from graphbuild.graph import schema
from graphbuild.graph.knowledge_graph import DocumentNode, EdgeKey, GraphRecords, KnowledgeGraph
from graphbuild.model import Document, Evidence, Extraction, Resolution, Span
from graphbuild.stores.comparisons import (
    ReasonTable,
    Sentences,
    read_doubts,
    write_doubts,
    write_reasons,
)
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.stores.parquet import read_table, write_table

GRAPH = "graph.kgl"
EVIDENCE = "evidence.parquet"
MENTIONS = "mentions.parquet"
REASONS = "reasons.parquet"
DOUBTS = "doubts.parquet"
MANIFEST = "manifest.json"
PAGE = "graph.html"


def write_graph(kg: KnowledgeGraph, folder: Path, *, per_edge: int) -> None:
    """Write graph.kgl and evidence.parquet into a folder."""
    EmbeddedStore.of(kg, per_edge=per_edge).save(folder / GRAPH)
    write_table(folder / EVIDENCE, schema.EVIDENCE, _evidence_rows(kg))


def write_resolution(
    read: Iterable[tuple[Document, Extraction]], resolution: Resolution, folder: Path
) -> None:
    """Write each mention that has an entity, why names are one, and which may be."""
    sentences = Sentences(resolution)
    rows = _mention_rows(sentences.noting(read), resolution)
    write_table(folder / MENTIONS, schema.MENTIONS, rows)
    write_reasons(resolution, folder / REASONS)
    write_doubts(resolution, sentences, folder / DOUBTS)


def read_graph(folder: Path) -> KnowledgeGraph:
    """Return the graph of a folder. Raises StoreError where it holds none."""
    store = EmbeddedStore.open(folder / GRAPH)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in store.query("MATCH (n:Entity) RETURN labels(n) AS labels, properties(n) AS p"):
        kind = next(label for label in row["labels"] if label != "Entity")
        graph.add_node(row["p"]["id"], **_node(kind, row["p"]))
    edges = "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS head, type(r) AS type, b.id AS tail, "
    for row in store.query(edges + "properties(r) AS p"):
        graph.add_edge(row["head"], row["tail"], row["type"], **_edge(row["p"]))
    documents = {}
    for row in store.query("MATCH (d:Document) RETURN properties(d) AS p"):
        properties = row["p"]
        documents[properties["id"]] = DocumentNode(
            properties["id"],
            properties.get("title"),
            properties.get("date"),
            properties.get("source"),
        )
    mentioned = {
        (row["entity"], row["document"]): row["count"]
        for row in store.query(
            "MATCH (e:Entity)-[m:MENTIONED_IN]->(d:Document) "
            "RETURN e.id AS entity, d.id AS document, m.count AS count"
        )
    }
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True)))
    for head, tail, kind, data in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        ordered.add_edge(head, tail, kind, **data)
    records = GraphRecords(
        dict(sorted(documents.items())),
        dict(sorted(mentioned.items())),
        EvidenceTable(folder / EVIDENCE),
        ReasonTable(folder / REASONS),
        read_doubts(folder / DOUBTS),
    )
    return KnowledgeGraph(ordered, records)


class EvidenceTable(Mapping[EdgeKey, Sequence[Evidence]]):
    """The sentences of each edge, read from evidence.parquet when first asked for."""

    def __init__(self, path: Path) -> None:
        """path: the file; read only on use."""
        self._path = path

    @functools.cached_property
    def _by_edge(self) -> dict[EdgeKey, tuple[Evidence, ...]]:
        by_edge: dict[EdgeKey, list[Evidence]] = {}
        for row in read_table(self._path):
            by_edge.setdefault((row["head"], row["type"], row["tail"]), []).append(_evidence(row))
        return {key: tuple(found) for key, found in by_edge.items()}

    def __getitem__(self, key: EdgeKey) -> Sequence[Evidence]:
        return self._by_edge[key]

    def __iter__(self) -> Iterator[EdgeKey]:
        return iter(self._by_edge)

    def __len__(self) -> int:
        return len(self._by_edge)


def read_mentions(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of mentions.parquet, document by document."""
    yield from read_table(folder / MENTIONS)


def _node(kind: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": properties["name"],
        "type": kind,
        "aliases": tuple(properties.get("aliases") or ()),
        "mention_count": properties["mention_count"],
        "document_count": properties["document_count"],
        "first_seen": properties.get("first_seen"),
        "last_seen": properties.get("last_seen"),
        **{k: properties[k] for k in schema.WHOLE if k in properties},
    }


def _edge(properties: dict[str, Any]) -> dict[str, Any]:
    kept = {k: v for k, v in properties.items() if k not in ("evidence", "type", "id", "title")}
    if "times" in kept:
        kept["times"] = tuple(kept["times"])
    return {"first_seen": None, "last_seen": None, **kept}


def _evidence_rows(kg: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    for head, kind, tail, _ in kg.relations():
        for each in kg.records.evidence.get((head, kind, tail), ()):
            yield {
                "head": head,
                "type": kind,
                "tail": tail,
                "document": each.document_id,
                "date": each.date,
                "start": each.span.start,
                "end": each.span.end,
                "head_start": each.head.start,
                "head_end": each.head.end,
                "tail_start": each.tail.start,
                "tail_end": each.tail.end,
                "score": each.score,
                "pattern": each.pattern,
                "modality": each.modality,
                "when": each.when,
                "sentence": each.sentence,
            }


def _evidence(row: dict[str, Any]) -> Evidence:
    return Evidence(
        document_id=row["document"],
        span=Span(row["start"], row["end"]),
        sentence=row["sentence"],
        head=Span(row["head_start"], row["head_end"]),
        tail=Span(row["tail_start"], row["tail_end"]),
        score=row["score"],
        date=row["date"],
        pattern=row["pattern"],
        modality=row["modality"],
        when=row.get("when"),
    )


def _mention_rows(
    read: Iterable[tuple[Document, Extraction]], resolution: Resolution
) -> Iterator[dict[str, Any]]:
    for document, extraction in read:
        entity_of = resolution.assignment.get(document.id, ())
        for mention, entity in zip(extraction.mentions, entity_of, strict=False):
            if entity:
                yield {
                    "document": document.id,
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "text": mention.text,
                    "kind": mention.kind,
                    "entity": entity,
                }
