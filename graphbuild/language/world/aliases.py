"""Names that everybody knows to mean the same, or that a user says do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import ConfigDict, RootModel

Line = tuple[str, ...]
"""Names that mean the same. The first is the one to show."""


class Aliases(RootModel[Mapping[str, tuple[Line, ...] | None]]):
    """Entity type → lists of names that mean the same."""

    model_config = ConfigDict(frozen=True)
    root: Mapping[str, tuple[Line, ...] | None] = {}

    def lines(self) -> Iterator[tuple[str, Line]]:
        """Yield each type with each of its lists of names."""
        for kind, lines in self.root.items():
            for line in lines or ():
                yield kind, line
