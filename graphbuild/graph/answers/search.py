"""Which entities a text may mean: by id, name or alias, whatever the case and diacritics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from anyascii import anyascii

from graphbuild.errors import UnknownEntityError, near_names
from graphbuild.graph.answers.neighbors import entities_at
from graphbuild.model import Entity

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_FOUND = """
SELECT n.entity FROM names n JOIN entities e ON e.id = n.entity
WHERE contains(n.folded, $wanted) AND ($type IS NULL OR e.type = $type)
GROUP BY n.entity, e.mention_count
ORDER BY min(CASE
    WHEN n.entity = $wanted THEN 0
    WHEN n.folded = $wanted THEN CASE WHEN n.is_name THEN 1 ELSE 2 END
    WHEN starts_with(n.folded, $wanted) THEN 3
    ELSE 4
END), e.mention_count DESC, n.entity
LIMIT $most
"""


def search(tables: Tables, text: str, *, type: str | None = None, most: int = 10) -> list[Entity]:
    """Return the entities that a text may mean, best first.

    An id or name comes before an alias, an alias before a name that merely contains the
    words; of equals, the most mentioned comes first. type: only entities of this type.
    """
    wanted = fold(text)
    if not wanted:
        return []
    asked = {"wanted": wanted, "type": type, "most": most}
    found = [entity for (entity,) in tables.rows(_FOUND, asked)]
    known = entities_at(tables, found)
    return [known[each] for each in found]


def entity_named(tables: Tables, name: str) -> Entity:
    """Return the one entity that an id, name or alias means best; of several, the most mentioned.

    Raises UnknownEntityError, with near names, where none has it.
    """
    found = [*entities_at(tables, [name]).values()] or search(tables, name, most=1)
    if found:
        return found[0]
    known = (shown for (shown,) in tables.rows("SELECT name FROM entities ORDER BY id"))
    raise UnknownEntityError(name, near_names(name, known))


def names_of(entity_id: str, name: str, aliases: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield all that an entity is called, folded, and whether it is its name."""
    shown = fold(name)
    yield shown, True
    for other in dict.fromkeys(fold(each) for each in (entity_id, *aliases)):
        if other != shown:
            yield other, False


def fold(name: str) -> str:
    """Return a name without case, diacritics and doubled spaces."""
    return " ".join(anyascii(name).casefold().split())
