"""What stands next to an entity, over which relations, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphbuild.graph.records import evidence_of
from graphbuild.model import CO_OCCURS, Entity, Evidence

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables


@dataclass(frozen=True, slots=True)
class Neighbor:
    """An entity next to another, with all that ties the two.

    types: the relation types between them, strongest first. weight: the number of
    sentences that name both, or where none does, of the strongest typed relation.
    """

    entity: Entity
    types: tuple[str, ...]
    weight: int


_TIED = """
WITH tied AS (
    SELECT CASE WHEN head = $here THEN tail ELSE head END AS other, type, weight
    FROM relations WHERE (head = $here OR tail = $here) AND ($relation IS NULL OR type = $relation)
)
SELECT e.id, e.type, e.name, e.aliases, t.type, sum(t.weight)::BIGINT
FROM tied t JOIN entities e ON e.id = t.other
WHERE $type IS NULL OR e.type = $type
GROUP BY e.id, e.type, e.name, e.aliases, t.type
"""

_OF_TYPE = """
SELECT id, type, name, aliases FROM entities WHERE $type IS NULL OR type = $type
ORDER BY mention_count DESC, id
"""

_ENTITIES = "SELECT id, type, name, aliases FROM entities WHERE id IN (SELECT unnest($ids))"

_BEST_FIRST = "type = $undirected, head, type, tail, rank"

_SAID = f"""
WITH said AS (
    SELECT head, type, tail, rank FROM ranked
    WHERE (head = $here OR tail = $here) AND ($relation IS NULL OR type = $relation)
        AND ($other IS NULL OR head = $other OR tail = $other)
    QUALIFY row_number() OVER (
        PARTITION BY document, start, "end" ORDER BY {_BEST_FIRST}
    ) = 1
    ORDER BY {_BEST_FIRST} LIMIT $most
)
SELECT * FROM evidence SEMI JOIN said USING (head, type, tail, rank) ORDER BY {_BEST_FIRST}
"""  # noqa: S608 - ours


def neighbors_at(
    tables: Tables, here: str, *, type: str | None = None, relation: str | None = None
) -> list[Neighbor]:
    """Return the entities tied to one, strongest tie first.

    here: its id. type: only neighbours of this type. relation: only over this type.
    """
    ties: dict[Entity, dict[str, int]] = {}
    asked = {"here": here, "type": type, "relation": relation}
    for *entity, kind, weight in tables.rows(_TIED, asked):
        ties.setdefault(entity_of(entity), {})[kind] = weight
    found = [
        Neighbor(other, _by_weight(types), types.get(CO_OCCURS) or max(types.values()))
        for other, types in ties.items()
    ]
    return sorted(found, key=lambda n: (-n.weight, n.entity.id))


def evidence_at(
    tables: Tables,
    here: str,
    other: str | None = None,
    *,
    relation: str | None = None,
    most: int | None = None,
) -> list[Evidence]:
    """Return the sentences that tie two entities, or one to any other; best first.

    here, other: ids. What states a relation comes before what only names both. relation:
    only of this type. most: sentences, all if None.
    """
    asked = {"here": here, "other": other, "relation": relation, "most": most}
    rows = tables.dictionaries(_SAID, {**asked, "undirected": CO_OCCURS})
    return [evidence_of(row) for row in rows]


def entities_of(tables: Tables, type: str | None = None) -> list[Entity]:
    """Return the entities of a type, all where it is None; most mentioned first."""
    return [entity_of(list(row)) for row in tables.rows(_OF_TYPE, {"type": type})]


def entities_at(tables: Tables, ids: Iterable[str | None]) -> dict[str, Entity]:
    """Return the entities of some ids, by id; what is None or none is left out."""
    wanted = sorted({each for each in ids if each is not None})
    return {row[0]: entity_of(list(row)) for row in tables.rows(_ENTITIES, {"ids": wanted})}


def entity_of(row: list[Any]) -> Entity:
    """Return the entity of a row of id, type, name and aliases."""
    entity_id, kind, name, aliases = row
    return Entity(entity_id, kind, name, tuple(aliases or ()))


def _by_weight(types: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(types, key=lambda t: (t == CO_OCCURS, -types[t], t)))
