"""The errors that graphbuild raises.

GraphbuildError
 ├── UsageError            exit code 2: the call itself is wrong
 │    ├── ConfigError      config.yaml names or values
 │    └── UnknownEntityError
 ├── SourceError           one document cannot be read; a build goes on without it
 ├── ModelError            a spaCy model is missing or unfit
 ├── StoreError            a graph cannot be saved, opened or reached
 ├── TooLargeError         a graph that the machine's memory would not hold
 ├── NotConnectedError     no path between two entities
 └── QueryError            Cypher that a store refuses

Each says what, where and what to do. All survive pickling, since workers raise
them: the parts are in `args`, the sentence is made by `__str__`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class GraphbuildError(Exception):
    """Any failure that graphbuild foresees; `str()` is fit for a person to read."""

    def __str__(self) -> str:
        """Return the parts as one sentence or two."""
        return " ".join(str(part) for part in self.args if part)


class UsageError(GraphbuildError):
    """The call is wrong: nothing was tried."""


class ConfigError(UsageError):
    """A setting is unknown or has a value that cannot be."""


class UnknownEntityError(UsageError):
    """No entity of that name; carries near names."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        """name: as asked for. near: names that may be meant."""
        super().__init__(name, near)

    def __str__(self) -> str:
        """Return the sentence with the suggestions."""
        name, near = self.args
        return f"no entity is called {name!r}.{did_you_mean(near)}"


class SourceError(GraphbuildError):
    """A document cannot be read."""

    def __init__(self, where: str, why: str, remedy: str = "") -> None:
        """where: the file. why: what is wrong. remedy: what to do about it."""
        super().__init__(where, why, remedy)

    def __str__(self) -> str:
        """Return where, why and remedy."""
        where, why, remedy = self.args
        return f"cannot read {where}: {why}.{' ' + remedy if remedy else ''}"


class ModelError(GraphbuildError):
    """A spaCy model is missing or lacks what is needed."""


class StoreError(GraphbuildError):
    """A graph cannot be saved, opened or reached."""


class TooLargeError(GraphbuildError):
    """A graph is larger than what was asked for can hold."""

    def __init__(self, what: str, needed: int, free: int, remedy: str) -> None:
        """what: that would be held. needed, free: megabytes. remedy: what to do instead."""
        super().__init__(what, needed, free, remedy)

    def __str__(self) -> str:
        """Return what, how much and the remedy."""
        what, needed, free, remedy = self.args
        return (
            f"{what} would take about {needed:,} MB of memory, and {free:,} MB are free. {remedy}"
        )


class NotConnectedError(GraphbuildError):
    """No path of relations leads from one entity to another."""

    def __init__(self, start: str, end: str) -> None:
        """start, end: the entities' names."""
        super().__init__(start, end)

    def __str__(self) -> str:
        """Return the finding."""
        start, end = self.args
        return f"nothing in these documents connects {start} and {end}."


class QueryError(GraphbuildError):
    """A store refused a Cypher query.

    line, column: 1-based place of the fault, None where the store does not say.
    """

    def __init__(
        self, message: str, query: str = "", line: int | None = None, column: int | None = None
    ) -> None:
        """message: the store's own words."""
        super().__init__(message, query, line, column)

    def __str__(self) -> str:
        """Return the message, and the query's line with a caret below the place."""
        message, query, line, column = self.args
        lines = query.splitlines()
        if line is None or column is None or not 1 <= line <= len(lines):
            return str(message)
        return f"{message}\n  {lines[line - 1]}\n  {' ' * (column - 1)}^"


def near_names(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known names that look most like `name`, best first."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(candidate.casefold(), candidate)
    close = difflib.get_close_matches(name.casefold(), by_fold, n=most, cutoff=0.6)
    return tuple(by_fold[fold] for fold in close)


def did_you_mean(near: tuple[str, ...]) -> str:
    """Return " Did you mean …?" or an empty string."""
    if not near:
        return ""
    *most, last = near
    return f" Did you mean {', '.join(most) + ' or ' if most else ''}{last}?"
