"""A row of a list of names, as every format of list gives it."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuild.language.people.gender import Gender


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody or something on a list.

    names: what it is called, the name proper first. type: an entity type, None where the list
    does not say. source: the list. place: the row, as an error names it. countries: codes of
    ISO 3166. born: days, months or years, in ISO 8601. organisations: that it belongs to.
    """

    id: str
    names: tuple[str, ...]
    source: str
    place: str
    type: str | None = None
    countries: frozenset[str] = frozenset()
    born: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: Gender | None = None

    @property
    def name(self) -> str:
        """Return the name proper."""
        return self.names[0]
