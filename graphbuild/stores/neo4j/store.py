"""A Neo4j database that holds graphs by the name of their dataset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from graphbuild.errors import QueryError, UsageError
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.base import WRITES_REFUSED, Rows
from graphbuild.stores.neo4j.connection import Connection, Login
from graphbuild.stores.neo4j.load import Loading, LoadReport, Progress, load
from graphbuild.stores.neo4j.values import python_value
from graphbuild.stores.property_graph import Shape

if TYPE_CHECKING:
    import neo4j

_LONGEST_NAME = 200


class Neo4jStore:
    """One dataset in a Neo4j database. Use it in a `with` block, or close it."""

    def __init__(self, login: Login, dataset: str) -> None:
        """Connect. dataset: whatever bears this name in the database is ours to change.

        Raises UsageError on an empty name; StoreError where the server is out of reach.
        """
        if not dataset.strip() or len(dataset) > _LONGEST_NAME:
            raise UsageError(f"a dataset's name has 1 to {_LONGEST_NAME} characters: {dataset!r}")
        self.dataset = dataset
        self._connection = Connection(login)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def server(self) -> str:
        """Return the server's name and version, as Neo4j/5.26.30."""
        return self._connection.server

    def close(self) -> None:
        """Let go of the server."""
        self._connection.close()

    def load(  # noqa: PLR0913 - keyword-only options
        self,
        kg: KnowledgeGraph,
        *,
        per_edge: int = 5,
        sentences: bool = True,
        lexical: bool = False,
        measures: bool = True,
        check: bool = False,
        dry_run: bool = False,
        progress: Progress = lambda _: None,
    ) -> LoadReport:
        """Make the dataset equal to the graph and return what that changed.

        per_edge: sentences that an edge carries, at most. sentences: whether they are nodes.
        lexical: whether they and the entities have the labels of neo4j-graphrag as well.
        measures: whether pagerank, npmi and their like are written; False leaves them as they
        are, and what is new without. check: read every property, and put right what others
        altered of ours; else only what is missing or added is noticed. dry_run: change
        nothing, only tell.
        What is not the dataset's stays: other nodes, labels, relationships and
        properties. A load that broke off can be repeated; of two at once, one waits.
        Raises StoreError where the server cannot be reached or refuses, UsageError where
        `lexical` has no sentences.
        """
        if lexical and not sentences:
            raise UsageError("chunks are sentences: leave out --lexical, or load them, too.")
        shape = Shape(per_edge, sentences, lexical)
        how = Loading(self.dataset, shape, measures, check, dry_run)
        with self._connection.told():
            return load(self._connection, kg, how, progress)

    def query(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """Return the rows of a read-only query, over the whole database.

        Dates and times are Python's, durations ISO 8601 text.
        Raises QueryError in the server's words.
        """
        from neo4j.exceptions import ClientError

        def work(transaction: neo4j.ManagedTransaction) -> Rows:
            result = transaction.run(cypher, dict(parameters or {}))
            columns = result.keys()
            rows = ({key: python_value(record[key]) for key in columns} for record in result)
            return Rows(rows, columns)

        with self._connection.told():
            try:
                return self._connection.read(work)
            except ClientError as error:
                if error.code and error.code.startswith("Neo.ClientError.Statement"):
                    if "read access mode" in str(error.message):
                        raise QueryError(WRITES_REFUSED, cypher) from None
                    raise _query_error(error.message or "", cypher) from None
                raise

    def counts(self) -> dict[str, int]:
        """Return how many nodes of each label, and relationships of each type, are the dataset's.

        A node of two labels counts for both.
        """
        rows = [
            *self.query(
                "MATCH (n:Entity|Document|Sentence {dataset: $dataset}) UNWIND labels(n) AS name "
                "RETURN name, count(*) AS count",
                {"dataset": self.dataset},
            ),
            *self.query(
                "MATCH (:Entity|Sentence {dataset: $dataset})-[r {dataset: $dataset}]->() "
                "RETURN type(r) AS name, count(*) AS count",
                {"dataset": self.dataset},
            ),
        ]
        return {row["name"]: row["count"] for row in sorted(rows, key=lambda row: row["name"])}


_PLACE = re.compile(r" *\(line (\d+), column (\d+) \(offset: \d+\)\)")


def _query_error(message: str, cypher: str) -> QueryError:
    text = message.partition("\n")[0]
    place = _PLACE.search(text)
    if place is None:
        return QueryError(text, cypher)
    return QueryError(_PLACE.sub("", text), cypher, int(place[1]), int(place[2]))
