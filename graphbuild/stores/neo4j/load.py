"""Loading: compare, then write what differs, in batches, one load of a dataset at a time."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.stores.cypher import batches
from graphbuild.stores.hashed import hashed
from graphbuild.stores.indexes import LOAD, indexes_for
from graphbuild.stores.neo4j.connection import Connection
from graphbuild.stores.neo4j.plan import Plan, planned
from graphbuild.stores.neo4j.present import elements_of
from graphbuild.stores.neo4j.steps import (
    Writing,
    measured,
    removals,
    written_edges,
    written_nodes,
)
from graphbuild.stores.property_graph import Shape

if TYPE_CHECKING:
    import neo4j

_WAITS_SECONDS = (1, 2, 4, 8, 15, 30)

_HOLD = f"CREATE (n:{LOAD} {{dataset: $dataset}})"
_TYPES = "SELECT DISTINCT type FROM entities ORDER BY type"


@dataclass(frozen=True, slots=True)
class LoadStep:
    """How far a load is. done: rows of its stage.

    stage: wait, compare, remove, nodes, relationships, measures, or again after a failure.
    """

    stage: str
    done: int = 0
    total: int = 0


Progress = Callable[[LoadStep], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of nodes or of relationships. measured: those whose measures alone moved."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    measured: int = 0

    @property
    def total(self) -> int:
        """Return how many are not as they were."""
        return self.added + self.changed + self.removed + self.measured


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed, or would change if it is a dry run.

    kept: of the removed nodes, those that stay in the database without our labels,
    because others gave them labels, properties or relationships.
    """

    dataset: str
    dry_run: bool
    nodes: Changes
    relationships: Changes
    kept: int = 0
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """Return the number of all changes; 0 where the database was in step already."""
        return self.nodes.total + self.relationships.total


@dataclass(frozen=True, slots=True)
class Loading:
    """How a graph is loaded.

    measures: whether pagerank, npmi and their like are compared and written. check: whether
    every property is read, and what others altered is put right.
    """

    dataset: str
    shape: Shape = field(default_factory=Shape)
    measures: bool = True
    check: bool = False
    dry_run: bool = False


def load(
    connection: Connection, kg: KnowledgeGraph, how: Loading, progress: Progress
) -> LoadReport:
    """Make the dataset equal to the graph; see `Neo4jStore.load`.

    What breaks off (the server restarts, a connection is lost) is compared and taken
    up again after a growing wait, six times at most without getting any further.
    """
    began = time.monotonic()
    with hashed(kg.tables, how.shape) as tables:
        work = _Load(connection, tables, how, progress)
        return _report(_until_done(work), how, began)


def _until_done(work: _Load) -> _Counts:
    from neo4j.exceptions import ServiceUnavailable, SessionExpired, TransientError

    waits = iter(_WAITS_SECONDS)
    while True:
        before = work.batches
        try:
            return work.run()
        except (ServiceUnavailable, SessionExpired, TransientError):
            if work.batches > before:
                waits = iter(_WAITS_SECONDS)
            wait = next(waits, None)
            if wait is None:
                raise
            work.progress(LoadStep("again"))
            time.sleep(wait)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What a plan comes to."""

    nodes: Changes
    relationships: Changes
    kept: int

    @classmethod
    def of(cls, plan: Plan) -> _Counts:
        retiring = len(plan.retiring)
        return cls(
            Changes(removed=len(plan.gone_nodes) + retiring, **plan.nodes),
            Changes(removed=len(plan.gone_edges), **plan.edges),
            retiring,
        )


class _Load:
    """One load, which may be run anew from where it broke off.

    batches: the number of those written so far. first: what the first run planned.
    """

    def __init__(
        self, connection: Connection, tables: Tables, how: Loading, progress: Progress
    ) -> None:
        self.connection = connection
        self.tables = tables
        self.how = how
        self.progress = progress
        self.batches = 0
        self.first: _Counts | None = None

    def run(self) -> _Counts:
        """Compare and write; return what the first run planned."""
        if self.how.dry_run:
            self.progress(LoadStep("compare"))
            with self._plan() as plan:
                return _Counts.of(plan)
        types = [type for (type,) in self.tables.rows(_TYPES)]
        create_indexes(self.connection, types, lexical=self.how.shape.lexical)
        self.progress(LoadStep("wait"))
        with self.connection.holding(_HOLD, {"dataset": self.how.dataset}) as still_held:
            self.progress(LoadStep("compare"))
            with self._plan() as plan:
                self.first = self.first or _Counts.of(plan)
                self._write(plan, still_held)
        return self.first

    def _plan(self) -> contextlib.AbstractContextManager[Plan]:
        how = self.how
        return planned(
            self.connection.read,
            self.tables,
            how.dataset,
            shape=how.shape if how.check else None,
            measures=how.measures,
        )

    def _write(self, plan: Plan, still_held: Callable[[], None]) -> None:
        writing = Writing(plan, self.how.shape, self.how.measures)
        nodes, edges = plan.nodes, plan.edges
        stages: list[tuple[str, int, Iterable[tuple[str, Iterable[Any]]]]] = [
            (
                "remove",
                len(plan.gone_edges) + len(plan.gone_nodes) + len(plan.retiring),
                removals(plan),
            ),
            ("nodes", nodes["added"] + nodes["changed"], written_nodes(writing)),
            (
                "relationships",
                edges["added"] + edges["changed"],
                written_edges(writing, self._elements),
            ),
            ("measures", nodes["measured"] + edges["measured"], measured(plan)),
        ]
        with ThreadPoolExecutor(max_workers=1) as writer:
            for stage, total, steps in stages:
                if total:
                    self._stage(LoadStep(stage, 0, total), steps, writer, still_held)

    def _stage(
        self,
        step: LoadStep,
        steps: Iterable[tuple[str, Iterable[Any]]],
        writer: ThreadPoolExecutor,
        still_held: Callable[[], None],
    ) -> None:
        """Write the batches of a stage, each while the next is made ready."""
        done = 0
        self.progress(step)
        under_way: tuple[Future[None], int] | None = None
        for statement, batch in _batches_of(steps):
            if under_way is not None:
                under_way[0].result()
                done += under_way[1]
                self.progress(LoadStep(step.stage, done, step.total))
            still_held()
            under_way = writer.submit(self._send, statement, batch), len(batch)
        if under_way is not None:
            under_way[0].result()
        self.progress(LoadStep(step.stage, step.total, step.total))

    def _send(self, statement: str, rows: list[Any]) -> None:
        def work(transaction: neo4j.ManagedTransaction) -> None:
            transaction.run(statement, rows=rows, dataset=self.how.dataset).consume()

        self.connection.write(work)
        self.batches += 1

    def _elements(self, kind: str) -> dict[str, str]:
        return self.connection.read(lambda t: elements_of(t, self.how.dataset, kind))


def _batches_of(steps: Iterable[tuple[str, Iterable[Any]]]) -> Iterator[tuple[str, list[Any]]]:
    for statement, rows in steps:
        for batch in batches(rows):
            yield statement, batch


def create_indexes(connection: Connection, types: Iterable[str], *, lexical: bool = False) -> None:
    """Create the constraints and indexes that are missing, and wait for them."""
    there = {
        record["name"]
        for listing in ("SHOW CONSTRAINTS YIELD name", "SHOW INDEXES YIELD name")
        for record in connection.read(lambda t, q=listing: list(t.run(q)))  # type: ignore[misc]
    }
    indexes = indexes_for(types, lexical=lexical)
    missing = [statement for name, statement in indexes.items() if name not in there]
    for statement in missing:
        connection.write(lambda t, q=statement: t.run(q).consume())  # type: ignore[misc]
    if missing:
        connection.read(lambda t: t.run("CALL db.awaitIndexes(300)").consume())


def _report(counts: _Counts, how: Loading, began: float) -> LoadReport:
    return LoadReport(
        how.dataset,
        how.dry_run,
        counts.nodes,
        counts.relationships,
        counts.kept,
        time.monotonic() - began,
    )
