"""KnowledgeGraph: entities, relations and their sentences, asked of the graph's tables.

Knows no store and no page: those take a KnowledgeGraph and go their own way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

from graphbuild.graph.answers import identity, parts
from graphbuild.graph.answers.documents import Documents
from graphbuild.graph.answers.neighbors import Neighbor, entities_of, evidence_at, neighbors_at
from graphbuild.graph.answers.paths import Step, steps_between
from graphbuild.graph.answers.search import entity_named, search
from graphbuild.graph.answers.statements import Claim, Saying, claims_of, sayings_of
from graphbuild.graph.days.as_of import held_on
from graphbuild.graph.days.contradictions import Contradiction, contradictions_of
from graphbuild.graph.days.moments import Days
from graphbuild.graph.days.periods import Period, counts_by_period, days_of
from graphbuild.graph.forms import frames, streams
from graphbuild.graph.records import DocumentNode, EdgeKey, GraphRecords
from graphbuild.graph.tables import Tables
from graphbuild.model import Comparison, Doubt, Entity, Evidence

if TYPE_CHECKING:
    import pandas as pd
    from networkx import MultiDiGraph

__all__ = ["DocumentNode", "EdgeKey", "GraphRecords", "KnowledgeGraph", "Neighbor", "Step"]


class KnowledgeGraph:
    """Entities and their relations, each traceable to its sentences.

    `nx` is a networkx MultiDiGraph over entity ids. A node has `name`, `type`,
    `aliases`, `mention_count`, `document_count`, `first_seen`, `last_seen` and, from
    the analysis of the whole, `community`, `pagerank`, `betweenness`. An edge's key is
    its relation type, and it has `weight`, `document_count`, `first_seen`, `last_seen`
    and, by type, `npmi`, `llr`, `p_value`, `disparity` or `role`, `status`, `confidence`,
    `modality`. CO_OCCURS is undirected: it stands once, from the smaller id to the larger.
    """

    def __init__(
        self,
        graph: MultiDiGraph[str] | None = None,
        records: GraphRecords | None = None,
        tables: Tables | None = None,
    ) -> None:
        """graph, records: as described above, read with the first question. tables: a folder's."""
        self._nx = graph
        self._records = records
        self._tables = tables

    @property
    def nx(self) -> MultiDiGraph[str]:
        """The graph in networkx, all of it in memory.

        Raises TooLargeError where that would not hold it.
        """
        if self._nx is None:
            from graphbuild.graph.forms.as_networkx import networkx_of

            self._nx = networkx_of(self.tables)
        return self._nx

    @property
    def records(self) -> GraphRecords:
        """The documents, mentions, evidence, reasons and doubts, all of them in memory."""
        if self._records is None:
            from graphbuild.graph.forms.as_networkx import records_of

            self._records = records_of(self.tables)
        return self._records

    @property
    def tables(self) -> Tables:
        """The graph's tables, which questions are asked of."""
        if self._tables is None:
            self._tables = Tables.of_graph(self._nx, self._records or GraphRecords())
        return self._tables

    @property
    def documents(self) -> Mapping[str, DocumentNode]:
        """The documents by id; each is read when it is asked for."""
        return Documents(self.tables) if self._records is None else self._records.documents

    def __len__(self) -> int:
        """Return the number of entities."""
        return self.tables.number("SELECT count(*) FROM entities")

    def __contains__(self, entity_id: object) -> bool:
        """Return whether an entity has this id."""
        return bool(self.tables.rows("SELECT 1 FROM entities WHERE id = $id", {"id": entity_id}))

    def __repr__(self) -> str:
        """Return the counts."""
        counts = self.counts()
        told = ", ".join(f"{counts[name]:,} {name}" for name in counts)
        return f"<{type(self).__name__}: {told}>"

    def counts(self) -> dict[str, int]:
        """Return how many entities, relations and documents there are."""
        names = ("entities", "relations", "documents")
        return {name: self.tables.number(f"SELECT count(*) FROM {name}") for name in names}  # noqa: S608 - ours

    def entities(self, type: str | None = None) -> list[Entity]:
        """Return the entities, or those of a type such as "Person"; most mentioned first."""
        return entities_of(self.tables, type)

    def entity(self, name: str) -> Entity:
        """Return the one entity that an id, name or alias means best.

        Of several with that name, the most mentioned.
        Raises UnknownEntityError, with near names, where none has it.
        """
        return entity_named(self.tables, name)

    def attributes(self, name: str) -> dict[str, Any]:
        """Return what is known of an entity besides its ties: a node of `nx`, with its id.

        Raises UnknownEntityError where no entity has the name.
        """
        query = "FROM entities WHERE id = $id"
        (row,) = self.tables.dictionaries(query, {"id": self.entity(name).id})
        return row

    def find(self, text: str, *, type: str | None = None, most: int = 10) -> list[Entity]:
        """Return the entities that `text` may mean, best first.

        An id or name comes before an alias, an alias before a name that merely
        contains the words; case and diacritics do not count. Of equals, the most
        mentioned comes first.
        """
        return search(self.tables, text, type=type, most=most)

    def neighbors(
        self, name: str, *, type: str | None = None, relation: str | None = None
    ) -> list[Neighbor]:
        """Return the entities tied to one, strongest tie first.

        name: id, name or alias. type: only neighbours of this type. relation: only
        over this relation type.
        Raises UnknownEntityError where no entity has the name.
        """
        return neighbors_at(self.tables, self.entity(name).id, type=type, relation=relation)

    def evidence(
        self,
        head: str,
        tail: str | None = None,
        *,
        relation: str | None = None,
        most: int | None = None,
    ) -> list[Evidence]:
        """Return the sentences that tie two entities, or one to any other; best first.

        head, tail: ids, names or aliases; the order does not matter.
        relation: only of this type. most: sentences, all if None.
        Raises UnknownEntityError where no entity has a name.
        """
        left = self.entity(head).id
        return evidence_at(self.tables, left, self._id(tail), relation=relation, most=most)

    def why(self, name: str) -> list[Comparison]:
        """Return why an entity's names are taken for one, and who it was told apart from.

        Each with a score in [0, 1]: how sure it is that left and right are one.
        Raises UnknownEntityError where no entity has the name.
        """
        return identity.reasons_of(self.tables, self.entity(name).id)

    def doubts(self) -> list[Doubt]:
        """Return the names that may be one entity, or two: the least sure first that most hangs on.

        Those that were joined are among them, with the verdict "same"; one name in several
        documents is, where something speaks against one entity.
        """
        return identity.doubts_of(self.tables)

    def path(self, start: str, end: str, *, sentences: int = 3) -> list[Step]:
        """Return the steps of the shortest way between two entities.

        Of ways of one length, the one over the strongest ties. Empty where start is
        end. sentences: evidence per step, at most.
        Raises UnknownEntityError; NotConnectedError where nothing joins them.
        """
        return steps_between(self.tables, self.entity(start), self.entity(end), sentences)

    def subgraph(
        self,
        names: Iterable[str] | str,
        *,
        hops: int = 0,
        relation: str | None = None,
        min_weight: int = 1,
    ) -> Self:
        """Return the graph of some entities and those within `hops` of them.

        names: ids, names or aliases. relation, min_weight: only edges of this type,
        of at least this many sentences.
        Raises UnknownEntityError where no entity has a name.
        """
        starts = [self.entity(n).id for n in ([names] if isinstance(names, str) else names)]
        reach = parts.within_reach(
            self.tables, starts, hops=hops, relation=relation, min_weight=min_weight
        )
        return self.part(reach)

    def statements(self, speaker: str | None = None, about: str | None = None) -> list[Saying]:
        """Return who says what, in the order of days and texts.

        speaker, about: ids, names or aliases; only what this one says, or what names that one.
        Raises UnknownEntityError where no entity has a name.
        """
        return sayings_of(self.tables, self._id(speaker), self._id(about))

    def claims(self, about: str | None = None, by: str | None = None) -> list[Claim]:
        """Return the relations that texts deny, plan, suppose or report, and who says so.

        about, by: ids, names or aliases; only claims of this one, or by that one.
        Raises UnknownEntityError where no entity has a name.
        """
        return claims_of(self.tables, self._id(about), self._id(by))

    def contradictions(self, name: str | None = None) -> list[Contradiction]:
        """Return what cannot be true at once: two heads of one body, birthplaces, employers.

        Each as two edges with their times and best sentences, and how the left one stands to
        the right: "earlier" or "later" where dates tell, else "contradicts". Nothing of the
        graph is changed by it. name: only those in which this one has a part.
        Raises UnknownEntityError where no entity has the name.
        """
        return [*contradictions_of(self.tables, self._id(name))]

    def _id(self, name: str | None) -> str | None:
        return None if name is None else self.entity(name).id

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

        What no date, time or "former" tells of stays: see `graph.days.as_of`.

        >>> kg.as_of(dt.date(2016, 5, 1)).neighbors("NATO", relation="LEADS")  # doctest: +SKIP
        """
        return self.part(held_on(self.tables, Days(day, day)).tables)

    def periods(
        self, name: str, other: str | None = None, *, period: Period = "month"
    ) -> dict[str, int]:
        """Return in how many documents of each period an entity is named.

        other: if given, how many sentences of each period tie the two.
        Raises UnknownEntityError where no entity has a name.

        >>> kg.periods("NATO", period="year")  # doctest: +SKIP
        {'2023': 4, '2024': 11}
        """
        if other is not None:
            return counts_by_period((e.date for e in self.evidence(name, other)), period)
        return counts_by_period(days_of(self.tables, self.entity(name).id), period)

    def to_pandas(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return two tables: the nodes and the edges, a row each.

        Dates are datetime.date, aliases a list; `evidence` is left to `evidence()`.
        """
        return frames.pandas_of(self.tables)

    def relations(self) -> Iterator[tuple[str, str, str, dict[str, object]]]:
        """Yield each edge as head, type, tail and its attributes, strongest first."""
        for row, _ in streams.relations(self.tables, per_edge=0):
            ends = row.pop("head"), row.pop("type"), row.pop("tail")
            yield *ends, streams.known(row)

    def part(self, part: MultiDiGraph[str] | Tables) -> Self:
        """Return a part of this graph, with what is known of the entities in it.

        part: nodes and edges of this one, or tables: see `graph.answers.parts`.
        """
        if not isinstance(part, Tables):
            from graphbuild.graph.forms.from_memory import graph_tables

            part = self.tables.part(graph_tables(part))
        return self._part(part)

    def _part(self, tables: Tables) -> Self:
        return type(self)(tables=tables)
