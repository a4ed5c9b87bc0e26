"""Why names were taken for one entity, and where a person should say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphbuild.model import Comparison, Doubt

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_REASONS = "FROM reasons WHERE entity = $entity ORDER BY rank"

_DOUBTS = """
SELECT *, mentions * CASE verdict WHEN 'same' THEN 1 - score ELSE score END AS misplaced FROM doubts
"""
"""misplaced: mentions that are with the wrong entity, as the score has it, if nobody answers."""


def reasons_of(tables: Tables, entity_id: str) -> list[Comparison]:
    """Return why an entity's names are one."""
    return [comparison_of(row) for row in tables.dictionaries(_REASONS, {"entity": entity_id})]


def doubts_of(tables: Tables) -> list[Doubt]:
    """Return the names that may be one entity, or two: the least sure first that most hangs on.

    That is how many mentions are likely with the wrong entity: those that an answer would move,
    times the chance that the graph has it wrong.
    Source: Settles (2009), Active learning literature survey, section 3.5 on expected error
    reduction.
    """
    rows = sorted(
        tables.dictionaries(_DOUBTS),
        key=lambda row: (
            -row["misplaced"],
            *(row[f"{side}_{what}"] for what in ("id", "document") for side in ("left", "right")),
            *(row[name] for name in ("left", "right", "reason", "score")),
        ),
    )
    return [_doubt_of(row) for row in rows]


def comparison_of(row: Mapping[str, Any]) -> Comparison:
    """Return the comparison of a row of reasons or doubts."""
    names = "left", "right", "verdict", "score", "reason", "document", "kind"
    return Comparison(*(row[name] for name in names))


def _doubt_of(row: Mapping[str, Any]) -> Doubt:
    return Doubt(
        comparison_of(row),
        row["left_id"],
        row["right_id"],
        row["left_document"],
        row["right_document"],
        tuple(row["left_sentences"]),
        tuple(row["right_sentences"]),
        row["mentions"],
    )
