"""The parts of a graph that some days tell, or that held on one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from graphbuild.graph import parts
from graphbuild.graph.as_of import held_on
from graphbuild.graph.moments import Days
from graphbuild.graph.statements import Statements

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from graphbuild.graph.tables import Tables


class Dated(Statements):
    """A graph by its days: a part of KnowledgeGraph."""

    def part(self, part: MultiDiGraph[str] | Tables) -> Self:
        """Return a part of this graph."""
        raise NotImplementedError

    def between(self, since: dt.date | None = None, until: dt.date | None = None) -> Self:
        """Return the graph that the documents of some days alone make.

        since, until: the first and the last day, each included; None leaves that side
        open. Documents without a date are left out. Counts are made anew; npmi and its
        like stay those of the whole corpus.
        """
        whole = since is None and until is None
        return self if whole else self.part(parts.within(self.tables, since, until))

    def as_of(self, day: dt.date) -> Self:
        """Return the graph without the typed relations that are known not to have held on a day.

        What no date, time or "former" tells of stays: see `graph.as_of`.

        >>> kg.as_of(dt.date(2016, 5, 1)).neighbors("NATO", relation="LEADS")  # doctest: +SKIP
        """
        return self.part(held_on(self.tables, Days(day, day)).tables)
