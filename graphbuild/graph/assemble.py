"""Mentions and their entities, counted into a KnowledgeGraph."""

from __future__ import annotations

import datetime as dt
import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import networkx as nx

from graphbuild.config import Config
from graphbuild.graph.association import npmi
from graphbuild.knowledge_graph import DocumentNode, EdgeKey, GraphRecords, KnowledgeGraph
from graphbuild.model import CO_OCCURS, Document, Evidence, Extraction, Mention, Resolution, Span


@dataclass(slots=True)
class _Seen:
    """When and where something was seen."""

    documents: set[str] = field(default_factory=set)
    first: dt.date | None = None
    last: dt.date | None = None

    def note(self, document: Document) -> None:
        self.documents.add(document.id)
        if document.date:
            self.first = min(self.first or document.date, document.date)
            self.last = max(self.last or document.date, document.date)

    def attributes(self) -> dict[str, Any]:
        return {
            "document_count": len(self.documents),
            "first_seen": self.first,
            "last_seen": self.last,
        }


def assemble(
    read: Iterable[tuple[Document, Extraction]], resolution: Resolution, config: Config
) -> KnowledgeGraph:
    """Return the graph of a corpus.

    read: each document with its extraction, in any order; read once.
    Two entities co-occur where both are named in one window (`edges.window`).
    """
    documents: dict[str, DocumentNode] = {}
    mentioned: Counter[tuple[str, str]] = Counter()
    nodes: dict[str, _Seen] = {}
    edges: dict[EdgeKey, _Seen] = {}
    alone: Counter[str] = Counter()
    windows = 0
    evidence: dict[EdgeKey, list[Evidence]] = {}
    for document, extraction in read:
        documents[document.id] = DocumentNode(
            document.id, document.title, document.date, document.source
        )
        entity_of = _counted(extraction, resolution, config)
        for named in filter(None, entity_of):
            mentioned[named, document.id] += 1
            nodes.setdefault(named, _Seen()).note(document)
        for window in _windows(document.text, extraction, config.edges.window):
            first = _first_mentions(window, extraction, entity_of)
            alone.update(first.keys())
            windows += bool(first)
            for left, right in itertools.combinations(sorted(first), 2):
                key = (left, CO_OCCURS, right)
                edges.setdefault(key, _Seen()).note(document)
                evidence.setdefault(key, []).append(
                    _evidence(document, extraction, first[left], first[right])
                )
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    totals: Counter[str] = Counter()
    for (entity_id, _), count in mentioned.items():
        totals[entity_id] += count
    for entity_id in sorted(nodes):
        entity = resolution.entities[entity_id]
        graph.add_node(
            entity_id,
            name=entity.name,
            type=entity.type,
            aliases=entity.aliases,
            mention_count=totals[entity_id],
            **nodes[entity_id].attributes(),
        )
    ranked: dict[EdgeKey, tuple[Evidence, ...]] = {}
    for (left, kind, right), seen in sorted(edges.items()):
        found = evidence[left, kind, right]
        score = npmi(len(found), alone[left], alone[right], windows)
        if len(found) < config.edges.min_weight or score < config.edges.min_npmi:
            continue
        graph.add_edge(left, right, kind, weight=len(found), npmi=score, **seen.attributes())
        ranked[left, kind, right] = _ranked(found)
    return KnowledgeGraph(
        graph,
        GraphRecords(dict(sorted(documents.items())), dict(sorted(mentioned.items())), ranked),
    )


def _counted(
    extraction: Extraction, resolution: Resolution, config: Config
) -> tuple[str | None, ...]:
    """Return the entity of each mention that counts: names, and pronouns if they are to."""
    entity_of = resolution.assignment.get(extraction.document_id, ())
    if config.extract.coreference not in ("strict", "off"):
        return entity_of
    pairs = zip(extraction.mentions, entity_of, strict=False)
    return tuple(entity if mention.kind == "name" else None for mention, entity in pairs)


def _windows(text: str, extraction: Extraction, window: str | int) -> Iterator[range]:
    """Yield the ranges of sentence indices in which two names count as together."""
    count = len(extraction.sentences)
    if window == "paragraph":
        start = 0
        for at in range(1, count + 1):
            between = (
                text[extraction.sentences[at - 1].end : extraction.sentences[at].start]
                if at < count
                else "\n"
            )
            if "\n" in between:
                yield range(start, at)
                start = at
        return
    size = window if isinstance(window, int) else 1
    for start in range(max(1, count - size + 1) if count else 0):
        yield range(start, min(start + size, count))


def _first_mentions(
    window: range, extraction: Extraction, entity_of: tuple[str | None, ...]
) -> dict[str, Mention]:
    starts = [m.sentence for m in extraction.mentions]
    first: dict[str, Mention] = {}
    low = bisect_right(starts, window.start - 1)
    for index in range(low, len(starts)):
        mention = extraction.mentions[index]
        if mention.sentence >= window.stop:
            break
        entity = entity_of[index] if index < len(entity_of) else None
        if entity:
            first.setdefault(entity, mention)
    return first


def _evidence(document: Document, extraction: Extraction, head: Mention, tail: Mention) -> Evidence:
    low, high = sorted((head.sentence, tail.sentence))
    span = Span(extraction.sentences[low].start, extraction.sentences[high].end)
    return Evidence(
        document_id=document.id,
        span=span,
        sentence=span.of(document.text),
        head=head.span,
        tail=tail.span,
        date=document.date,
    )


def _ranked(found: list[Evidence]) -> tuple[Evidence, ...]:
    """Return the sentences short before long, and each document once before any twice."""
    by_length = sorted(
        found, key=lambda e: (len(e.sentence), e.document_id, e.span.start, e.head.start)
    )
    seen: Counter[str] = Counter()
    scored: list[tuple[int, int, Evidence]] = []
    for each in by_length:
        repeats = seen[each.document_id]
        seen[each.document_id] += 1
        score = round(1 / (1 + repeats) / (1 + len(each.sentence) / 200), 6)
        scored.append((repeats, len(scored), replace(each, score=score)))
    return tuple(each for _, _, each in sorted(scored, key=lambda item: item[:2]))
