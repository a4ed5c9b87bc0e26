"""What a KnowledgeGraph holds besides its networkx graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphbuild.model import Comparison, Doubt, Evidence, Span

EdgeKey = tuple[str, str, str]
"""Head id, relation type, tail id."""


@dataclass(frozen=True, slots=True)
class DocumentNode:
    """A document as the graph knows it: everything but its text."""

    id: str
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class GraphRecords:
    """What a KnowledgeGraph holds besides its networkx graph.

    documents: by id. mentioned_in: (entity id, document id) → number of mentions.
    evidence: edge key → all of its sentences, best first. reasons: entity id → why its
    names were taken for one. doubts: what a person should say about who is who.
    """

    documents: Mapping[str, DocumentNode] = field(default_factory=dict)
    mentioned_in: Mapping[tuple[str, str], int] = field(default_factory=dict)
    evidence: Mapping[EdgeKey, Sequence[Evidence]] = field(default_factory=dict)
    reasons: Mapping[str, Sequence[Comparison]] = field(default_factory=dict)
    doubts: Sequence[Doubt] = ()


def evidence_of(row: Mapping[str, Any]) -> Evidence:
    """Return the evidence of a row of `evidence`, with its sentence and date."""
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
        when=row["when"],
        status=row.get("status"),
    )
