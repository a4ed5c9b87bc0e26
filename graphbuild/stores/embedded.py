"""The embedded Cypher graph: graph.kgl, through kglite."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from graphbuild.errors import QueryError, StoreError
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import MENTIONED_IN
from graphbuild.stores.atomic import atomic_path
from graphbuild.stores.base import WRITES_REFUSED, Row, Rows
from graphbuild.stores.read_only import refuse_reaching_out

_BATCH = 5_000
_NAMES = "CREATE FULLTEXT INDEX graphbuild_names FOR (n:Entity) ON EACH [n.name]"


class EmbeddedStore:
    """A graph in memory that answers Cypher; read from, or saved to, one file."""

    def __init__(self, graph: Any) -> None:  # noqa: ANN401
        """graph: a kglite.KnowledgeGraph."""
        self._graph = graph

    @classmethod
    def of(cls, kg: KnowledgeGraph, *, per_edge: int = 5) -> EmbeddedStore:
        """Return a store that holds the graph in design's schema.

        per_edge: sentences that an edge carries, at most.
        """
        store = cls(None)
        store.load(kg, per_edge=per_edge)
        return store

    def load(self, kg: KnowledgeGraph, *, per_edge: int = 5) -> None:
        """Hold this graph instead of the one before."""
        import kglite

        self._graph = kglite.KnowledgeGraph()
        for label, rows in _nodes_by_type(kg).items():
            self._create(f"CREATE (n:`Entity`:`{label}`) SET n = row", rows)
        self._create("CREATE (n:`Document`) SET n = row", _documents(kg))
        match = "MATCH (a:Entity {id: row.head}), (b:Entity {id: row.tail}) "
        for kind, rows in _edges_by_type(kg, per_edge).items():
            self._create(f"{match} CREATE (a)-[r:`{kind}`]->(b) SET r = row.properties", rows)
        self._create(
            "MATCH (a:Entity {id: row.head}), (d:Document {id: row.tail}) "
            f"CREATE (a)-[:{MENTIONED_IN} {{count: row.count}}]->(d)",
            [
                {"head": entity, "tail": document, "count": count}
                for (entity, document), count in kg.records.mentioned_in.items()
            ],
        )
        self._graph.cypher(_NAMES)

    @classmethod
    def open(cls, path: Path) -> EmbeddedStore:
        """Return the store saved at `path`. Raises StoreError where it cannot be read."""
        import kglite

        if not path.is_file():
            raise StoreError(f"there is no graph at {path}. Run: graphbuild build INPUT --out DIR")
        try:
            return cls(kglite.load(str(path)))
        except kglite.KgError as error:
            raise StoreError(f"cannot read {path}: {error}. Build it again.") from error

    def save(self, path: Path) -> None:
        """Write the graph, whole or not at all. Raises StoreError where it cannot be."""
        import kglite

        with atomic_path(path) as part:
            try:
                self._graph.save(str(part))
            except kglite.KgError as error:  # a full disk, among others
                why = str(error).removeprefix("File I/O error: ")
                raise StoreError(f"cannot write {path}: {why}.") from error

    def query(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """Return the rows of a read-only query, a dictionary a row.

        Raises QueryError with the place where the store names one, and where the query
        would read anything but the graph.
        """
        import kglite

        refuse_reaching_out(cypher)
        self._graph.read_only(True)
        try:
            result = self._graph.cypher(cypher, params=dict(parameters or {}))
            if isinstance(result, str):
                raise QueryError("FORMAT CSV gives no rows. Leave it out, and use --format csv.")
            rows = result.to_list()
            return Rows(({k: _value(v) for k, v in row.items()} for row in rows), result.columns)
        except kglite.KgError as error:
            message = str(error).partition("\n")[0]
            if "read-only mode" in message:
                message = WRITES_REFUSED
            line, column = getattr(error, "line", None), getattr(error, "col", None)
            raise QueryError(message, cypher, line, column) from error
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise QueryError(str(error), cypher) from error  # of a parameter, or of its text
        finally:
            self._graph.read_only(False)

    def counts(self) -> dict[str, int]:
        """Return how many nodes there are of each label, and edges of each type.

        A node of two labels counts for both.
        """
        labels = self.query("MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS count")
        types = self.query("MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count")
        return {row["name"]: row["count"] for row in sorted(labels + types, key=itemgetter("name"))}

    def _create(self, statement: str, rows: list[Row]) -> None:
        remaining = iter(rows)
        while batch := list(islice(remaining, _BATCH)):
            self._graph.cypher(f"UNWIND $rows AS row {statement}", params={"rows": batch})


def _nodes_by_type(kg: KnowledgeGraph) -> dict[str, list[Row]]:
    by_type: dict[str, list[Row]] = {}
    for node, data in kg.nx.nodes(data=True):
        row = {"id": node, **{k: v for k, v in data.items() if k != "type"}}
        by_type.setdefault(data["type"], []).append(_plain(row))
    return by_type


def _documents(kg: KnowledgeGraph) -> list[Row]:
    return [
        _plain({"id": d.id, "title": d.title, "source": d.source, "date": d.date})
        for d in kg.documents.values()
    ]


def _edges_by_type(kg: KnowledgeGraph, per_edge: int) -> dict[str, list[Row]]:
    by_type: dict[str, list[Row]] = {}
    for head, kind, tail, data in kg.relations():
        found = kg.records.evidence.get((head, kind, tail), ())
        texts = [each.sentence for each in found[:per_edge]]
        properties = _plain({**data, "evidence": texts})
        by_type.setdefault(kind, []).append({"head": head, "tail": tail, "properties": properties})
    return by_type


def _plain(row: Row) -> Row:
    """Return a row without empty values and with tuples as lists."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in row.items() if v is not None}


_NODE, _EDGE, _PATH = {"labels", "properties"}, {"start", "end", "type"}, {"nodes", "relationships"}
_INVENTED = ("type", "title")
"""What kglite adds to a node's properties; a document's title is its own."""


def _value(value: Any) -> Any:  # noqa: ANN401 - whatever Cypher returns
    """Return a node, relationship or path as `Row` describes them, the rest as it is."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_value(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = value.keys()
    if keys == _PATH:
        return {key: [_value(item) for item in value[key]] for key in ("nodes", "relationships")}
    if keys >= _EDGE and "properties" in keys:
        return {"type": value["type"], "properties": value["properties"]}
    if keys > _NODE:
        invented = _INVENTED[:1] if "Document" in value["labels"] else _INVENTED
        kept = {k: v for k, v in value["properties"].items() if k not in invented}
        return {"labels": sorted(value["labels"]), "properties": kept}
    return value
