"""Why names were taken for one entity, and where a person should say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphbuild.model import Comparison, Doubt

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_REASONS = "FROM reasons WHERE entity = $entity ORDER BY rank"

_DOUBTS = """
WITH ends AS (SELECT left_id AS id FROM doubts UNION SELECT right_id FROM doubts),
degrees AS (
    SELECT id, count(*) AS degree
    FROM (SELECT head AS id FROM relations UNION ALL SELECT tail FROM relations)
    SEMI JOIN ends USING (id) GROUP BY id
)
SELECT d.*, least(coalesce(l.degree, 0), coalesce(r.degree, 0)) AS ties
FROM doubts d LEFT JOIN degrees l ON l.id = d.left_id LEFT JOIN degrees r ON r.id = d.right_id
"""


def reasons_of(tables: Tables, entity_id: str) -> list[Comparison]:
    """Return why an entity's names are one."""
    return [comparison_of(row) for row in tables.dictionaries(_REASONS, {"entity": entity_id})]


def doubts_of(tables: Tables) -> list[Doubt]:
    """Return the names that may be one entity, or two: those first that most hangs on.

    That is the number of ties that would move, the smaller of the two entities'.
    """
    rows = sorted(
        tables.dictionaries(_DOUBTS),
        key=lambda row: (
            -row["ties"],
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
    )
