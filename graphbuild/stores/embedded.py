"""The embedded Cypher graph: graph.kgl, through kglite."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild.errors import QueryError, StoreError
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.atomic import atomic_path, write_text
from graphbuild.stores.base import WRITES_REFUSED, Rows
from graphbuild.stores.fulltext import INDEXES, FullText
from graphbuild.stores.misspelt import misspelt
from graphbuild.stores.property_graph import (
    DECLARED,
    DOCUMENT,
    ENTITY,
    SENTENCE,
    Shape,
    grouped,
)
from graphbuild.stores.read_only import refuse_reaching_out
from graphbuild.stores.refused import refuse_what_differs
from graphbuild.stores.rewritten import rewritten
from graphbuild.stores.sentences import FROM_DOCUMENT, NAMED_IN, NEXT_SENTENCE
from graphbuild.stores.tokens import Token, fault, tokens_of
from graphbuild.stores.whole import edges_of, nodes_of

if TYPE_CHECKING:
    import pandas as pd

_HEAD, _TAIL = "__head", "__tail"
"""Columns of an edge's ends, which are none of its properties."""
_TITLES = {ENTITY: "name", DOCUMENT: "title", SENTENCE: "text"}
"""What kglite shows of a node. Where the column is missing, it would show the id."""
_INDEXES = (
    "CREATE FULLTEXT INDEX graphbuild_names FOR (n:Entity) ON EACH [n.name]",
    "CREATE FULLTEXT INDEX graphbuild_sentences FOR (n:Sentence) ON EACH [n.text]",
)


_OF_SENTENCES = {SENTENCE, NAMED_IN, FROM_DOCUMENT, NEXT_SENTENCE, "graphbuild_sentences"}
_NO_SENTENCES = (
    "this store has no sentences as nodes: they are in the graph's tables alone, since there are "
    "more than graph.embedded_sentences, or neo4j.sentences is off. Each edge has the ids of its "
    "own in evidence_sentences; ask kg.evidence(...) or sentences.parquet, or load Neo4j."
)

_LEFT_OUT = (
    "this graph has no embedded store: it has more edges than graph.embedded_edges. Ask a part "
    "of it, with --since and --until or kg.subgraph(...).query(...), load it into Neo4j, or "
    "build it with a higher limit."
)


class EmbeddedStore:
    """A graph in memory that answers Cypher; read from, or saved to, one file."""

    def __init__(self, graph: Any) -> None:  # noqa: ANN401
        """graph: a kglite.KnowledgeGraph."""
        self._graph = graph

    @classmethod
    def of(cls, kg: KnowledgeGraph, *, per_edge: int = 5, sentences: bool = True) -> EmbeddedStore:
        """Return a store that holds the graph in design's schema.

        per_edge: sentences that an edge carries, at most. sentences: whether they are nodes.
        """
        store = cls(None)
        store.load(kg, per_edge=per_edge, sentences=sentences)
        return store

    def load(self, kg: KnowledgeGraph, *, per_edge: int = 5, sentences: bool = True) -> None:
        """Hold this graph instead of the one before."""
        import kglite

        shape = Shape(per_edge, sentences)
        self._graph = kglite.KnowledgeGraph()
        for name in ("_properties", "_full_text", "_has_sentences"):
            self.__dict__.pop(name, None)
        for labels, nodes in grouped(nodes_of(kg, shape), lambda node: node.labels):
            title = _TITLES[labels[0]]
            rows = [{"id": node.id, title: None, **node.properties} for node in nodes]
            self._graph.add_nodes(_frame(rows), labels[0], "id", title, labels=[*labels[1:]])
        edges = grouped(edges_of(kg, shape), lambda e: (e.head_kind, e.type, e.tail_kind))
        for (head, kind, tail), same in edges:
            rows = [{_HEAD: e.head, _TAIL: e.tail, **e.properties} for e in same]
            self._graph.add_relationships(_frame(rows), kind, head, _HEAD, tail, _TAIL)
        for statement in _INDEXES:
            self._graph.cypher(statement)

    @classmethod
    def open(cls, path: Path) -> EmbeddedStore:
        """Return the store saved at `path`. Raises StoreError where it cannot be read."""
        import kglite

        if not path.is_file():
            raise StoreError(f"there is no graph at {path}. Run: graphbuild build INPUT --out DIR")
        if not path.stat().st_size:
            raise StoreError(_LEFT_OUT)
        try:
            return cls(kglite.load(str(path)))
        except kglite.KgError as error:
            raise StoreError(f"cannot read {path}: {error}. Build it again.") from error

    def save(self, path: Path) -> None:
        """Write the graph, whole or not at all. Raises StoreError where it cannot be."""
        import kglite

        with atomic_path(path) as part, warnings.catch_warnings():
            # Of a way to open large files that is not ours.
            warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
            try:
                self._graph.save(str(part))
            except kglite.KgError as error:  # a full disk, among others
                why = str(error).removeprefix("File I/O error: ")
                raise StoreError(f"cannot write {path}: {why}.") from error

    @staticmethod
    def leave_out(path: Path) -> None:
        """Write at `path` that the graph is too large for a store, which `open` then tells."""
        write_text(path, "")

    def limit(self, seconds: float) -> None:
        """End queries that take longer, with a QueryError."""
        self._graph.set_default_timeout(round(seconds * 1000))

    def query(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """Return the rows of a read-only query, a dictionary a row.

        Raises QueryError with the place where the store names one, and where the query
        would read anything but the graph.
        """
        import kglite

        refuse_reaching_out(cypher)
        tokens = tokens_of(cypher)
        refuse_what_differs(cypher, tokens, parameters or {})
        self._refuse_sentences_left_out(cypher, tokens)
        told = misspelt(cypher, self._properties)
        asked, values = self._full_text.answered(cypher, parameters or {})
        asked = rewritten(asked)
        self._graph.read_only(True)
        try:
            result = self._graph.cypher(asked, params=values)
            if isinstance(result, str):
                raise QueryError("FORMAT CSV gives no rows. Leave it out, and use --format csv.")
            rows = result.to_list()
            made = ({k: _value(v) for k, v in row.items()} for row in rows)
            return Rows(made, result.columns, told)
        except kglite.KgError as error:
            message = str(error).partition("\n")[0]
            if "read-only mode" in message:
                message = WRITES_REFUSED
            line, column = getattr(error, "line", None), getattr(error, "col", None)
            same = asked == cypher
            raise QueryError(
                message, cypher, line if same else None, column if same else None
            ) from error
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise QueryError(str(error), cypher) from error  # of a parameter, or of its text
        finally:
            self._graph.read_only(False)

    @functools.cached_property
    def _properties(self) -> frozenset[str]:
        """The names of all properties, those that a schema has and no row among them."""
        rows = self._graph.cypher("CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey")
        return frozenset(row["propertyKey"] for row in rows.to_list()) | DECLARED

    @functools.cached_property
    def _full_text(self) -> FullText:
        return FullText(self._texts)

    def _texts(self, index: str) -> Iterator[tuple[str, list[str]]]:
        if INDEXES[index] == SENTENCE:
            for row in self._graph.cypher("MATCH (n:Sentence) RETURN n.id AS id, n.text AS text"):
                yield row["id"], [row["text"]]
            return
        query = "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, n.aliases AS aliases"
        for row in self._graph.cypher(query):
            yield row["id"], [row["name"] or "", *(row["aliases"] or ())]

    def _refuse_sentences_left_out(self, cypher: str, tokens: Sequence[Token]) -> None:
        """Raise QueryError where a query asks for sentences and this store has none as nodes."""
        asked = next((token for token in tokens if token.word.strip("'\"") in _OF_SENTENCES), None)
        if asked is not None and not self._has_sentences:
            raise fault(_NO_SENTENCES, cypher, asked)

    @functools.cached_property
    def _has_sentences(self) -> bool:
        found = self._graph.cypher("MATCH (s:Sentence) RETURN s.id AS id LIMIT 1").to_list()
        return bool(found)

    def counts(self) -> dict[str, int]:
        """Return how many nodes there are of each label, and edges of each type.

        A node of two labels counts for both.
        """
        labels = self.query("MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS count")
        types = self.query("MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count")
        return {row["name"]: row["count"] for row in sorted(labels + types, key=itemgetter("name"))}


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return rows for kglite, each value as Python has it."""
    import pandas as pd

    return pd.DataFrame(rows, dtype=object)


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
        invented = _INVENTED[:1] if DOCUMENT in value["labels"] else _INVENTED
        kept = {k: v for k, v in value["properties"].items() if k not in invented}
        return {"labels": sorted(value["labels"]), "properties": kept}
    return value
