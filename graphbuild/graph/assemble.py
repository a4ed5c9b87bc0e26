"""Mentions and their entities, counted into a KnowledgeGraph."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from graphbuild.config import Config, EdgeSettings
from graphbuild.graph.association import log_likelihood_ratio, npmi, p_value
from graphbuild.graph.backbone import disparity
from graphbuild.graph.evidence import rank
from graphbuild.graph.knowledge_graph import DocumentNode, EdgeKey, GraphRecords, KnowledgeGraph
from graphbuild.graph.typed import TypedEdges
from graphbuild.model import (
    CO_OCCURS,
    Document,
    Evidence,
    Extraction,
    Mention,
    RelationType,
    Resolution,
    Span,
)


@dataclass(slots=True)
class _Seen:
    """When and where something was seen."""

    documents: set[str] = field(default_factory=set)
    first: dt.date | None = None
    last: dt.date | None = None

    def note(self, document_id: str, date: dt.date | None) -> None:
        self.documents.add(document_id)
        if date:
            self.first = min(self.first or date, date)
            self.last = max(self.last or date, date)

    def attributes(self) -> dict[str, Any]:
        return {
            "document_count": len(self.documents),
            "first_seen": self.first,
            "last_seen": self.last,
        }


@dataclass(slots=True)
class _Tally:
    """What is counted while the documents are read, each once."""

    documents: dict[str, DocumentNode] = field(default_factory=dict)
    mentioned: Counter[tuple[str, str]] = field(default_factory=Counter)
    nodes: dict[str, _Seen] = field(default_factory=dict)
    evidence: dict[EdgeKey, list[Evidence]] = field(default_factory=dict)
    alone: Counter[str] = field(default_factory=Counter)
    windows: int = 0

    def add(
        self,
        document: Document,
        extraction: Extraction,
        entity_of: tuple[str | None, ...],
        window: str | int,
    ) -> None:
        self.documents[document.id] = DocumentNode(
            document.id, document.title, document.date, document.source
        )
        for named in filter(None, entity_of):
            self.mentioned[named, document.id] += 1
            self.nodes.setdefault(named, _Seen()).note(document.id, document.date)
        together = _together(extraction, entity_of)
        for sentences in _windows(document.text, extraction, window):
            first = _first_mentions(sentences, extraction, together)
            self.alone.update(first.keys())
            self.windows += bool(first)
            for left, right in itertools.combinations(sorted(first), 2):
                self.evidence.setdefault((left, CO_OCCURS, right), []).append(
                    _evidence(document, extraction, first[left], first[right])
                )


def assemble(
    read: Iterable[tuple[Document, Extraction]],
    resolution: Resolution,
    config: Config,
    types: Mapping[str, RelationType] | None = None,
) -> KnowledgeGraph:
    """Return the graph of a corpus.

    read: each document with its extraction, in any order; read once. types: what each
    relation type can join; one that is not among them joins anything.
    Two entities co-occur where both are named in one window (`edges.window`).
    """
    tally = _Tally()
    typed = TypedEdges(config.relations, types or {})
    for document, extraction in read:
        entity_of = _counted(extraction, resolution, config)
        tally.add(document, extraction, entity_of, config.edges.window)
        typed.add(document, extraction, resolution)
    graph = _nodes(tally, resolution)
    ranked: dict[EdgeKey, tuple[Evidence, ...]] = {}
    unevenness = disparity({(h, t): len(found) for (h, _, t), found in tally.evidence.items()})
    for key, found in sorted(tally.evidence.items()):
        left, kind, right = key
        ties = _ties(tally, left, right, len(found)) | {"disparity": unevenness[left, right]}
        if not _is_kept(len(found), ties, config.edges):
            continue
        graph.add_edge(left, right, kind, weight=len(found), **ties, **_seen(found))
        ranked[key] = rank(found, functools.partial(typed.is_stated, left, right))
    for key in sorted(typed.evidence):
        head, kind, tail = key
        if head in graph and tail in graph:
            found = typed.evidence[key]
            own = typed.attributes(key)
            graph.add_edge(head, tail, kind, weight=len(found), **_seen(found), **own)
            ranked[key] = rank(found)
    return KnowledgeGraph(
        graph,
        GraphRecords(
            dict(sorted(tally.documents.items())),
            dict(sorted(tally.mentioned.items())),
            ranked,
            resolution.reasons,
            resolution.doubts,
        ),
    )


def _ties(tally: _Tally, left: str, right: str, both: int) -> dict[str, float]:
    counts = both, tally.alone[left], tally.alone[right], tally.windows
    ratio = log_likelihood_ratio(*counts)
    return {"npmi": npmi(*counts), "llr": ratio, "p_value": p_value(ratio)}


def _is_kept(weight: int, ties: Mapping[str, float], settings: EdgeSettings) -> bool:
    if weight < settings.min_weight or ties["npmi"] < settings.min_npmi:
        return False
    return settings.backbone is None or ties["disparity"] <= settings.backbone


def _nodes(tally: _Tally, resolution: Resolution) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    totals: Counter[str] = Counter()
    for (entity_id, _), count in tally.mentioned.items():
        totals[entity_id] += count
    for entity_id in sorted(tally.nodes):
        entity = resolution.entities[entity_id]
        graph.add_node(
            entity_id,
            name=entity.name,
            type=entity.type,
            aliases=entity.aliases,
            mention_count=totals[entity_id],
            **tally.nodes[entity_id].attributes(),
        )
    return graph


def _seen(found: Iterable[Evidence]) -> dict[str, Any]:
    seen = _Seen()
    for each in found:
        seen.note(each.document_id, each.date)
    return seen.attributes()


def _counted(
    extraction: Extraction, resolution: Resolution, config: Config
) -> tuple[str | None, ...]:
    """Return the entity of each mention that counts.

    Names do, pronouns if they are to, and adjectives that a relation takes for a country.
    """
    entity_of = resolution.assignment.get(extraction.document_id, ())
    if config.extract.coreference not in ("strict", "off"):
        return entity_of
    pairs = zip(extraction.mentions, entity_of, strict=False)
    return tuple(
        entity if mention.kind == "name" or mention.cues.means else None
        for mention, entity in pairs
    )


def _together(extraction: Extraction, entity_of: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Return the entities that can co-occur: "Serbian President" does not name Serbia."""
    pairs = zip(extraction.mentions, entity_of, strict=False)
    return tuple(None if mention.cues.means else entity for mention, entity in pairs)


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
