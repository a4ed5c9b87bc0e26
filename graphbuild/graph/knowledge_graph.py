"""KnowledgeGraph: entities, relations and their sentences over networkx.

Knows no store and no page: those take a KnowledgeGraph and go their own way.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import networkx as nx

from graphbuild.errors import NotConnectedError, UnknownEntityError, near_names
from graphbuild.graph.periods import Period, counts_by_period, within
from graphbuild.graph.records import DocumentNode, EdgeKey, GraphRecords
from graphbuild.graph.search import NameIndex, index_names, search
from graphbuild.model import CO_OCCURS, Comparison, Doubt, Entity, Evidence

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DocumentNode", "EdgeKey", "GraphRecords", "KnowledgeGraph", "Neighbor", "Step"]


@dataclass(frozen=True, slots=True)
class Neighbor:
    """An entity next to another, with all that ties the two.

    types: the relation types between them, strongest first. weight: the number of
    sentences that name both, or where none does, of the strongest typed relation.
    """

    entity: Entity
    types: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path, in the direction of walking."""

    head: Entity
    types: tuple[str, ...]
    tail: Entity
    evidence: tuple[Evidence, ...]


class KnowledgeGraph:
    """Entities and their relations, each traceable to its sentences.

    `nx` is a networkx MultiDiGraph over entity ids. A node has `name`, `type`,
    `aliases`, `mention_count`, `document_count`, `first_seen`, `last_seen` and, from
    the analysis of the whole, `community`, `pagerank`, `betweenness`. An edge's key is
    its relation type, and it has `weight`, `document_count`, `first_seen`, `last_seen`
    and, by type, `npmi`, `llr`, `p_value`, `disparity` or `role`, `confidence`,
    `modality`. CO_OCCURS is undirected: it stands once, from the smaller id to the larger.
    """

    def __init__(self, graph: nx.MultiDiGraph[str], records: GraphRecords | None = None) -> None:
        """graph: as described above. records: documents, mentions, evidence."""
        self.nx = graph
        self.records = records or GraphRecords()
        self._names: NameIndex | None = None

    @property
    def documents(self) -> Mapping[str, DocumentNode]:
        """The documents by id."""
        return self.records.documents

    def __len__(self) -> int:
        """Return the number of entities."""
        return len(self.nx)

    def __contains__(self, entity_id: object) -> bool:
        """Return whether an entity has this id."""
        return entity_id in self.nx

    def __repr__(self) -> str:
        """Return the counts."""
        return (
            f"<{type(self).__name__}: {len(self.nx):,} entities, "
            f"{self.nx.number_of_edges():,} relations, {len(self.documents):,} documents>"
        )

    def entities(self, type: str | None = None) -> list[Entity]:
        """Return the entities, most mentioned first.

        type: only those of this type, such as "Person".
        """
        nodes = [(n, data) for n, data in self.nx.nodes(data=True) if type in (None, data["type"])]
        nodes.sort(key=lambda pair: (-pair[1]["mention_count"], pair[0]))
        return [_entity(n, data) for n, data in nodes]

    def entity(self, name: str) -> Entity:
        """Return the one entity that an id, name or alias means best.

        Of several with that name, the most mentioned.
        Raises UnknownEntityError, with near names, where none has it.
        """
        found = self.find(name, most=1)
        if found:
            return found[0]
        known = (data["name"] for _, data in self.nx.nodes(data=True))
        raise UnknownEntityError(name, near_names(name, known))

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
        if self._names is None:
            self._names = index_names(self.nx)
        found = search(self.nx, self._names, text, type)
        return [_entity(n, self.nx.nodes[n]) for n in found[:most]]

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
        ties: dict[str, dict[str, int]] = {}
        for key, other, weight in self._incident(here):
            if relation in (None, key) and type in (None, self.nx.nodes[other]["type"]):
                found = ties.setdefault(other, {})
                found[key] = found.get(key, 0) + weight
        neighbors = [
            Neighbor(
                _entity(other, self.nx.nodes[other]),
                _by_weight(types),
                types.get(CO_OCCURS) or max(types.values()),
            )
            for other, types in ties.items()
        ]
        return sorted(neighbors, key=lambda n: (-n.weight, n.entity.id))

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
        keys = [
            (u, key, v)
            for u, v, key in self._edges_at(left)
            if relation in (None, key) and right in (None, u, v)
        ]
        keys.sort(key=lambda edge: (edge[1] == CO_OCCURS, edge))
        seen: dict[tuple[str, int, int], Evidence] = {}
        for edge in keys:
            for each in self.records.evidence.get(edge, ()):
                seen.setdefault((each.document_id, each.span.start, each.span.end), each)
        return list(seen.values())

    def why(self, name: str) -> list[Comparison]:
        """Return why an entity's names are taken for one, and who it was told apart from.

        Each with a score in [0, 1]: how sure it is that left and right are one.
        Raises UnknownEntityError where no entity has the name.
        """
        return list(self.records.reasons.get(self.entity(name).id, ()))

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
        ties: nx.Graph[str] = nx.Graph()
        ties.add_nodes_from(self.nx)
        for u, v, data in self.nx.edges(data=True):
            before = ties.edges[u, v]["strength"] if ties.has_edge(u, v) else 0
            ties.add_edge(u, v, strength=before + data["weight"])
        for _, _, data in ties.edges(data=True):
            data["cost"] = 1 + 1 / (1000 * (1 + data["strength"]))
        try:
            nodes = nx.shortest_path(ties, source, target, weight="cost")
        except nx.NetworkXNoPath as error:
            ends = (str(self.nx.nodes[n]["name"]) for n in (source, target))
            raise NotConnectedError(*ends) from error
        return [self._step(a, b, sentences) for a, b in itertools.pairwise(nodes)]

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
        edges = [
            (u, v, key)
            for u, v, key, data in self.nx.edges(keys=True, data=True)
            if relation in (None, key) and data["weight"] >= min_weight
        ]
        ties: nx.Graph[str] = nx.Graph()
        ties.add_edges_from((u, v) for u, v, _ in edges)
        reached = {self.entity(name).id for name in wanted}
        frontier = set(reached)
        for _ in range(hops):
            frontier = {m for n in frontier if n in ties for m in ties[n]} - reached
            reached |= frontier
        kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        kept.add_nodes_from((n, self.nx.nodes[n]) for n in self.nx if n in reached)
        for u, v, key in edges:
            if u in reached and v in reached:
                kept.add_edge(u, v, key, **self.nx.edges[u, v, key])
        return self._with(kept)

    def between(self, since: dt.date | None = None, until: dt.date | None = None) -> Self:
        """Return the graph that the documents of some days alone make.

        since, until: the first and the last day, each included; None leaves that side
        open. Documents without a date are left out. Counts are made anew; npmi and its
        like stay those of the whole corpus.
        """
        if since is None and until is None:
            return self
        return type(self)(*within(self.nx, self.records, since, until))

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
        named = (d for entity, d in self.records.mentioned_in if entity == here)
        return counts_by_period((self.documents[d].date for d in named), period)

    def to_pandas(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return two tables: the nodes and the edges, a row each.

        Dates are datetime.date, aliases a list; `evidence` is left to `evidence()`.
        """
        import pandas as pd

        nodes = [
            {"id": n, **data, "aliases": list(data["aliases"])}
            for n, data in self.nx.nodes(data=True)
        ]
        edges = [
            {"head": u, "type": key, "tail": v, **data}
            for u, v, key, data in self.nx.edges(keys=True, data=True)
        ]
        return (
            pd.DataFrame(nodes, columns=None if nodes else list(NODE_COLUMNS)),
            pd.DataFrame(edges, columns=None if edges else list(EDGE_COLUMNS)),
        )

    def relations(self) -> Iterator[tuple[str, str, str, dict[str, object]]]:
        """Yield each edge as head, type, tail and its attributes, strongest first."""
        edges = sorted(
            self.nx.edges(keys=True, data=True), key=lambda e: (-e[3]["weight"], e[0], e[1], e[2])
        )
        for u, v, key, data in edges:
            yield u, key, v, data

    def _with(self, graph: nx.MultiDiGraph[str]) -> Self:
        records = GraphRecords(
            self.documents,
            {pair: n for pair, n in self.records.mentioned_in.items() if pair[0] in graph},
            self.records.evidence,
            self.records.reasons,
        )
        return type(self)(graph, records)

    def _edges_at(self, node: str) -> Iterator[tuple[str, str, str]]:
        yield from self.nx.out_edges(node, keys=True)
        yield from ((u, v, k) for u, v, k in self.nx.in_edges(node, keys=True) if u != v)

    def _incident(self, node: str) -> Iterator[tuple[str, str, int]]:
        for u, v, key in self._edges_at(node):
            yield key, v if u == node else u, self.nx.edges[u, v, key]["weight"]

    def _step(self, head: str, tail: str, sentences: int) -> Step:
        types = {k for u, v, k in self._edges_at(head) if tail in (u, v)}
        return Step(
            _entity(head, self.nx.nodes[head]),
            tuple(sorted(types, key=lambda t: (t == CO_OCCURS, t))),
            _entity(tail, self.nx.nodes[tail]),
            tuple(self.evidence(head, tail)[:sentences]),
        )


NODE_COLUMNS = (
    "id",
    "type",
    "name",
    "aliases",
    "mention_count",
    "document_count",
    "first_seen",
    "last_seen",
)
EDGE_COLUMNS = ("head", "type", "tail", "weight", "document_count", "first_seen", "last_seen")


def _entity(entity_id: str, data: Mapping[str, object]) -> Entity:
    aliases = data["aliases"]
    return Entity(
        id=entity_id,
        type=str(data["type"]),
        name=str(data["name"]),
        aliases=tuple(aliases) if isinstance(aliases, (tuple, list)) else (),
    )


def _by_weight(types: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(types, key=lambda t: (t == CO_OCCURS, -types[t], t)))
