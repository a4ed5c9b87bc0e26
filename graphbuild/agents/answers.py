"""Answers for programs that reason: bounded, plain data, and never without their sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from graphbuild.errors import UsageError
from graphbuild.model import Entity, Evidence
from graphbuild.opened import Graph
from graphbuild.stores.embedded import EmbeddedStore

Answer = dict[str, Any]

MOST = 100
"""Rows of one answer, at most."""
SECONDS = 20
"""How long a Cypher query may take."""

_NAMES = 8
_SENTENCES = 3

_NAMING = """
SELECT DISTINCT s.text AS sentence, s.document, s.start, s."end", d.date
FROM mentions m
JOIN sentences s ON s.document = m.document AND s.start <= m.start AND m."end" <= s."end"
LEFT JOIN documents d ON d.id = s.document
WHERE m.entity = $entity ORDER BY s.document, s.start LIMIT $most
"""


def search(kg: Graph, text: str, *, most: int = 10) -> Answer:
    """Return the entities that a text may mean, best first, each with its counts and a sentence."""
    found = kg.find(text, most=_bounded(most))
    rows = (
        {**_named(each), **_counts(kg, each), "sentences": _naming(kg, each, 1)} for each in found
    )
    return {"entities": [*rows]}


def card(kg: Graph, name: str) -> Answer:
    """Return what the graph knows of an entity: names, counts, ties, doubts, sentences."""
    entity = kg.entity(name)
    return {
        **_named(entity),
        "also": list(entity.aliases),
        **_counts(kg, entity),
        "why": [str(each) for each in kg.why(entity.id)[:_NAMES]],
        **neighbors(kg, entity.id, most=_NAMES),
        "sentences": _naming(kg, entity, _SENTENCES),
    }


def neighbors(
    kg: Graph, name: str, *, type: str | None = None, relation: str | None = None, most: int = 20
) -> Answer:
    """Return who is tied to an entity, strongest first, each with the best sentence."""
    entity = kg.entity(name)
    tied = kg.neighbors(entity.id, type=type, relation=relation)
    shown = tied[: _bounded(most)]
    rows = [
        {
            **_named(each.entity),
            "ties": list(each.types),
            "sentences_count": each.weight,
            "sentences": sentences(
                kg.evidence(entity.id, each.entity.id, relation=relation, most=1)
            ),
        }
        for each in shown
    ]
    return {"neighbors": rows, "left_out": len(tied) - len(shown)}


def evidence(
    kg: Graph, one: str, other: str | None = None, *, relation: str | None = None, most: int = 10
) -> Answer:
    """Return the sentences that tie two entities, or one to any other, best first."""
    return {"sentences": sentences(kg.evidence(one, other, relation=relation, most=_bounded(most)))}


def path(kg: Graph, start: str, end: str) -> Answer:
    """Return the shortest way between two entities, a step a row, each with its sentences."""
    return {
        "steps": [
            {
                "from": _named(step.head),
                "ties": list(step.types),
                "to": _named(step.tail),
                "sentences": sentences(step.evidence),
            }
            for step in kg.path(start, end, sentences=_SENTENCES)
        ]
    }


def rows_of(
    store: EmbeddedStore, cypher: str, parameters: Mapping[str, object] | None, most: int
) -> Answer:
    """Return the first rows of a read-only query, and how many more there were.

    Raises QueryError where the query is wrong, would write or takes too long.
    """
    rows = store.query(cypher, parameters)
    shown = rows[: _bounded(most)]
    return {"rows": [_plain(row) for row in shown], "left_out": len(rows) - len(shown)}


def sentences(found: Iterable[Evidence]) -> list[Answer]:
    """Return sentences with where they stand: document, and characters from its beginning."""
    return [
        {
            "sentence": each.sentence,
            "document": each.document_id,
            "start": each.span.start,
            "end": each.span.end,
            "date": each.date.isoformat() if each.date else None,
        }
        for each in found
    ]


def _naming(kg: Graph, entity: Entity, most: int) -> list[Answer]:
    """Return the best sentences of an entity's ties; of one that has none, the first it is in."""
    tied = sentences(kg.evidence(entity.id, most=most))
    if tied:
        return tied
    asked = {"entity": entity.id, "most": most}
    return [_plain(row) for row in kg.tables.dictionaries(_NAMING, asked)]


def _named(entity: Entity) -> Answer:
    return {"id": entity.id, "name": entity.name, "type": entity.type}


def _counts(kg: Graph, entity: Entity) -> Answer:
    known = kg.attributes(entity.id)
    counted = ("mention_count", "document_count", "first_seen", "last_seen")
    return {name: _plain(known.get(name)) for name in counted}


def _bounded(most: int) -> int:
    if most < 1:
        raise UsageError(f"most is a number of rows, 1 or more, not {most}.")
    return min(most, MOST)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a query returns
    """Return a value as JSON has it: dates in ISO 8601."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
