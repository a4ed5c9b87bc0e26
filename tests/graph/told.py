"""Graphs of typed edges alone, each by what its sentences tell of its time."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import networkx as nx

from graphbuild.graph.knowledge_graph import DocumentNode, GraphRecords, KnowledgeGraph
from graphbuild.model import Evidence, Modality, Span

_TYPES = {"BORN_IN": "Place", "SUCCEEDED": "Person"}


class Fact(NamedTuple):
    """A sentence that states an edge. day: of its document, which is the sentence's alone."""

    head: str
    type: str
    tail: str
    day: str | None = None
    role: str | None = None
    status: str | None = None
    when: str | None = None
    document: str | None = None
    text: str = "They say so."
    modality: Modality = "asserted"


def told(*facts: Fact, places: tuple[str, ...] = ()) -> KnowledgeGraph:
    """A graph of people's edges to bodies and places, an edge for each pair and type."""
    g: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    sentences: dict[tuple[str, str, str], list[Evidence]] = {}
    documents: dict[str, DocumentNode] = {}
    for number, fact in enumerate(facts):
        day = dt.date.fromisoformat(fact.day) if fact.day else None
        document = fact.document or f"d{number}"
        documents[document] = DocumentNode(document, date=day)
        kind = "Place" if fact.tail in places else _TYPES.get(fact.type, "Organization")
        for name, type in ((fact.head, "Person"), (fact.tail, kind)):
            if name not in g:
                g.add_node(name, name=name, type=type, aliases=(), mention_count=1)
        span = Span(0, len(fact.text))
        key = (fact.head, fact.type, fact.tail)
        sentences.setdefault(key, []).append(
            Evidence(
                document, span, fact.text, span, span, 1.0, day, "", fact.modality, fact.when,
                fact.status,
            )
        )  # fmt: skip
        data = {"weight": 1, "role": fact.role, "modality": fact.modality}
        g.add_edge(fact.head, fact.tail, fact.type, **data)
    return KnowledgeGraph(g, GraphRecords(documents, {}, sentences))
