"""KnowledgeGraph: entities, relations and their sentences, asked of the graph's tables.

Knows no store and no page: those take a KnowledgeGraph and go their own way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

from networkx import MultiDiGraph

from graphbuild.errors import NotConnectedError, UnknownEntityError, near_names
from graphbuild.graph.as_networkx import Reasons, networkx_of, pandas_of, records_of
from graphbuild.graph.neighbors import Neighbor, entity_of, evidence_at, neighbors_at
from graphbuild.graph.paths import Step, shortest_path, steps_of, within_reach
from graphbuild.graph.periods import Period, counts_by_period, within
from graphbuild.graph.records import DocumentNode, EdgeKey, GraphRecords
from graphbuild.graph.search import search
from graphbuild.graph.tables import Tables
from graphbuild.model import Comparison, Doubt, Entity, Evidence

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DocumentNode", "EdgeKey", "GraphRecords", "KnowledgeGraph", "Neighbor", "Step"]

_DAYS = """
SELECT d.date FROM mentioned_in m JOIN documents d ON d.id = m.document WHERE m.entity = $here
"""


class KnowledgeGraph:
    """Entities and their relations, each traceable to its sentences.

    `nx` is a networkx MultiDiGraph over entity ids. A node has `name`, `type`,
    `aliases`, `mention_count`, `document_count`, `first_seen`, `last_seen` and, from
    the analysis of the whole, `community`, `pagerank`, `betweenness`. An edge's key is
    its relation type, and it has `weight`, `document_count`, `first_seen`, `last_seen`
    and, by type, `npmi`, `llr`, `p_value`, `disparity` or `role`, `confidence`,
    `modality`. CO_OCCURS is undirected: it stands once, from the smaller id to the larger.
    """

    def __init__(
        self,
        graph: MultiDiGraph[str] | None = None,
        records: GraphRecords | None = None,
        tables: Tables | None = None,
    ) -> None:
        """graph, records: as described above, with documents, mentions and evidence. tables:
        those of a graph's folder, of which the others are made when they are asked for.
        """  # noqa: D205 - the parts of a whole, not a summary
        self._nx = graph
        self._records = records
        self._tables = tables

    @property
    def nx(self) -> MultiDiGraph[str]:
        """The graph in networkx, all of it in memory."""
        if self._nx is None:
            self._nx = networkx_of(self.tables)
        return self._nx

    @property
    def records(self) -> GraphRecords:
        """The documents, mentions, evidence, reasons and doubts."""
        if self._records is None:
            self._records = GraphRecords() if self._tables is None else records_of(self._tables)
        return self._records

    @property
    def tables(self) -> Tables:
        """The graph's tables, which questions are asked of."""
        if self._tables is None:
            self._tables = Tables.of_graph(self.nx, self.records)
        return self._tables

    @property
    def documents(self) -> Mapping[str, DocumentNode]:
        """The documents by id."""
        return self.records.documents

    def __len__(self) -> int:
        """Return the number of entities."""
        if self._nx is not None:
            return len(self._nx)
        return self.tables.number("SELECT count(*) FROM entities")

    def __contains__(self, entity_id: object) -> bool:
        """Return whether an entity has this id."""
        if self._nx is not None:
            return entity_id in self._nx
        return bool(self.tables.rows("SELECT 1 FROM entities WHERE id = $id", {"id": entity_id}))

    def __repr__(self) -> str:
        """Return the counts."""
        counts = self.counts()
        told = ", ".join(f"{counts[name]:,} {name}" for name in counts)
        return f"<{type(self).__name__}: {told}>"

    def counts(self) -> dict[str, int]:
        """Return how many entities, relations and documents there are."""
        if self._nx is not None:
            edges, documents = self._nx.number_of_edges(), len(self.documents)
        else:
            edges = self.tables.number("SELECT count(*) FROM relations")
            documents = self.tables.number("SELECT count(*) FROM documents")
        return {"entities": len(self), "relations": edges, "documents": documents}

    def entities(self, type: str | None = None) -> list[Entity]:
        """Return the entities, most mentioned first.

        type: only those of this type, such as "Person".
        """
        query = (
            "SELECT id, type, name, aliases FROM entities WHERE $type IS NULL OR type = $type "
            "ORDER BY mention_count DESC, id"
        )
        return [entity_of(list(row)) for row in self.tables.rows(query, {"type": type})]

    def entity(self, name: str) -> Entity:
        """Return the one entity that an id, name or alias means best.

        Of several with that name, the most mentioned.
        Raises UnknownEntityError, with near names, where none has it.
        """
        if name in self:
            return self._entity(name)
        found = self.find(name, most=1)
        if found:
            return found[0]
        known = (shown for (shown,) in self.tables.rows("SELECT name FROM entities ORDER BY id"))
        raise UnknownEntityError(name, near_names(name, known))

    def attributes(self, name: str) -> dict[str, Any]:
        """Return what is known of an entity besides its ties: a node of `nx`, with its id.

        Raises UnknownEntityError where no entity has the name.
        """
        query = "FROM entities WHERE id = $id"
        (row,) = self.tables.dictionaries(query, {"id": self.entity(name).id})
        return row

    def find(
        self,
        text: str,
        *,
        type: str | None = None,
        most: int = 10,
    ) -> list[Entity]:
        """Return the entities that `text` may mean, best first.

        An id or name comes before an alias, an alias before a name that merely
        contains the words; case and diacritics do not count. Of equals, the most
        mentioned comes first.
        """
        return [self._entity(n) for n in search(self.tables, text, type=type, most=most)]

    def _entity(self, entity_id: str) -> Entity:
        query = "SELECT id, type, name, aliases FROM entities WHERE id = $id"
        return entity_of(list(self.tables.rows(query, {"id": entity_id})[0]))

    def neighbors(
        self,
        name: str,
        *,
        type: str | None = None,
        relation: str | None = None,
    ) -> list[Neighbor]:
        """Return the entities tied to one, strongest tie first.

        name: id, name or alias. type: only neighbours of this type. relation: only
        over this relation type.
        Raises UnknownEntityError where no entity has the name.
        """
        here = self.entity(name).id
        return neighbors_at(self.tables, here, type=type, relation=relation)

    def evidence(
        self, head: str, tail: str | None = None, *, relation: str | None = None
    ) -> list[Evidence]:
        """Return the sentences that tie two entities, or one to any other; best first.

        head, tail: ids, names or aliases; the order does not matter.
        relation: only of this type.
        Raises UnknownEntityError where no entity has a name.
        """
        left = self.entity(head).id
        right = self.entity(tail).id if tail is not None else None
        return evidence_at(self.tables, left, right, relation=relation)

    def why(self, name: str) -> list[Comparison]:
        """Return why an entity's names are taken for one, and who it was told apart from.

        Each with a score in [0, 1]: how sure it is that left and right are one.
        Raises UnknownEntityError where no entity has the name.
        """
        known = Reasons(self.tables) if self._records is None else self._records.reasons
        return list(known.get(self.entity(name).id, ()))

    def doubts(self) -> list[Doubt]:
        """Return the names that may be one entity, or two: those first that most hangs on.

        That is the number of ties that would move, which is of the two entities the
        smaller one's.
        """

        def weight(doubt: Doubt) -> int:
            ties = [self.nx.degree(n) if n in self.nx else 0 for n in (doubt.left, doubt.right)]
            return min(ties) + 1

        return sorted(self.records.doubts, key=lambda d: (-weight(d), d.left, d.right))

    def path(self, start: str, end: str, *, sentences: int = 3) -> list[Step]:
        """Return the steps of the shortest way between two entities.

        Of ways of one length, the one over the strongest ties. Empty where start is
        end. sentences: evidence per step, at most.
        Raises UnknownEntityError; NotConnectedError where nothing joins them.
        """
        source, target = self.entity(start).id, self.entity(end).id
        way = shortest_path(self.tables, source, target)
        if way is None:
            raise NotConnectedError(*(self._entity(n).name for n in (source, target)))
        return steps_of(self.tables, way, sentences)

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
        wanted = [names] if isinstance(names, str) else list(names)
        return self.part(
            within_reach(
                self.nx,
                [self.entity(name).id for name in wanted],
                hops=hops,
                relation=relation,
                min_weight=min_weight,
            )
        )

    def between(self, since: dt.date | None = None, until: dt.date | None = None) -> Self:
        """Return the graph that the documents of some days alone make.

        since, until: the first and the last day, each included; None leaves that side
        open. Documents without a date are left out. Counts are made anew; npmi and its
        like stay those of the whole corpus.
        """
        whole = since is None and until is None
        return self if whole else self.part(*within(self.nx, self.records, since, until))

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
        here = self.entity(name).id
        named = self.tables.rows(_DAYS, {"here": here})
        return counts_by_period((day for (day,) in named), period)

    def to_pandas(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return two tables: the nodes and the edges, a row each.

        Dates are datetime.date, aliases a list; `evidence` is left to `evidence()`.
        """
        return pandas_of(self.nx)

    def relations(self) -> Iterator[tuple[str, str, str, dict[str, object]]]:
        """Yield each edge as head, type, tail and its attributes, strongest first."""
        edges = sorted(
            self.nx.edges(keys=True, data=True), key=lambda e: (-e[3]["weight"], e[0], e[1], e[2])
        )
        for u, v, key, data in edges:
            yield u, key, v, data

    def part(self, graph: MultiDiGraph[str], records: GraphRecords | None = None) -> Self:
        """Return a part of this graph, with what is known of the entities in it.

        graph: nodes and edges of this one. records: None for this graph's own.
        """
        return type(self)(graph, (records or self.records).of_entities(graph))
