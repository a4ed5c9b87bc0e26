"""All that a page may hold, from which it is cut to its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from graphbuild.view.texts import NO_TEXTS, Texts

ADDED = "Added"
"""The type of a node, and the relation of an edge, that a user put into the Network."""

NUMBERS = 6
"""Numbers that a sentence takes in an edge's evidence."""


@dataclass(frozen=True)
class Extent:
    """How much a graph has, of which the page may hold less.

    sentences: of an edge, at most.
    """

    entities: int
    documents: int
    sentences: int


@dataclass(frozen=True)
class Whole:
    """What the page would hold, had it room.

    data: as the page has them. entities: rows that are the graph's; those behind them
    are a user's. drawn: rows that were drawn unasked, the first ones. graph: all there is:
    of a very large graph, not all of it is read. texts: of the documents, all of them.
    """

    data: Mapping[str, Any]
    entities: int
    drawn: int
    graph: Extent
    texts: Texts = NO_TEXTS

    @property
    def is_all(self) -> bool:
        """Whether nothing of the graph was left out."""
        return self.extent == self.graph

    @property
    def extent(self) -> Extent:
        """How much of the graph is in the data."""
        return Extent(self.entities, len(self.data["documents"]), self.most_sentences)

    @cached_property
    def always(self) -> frozenset[int]:
        """The rows of what a user put into the Network, and of what it is tied to."""
        nodes, edges, drawn = (self.data[name] for name in ("nodes", "edges", "drawn"))
        row = {entity_id: n for n, entity_id in enumerate(nodes["id"])}
        kept = {n for each in drawn["nodes"] if (n := row[each["id"]]) >= self.drawn}
        kept.update(range(self.entities, len(row)))
        theirs = self.data["relations"].index(ADDED) if ADDED in self.data["relations"] else -1
        for head, relation, tail in zip(
            edges["head"], edges["relation"], edges["tail"], strict=True
        ):
            if relation == theirs:
                kept |= {head, tail}
        return frozenset(kept)

    @cached_property
    def next_sentence(self) -> list[int]:
        """For each edge, the row of the first sentence that no edge before refers to."""
        new = (flat[::NUMBERS].count(-1) for flat in self.data["edges"]["evidence"])
        return list(accumulate(new, initial=0))

    @cached_property
    def most_sentences(self) -> int:
        """The number of sentences of the edge that has most."""
        evidence = self.data["edges"]["evidence"]
        return max((len(flat) // NUMBERS for flat in evidence), default=0)
