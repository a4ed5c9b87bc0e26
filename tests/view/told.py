"""A graph whose documents have text: sentences that stand where they say."""

from __future__ import annotations

from dataclasses import replace

from graphbuild.graph.knowledge_graph import GraphRecords, KnowledgeGraph
from graphbuild.model import Evidence, Span
from tests.builders import evidence, small_graph

ADA, WEISS = "person:ada-nwosu", "person:jörg-weiß"
TRUST, LAGOS = "organization:harbour-trust", "place:lagos"

FIRST = "🏛 Ada Nwosu joined Harbour Trust in Lagos."
SECOND = "There Ada Nwosu met Jörg Weiß and <img src=x onerror=alert(1)>."
FAR = "Harbour Trust then thanked Ada Nwosu of Harbour Trust."


def at(start: int, sentence: str, head: str, tail: str, document: str = "a.txt") -> Evidence:
    """A sentence that names both, at a place in its document."""
    found = evidence(sentence, head, tail, document=document)
    spans = {name: getattr(found, name) for name in ("span", "head", "tail")}
    moved = {name: Span(span.start + start, span.end + start) for name, span in spans.items()}
    return replace(found, **moved)


def told_graph() -> KnowledgeGraph:
    """Two people, an organisation and a place in a document of three sentences."""
    kg = small_graph()
    second, far = len(FIRST) + 1, len(FIRST) + len(SECOND) + 900
    said = {
        (ADA, "WORKS_FOR", TRUST): (
            at(0, FIRST, "Ada Nwosu", "Harbour Trust"),
            at(far, FAR, "Ada Nwosu", "Harbour Trust"),
        ),
        (TRUST, "CO_OCCURS", LAGOS): (at(0, FIRST, "Harbour Trust", "Lagos"),),
        (ADA, "MET", WEISS): (at(second, SECOND, "Ada Nwosu", "Jörg Weiß"),),
        (ADA, "CO_OCCURS", WEISS): (at(second, SECOND, "Ada Nwosu", "Jörg Weiß"),),
        (TRUST, "CO_OCCURS", ADA): (at(far, FAR, "Harbour Trust", "Ada Nwosu"),),
    }
    records = kg.records
    return KnowledgeGraph(kg.nx, GraphRecords(records.documents, records.mentioned_in, said))
