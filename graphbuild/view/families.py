"""Which family a relation belongs to, with the family's colour; and which go both ways.

Colours stand on light and on dark paper, apart from those of entity types.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """name: as the page says it. color, dark: on light and on dark paper."""

    name: str
    color: str
    dark: str
    relations: tuple[str, ...]


FAMILIES = (
    Family(
        "works and leads",
        "#1f6f8b",
        "#6cc3dd",
        tuple("LEADS WORKS_FOR FOUNDED MEMBER_OF JOINED LEFT SUCCEEDED APPOINTED".split()),
    ),
    Family("family", "#a8325a", "#f08fb0", ("MARRIED_TO", "PARENT_OF", "SIBLING_OF")),
    Family(
        "meets and talks",
        "#6d55b5",
        "#b7a3f2",
        ("MET", "SPOKE_WITH", "SUPPORTED", "PRAISED"),
    ),
    Family("says and writes", "#7a5c1e", "#d9bb73", ("SAID_ABOUT", "SPOKE_TO", "WROTE_TO")),
    Family(
        "conflict",
        "#b3261e",
        "#ff9a8f",
        ("CRITICIZED", "ACCUSED", "SUED", "ATTACKED", "SANCTIONED"),
    ),
    Family(
        "money and ownership",
        "#8a6a10",
        "#dcbc5c",
        tuple("ACQUIRED SUBSIDIARY_OF PARTNERED_WITH INVESTED_IN COMPETES_WITH".split()),
    ),
    Family(
        "place",
        "#2b7a4b",
        "#62c596",
        tuple(
            "VISITED LIVES_IN BORN_IN DIED_IN BASED_IN OPERATES_IN LOCATED_IN BORDERS".split(),
        ),
    ),
)
OTHER = Family("other relations", "#5c6673", "#a4adb8", ())
"""For the types that a user's own tables add."""

MUTUAL = frozenset(
    "MET SPOKE_WITH MARRIED_TO SIBLING_OF PARTNERED_WITH COMPETES_WITH BORDERS".split()
)
"""Relations that are the same read from either end: a line without a head."""

_FAMILY = {relation: family for family in FAMILIES for relation in family.relations}


def families(relations: Iterable[str]) -> dict[str, Family]:
    """Return the family of each relation."""
    return {relation: _FAMILY.get(relation, OTHER) for relation in relations}
