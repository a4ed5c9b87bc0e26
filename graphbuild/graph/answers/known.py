"""Who of a graph's entities is on a user's lists of names, or may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from graphbuild.graph.answers.neighbors import entities_at
from graphbuild.model import Entity

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_KNOWN = """
SELECT entity, known_id, known_source, listed, name, verdict, score, reason FROM known
ORDER BY verdict, score DESC, entity, rank
"""
_NAMED = """
WITH named AS (
    SELECT m.entity, s.document, s.start, s.text, max(length(m.text)) AS length
    FROM (SELECT DISTINCT entity FROM known) k JOIN mentions m USING (entity)
    JOIN sentences s USING (document, index)
    WHERE m.kind = 'name' GROUP BY m.entity, s.document, s.start, s.text
),
ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY entity ORDER BY length DESC, document, start, text
    ) AS place FROM named
)
SELECT entity, document, start, text FROM ranked WHERE place <= $most ORDER BY entity, place
"""
"""Those sentences first that name an entity in full."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names an entity. start: where it begins in its document."""

    document_id: str
    start: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on a list who is an entity of the graph, or may be.

    known_id, known_source: the row's id and its list. listed, name: what it is called there and
    here. verdict: "unsure" where it is in doubt. score: how sure it is that they are one, in
    [0, 1]. reason: what speaks for it and against it. sentences: a few that name the entity.
    """

    entity: Entity
    known_id: str
    known_source: str
    listed: str
    name: str
    verdict: Literal["same", "unsure"]
    score: float
    reason: str
    sentences: tuple[Naming, ...]


def known_of(tables: Tables, *, sentences: int = 3) -> Iterator[Known]:
    """Yield who is on a list, the surest first, and then who may be.

    sentences: that name each, at most.
    """
    rows = tables.rows(_KNOWN)
    entities = entities_at(tables, (row[0] for row in rows))
    named: dict[str, list[Naming]] = {}
    for entity, document, start, text in tables.stream(_NAMED, {"most": sentences}):
        named.setdefault(entity, []).append(Naming(document, start, text))
    columns = ("known_id", "known_source", "listed", "name", "verdict", "score", "reason")
    for entity, *values in rows:
        told: dict[str, Any] = dict(zip(columns, values, strict=True))
        yield Known(entities[entity], **told, sentences=tuple(named.get(entity, ())))
