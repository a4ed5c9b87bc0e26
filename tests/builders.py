"""Small records and graphs for tests: shorter than the assertions that use them."""

from __future__ import annotations

import datetime as dt
import random

import networkx as nx

from graphbuild.graph.knowledge_graph import DocumentNode, GraphRecords, KnowledgeGraph
from graphbuild.model import CO_OCCURS, Evidence, Span

DAY = dt.date(2025, 3, 12)


def evidence(sentence: str, head: str, tail: str, *, document: str = "a.txt") -> Evidence:
    """A sentence at the start of its document that names both."""
    left, right = sentence.index(head), sentence.index(tail)
    return Evidence(
        document_id=document,
        span=Span(0, len(sentence)),
        sentence=sentence,
        head=Span(left, left + len(head)),
        tail=Span(right, right + len(tail)),
        score=1.0,
        date=DAY,
    )


def graph(
    nodes: dict[str, str], edges: list[tuple[str, str, str, int]], documents: int = 2
) -> KnowledgeGraph:
    """A graph of `nodes` (id → name) and `edges` (head id, type, tail id, weight).

    The type of a node is told by its id: person:…, organization:…, place:….
    """
    g: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (node, name) in enumerate(nodes.items()):
        kind = node.split(":", maxsplit=1)[0].capitalize()
        g.add_node(
            node,
            name=name,
            type=kind,
            aliases=(),
            mention_count=len(nodes) - number,
            document_count=1,
            first_seen=DAY,
            last_seen=DAY,
        )
    sentences = {}
    for head, key, tail, weight in edges:
        extra = {"npmi": 0.5} if key == CO_OCCURS else {"role": None, "confidence": 0.9}
        g.add_edge(
            head,
            tail,
            key,
            weight=weight,
            document_count=1,
            first_seen=DAY,
            last_seen=DAY,
            **extra,
        )
        text = f"{nodes[head]} and {nodes[tail]} were there."
        sentences[head, key, tail] = (evidence(text, nodes[head], nodes[tail]),)
    records = GraphRecords(
        {f"{x}.txt": DocumentNode(f"{x}.txt", f"Title {x}", DAY) for x in "abcdefgh"[:documents]},
        {(node, "a.txt"): 1 for node in nodes},
        sentences,
    )
    return KnowledgeGraph(g, records)


def random_graph(nodes: int, edges: int) -> KnowledgeGraph:
    """A graph of so many people and CO_OCCURS edges, the same each time."""
    chance = random.Random(7)  # noqa: S311 - no secret
    ids = [f"person:p{number:06}" for number in range(nodes)]
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < edges:
        left, right = sorted(chance.sample(ids, 2))
        pairs[left, right] = None
    named = {id: f"Person {id[-6:]}" for id in ids}
    return graph(named, [(a, CO_OCCURS, b, chance.randint(1, 9)) for a, b in pairs])


def small_graph() -> KnowledgeGraph:
    """Two people, an organisation and a place."""
    return graph(
        {
            "person:ada-nwosu": "Ada Nwosu",
            "person:jörg-weiß": "Jörg Weiß",
            "organization:harbour-trust": "Harbour Trust",
            "place:lagos": "Lagos",
        },
        [
            ("organization:harbour-trust", CO_OCCURS, "person:ada-nwosu", 3),
            ("person:ada-nwosu", CO_OCCURS, "person:jörg-weiß", 2),
            ("organization:harbour-trust", CO_OCCURS, "place:lagos", 1),
            ("person:ada-nwosu", "WORKS_FOR", "organization:harbour-trust", 2),
            ("person:ada-nwosu", "MET", "person:jörg-weiß", 1),
        ],
    )
