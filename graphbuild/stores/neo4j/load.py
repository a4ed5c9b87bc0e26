"""Loading: compare, then write what differs, in batches, one load of a dataset at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.stores.cypher import LOAD, SCHEMA, batches
from graphbuild.stores.neo4j.connection import Connection
from graphbuild.stores.neo4j.plan import Plan, Wanted, read_plan
from graphbuild.stores.neo4j.steps import stages_of
from graphbuild.stores.property_graph import edges_of, nodes_of

if TYPE_CHECKING:
    import neo4j

_WAITS_SECONDS = (1, 2, 4, 8, 15, 30)

_HOLD = f"CREATE (n:{LOAD} {{dataset: $dataset}})"


@dataclass(frozen=True, slots=True)
class LoadStep:
    """How far a load is. done: rows of its stage.

    stage: wait, compare, remove, nodes, relationships, or again after a failure.
    """

    stage: str
    done: int = 0
    total: int = 0


Progress = Callable[[LoadStep], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of nodes or of relationships."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """Return how many are not as they were."""
        return self.added + self.changed + self.removed


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


def load(  # noqa: PLR0913 - keyword-only options
    connection: Connection,
    kg: KnowledgeGraph,
    dataset: str,
    *,
    per_edge: int,
    dry_run: bool,
    progress: Progress,
) -> LoadReport:
    """Make the dataset equal to the graph; see `Neo4jStore.load`.

    What breaks off (the server restarts, a connection is lost) is compared and taken
    up again after a growing wait, six times at most without getting any further.
    """
    began = time.monotonic()
    wanted = Wanted.of(nodes_of(kg), edges_of(kg, per_edge=per_edge))
    if dry_run:
        progress(LoadStep("compare"))
        plan = connection.read(lambda transaction: read_plan(transaction, wanted, dataset))
        return _report(plan, dataset, dry_run=True, began=began)
    first = _until_done(_Load(connection, wanted, dataset, progress))
    return _report(first, dataset, dry_run=False, began=began)


def _until_done(work: _Load) -> Plan:
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


class _Load:
    """One load, which may be run anew from where it broke off.

    batches: the number of those written so far. first: the plan of the first run.
    """

    def __init__(
        self, connection: Connection, wanted: Wanted, dataset: str, progress: Progress
    ) -> None:
        self.connection = connection
        self.wanted = wanted
        self.dataset = dataset
        self.progress = progress
        self.batches = 0
        self.first: Plan | None = None

    def run(self) -> Plan:
        """Compare and write; return what the first run planned."""
        create_schema(self.connection)
        self.progress(LoadStep("wait"))
        with self.connection.holding(_HOLD, {"dataset": self.dataset}) as still_held:
            self.progress(LoadStep("compare"))
            plan = self.connection.read(lambda t: read_plan(t, self.wanted, self.dataset))
            self.first = self.first or plan
            for stage, steps in stages_of(plan):
                total = sum(len(rows) for _, rows in steps)
                done = 0
                for statement, rows in steps:
                    for batch in batches(rows):
                        self.progress(LoadStep(stage, done, total))
                        still_held()
                        self._write(statement, batch)
                        done += len(batch)
                if total:
                    self.progress(LoadStep(stage, total, total))
        return self.first

    def _write(self, statement: str, rows: Sequence[Any]) -> None:
        def work(transaction: neo4j.ManagedTransaction) -> None:
            transaction.run(statement, rows=rows, dataset=self.dataset).consume()

        self.connection.write(work)
        self.batches += 1


def create_schema(connection: Connection) -> None:
    """Create the constraints and indexes that are missing, and wait for them."""
    there = {
        record["name"]
        for listing in ("SHOW CONSTRAINTS YIELD name", "SHOW INDEXES YIELD name")
        for record in connection.read(lambda t, q=listing: list(t.run(q)))  # type: ignore[misc]
    }
    missing = [statement for name, statement in SCHEMA.items() if name not in there]
    for statement in missing:
        connection.write(lambda t, q=statement: t.run(q).consume())  # type: ignore[misc]
    if missing:
        connection.read(lambda t: t.run("CALL db.awaitIndexes(300)").consume())


def _report(plan: Plan, dataset: str, *, dry_run: bool, began: float) -> LoadReport:
    return LoadReport(
        dataset,
        dry_run,
        Changes(
            len(plan.added_nodes),
            len(plan.changed_nodes),
            len(plan.gone_nodes) + len(plan.kept_nodes),
            plan.unchanged_nodes,
        ),
        Changes(
            len(plan.added_edges),
            len(plan.changed_edges),
            len(plan.gone_edges),
            plan.unchanged_edges,
        ),
        len(plan.kept_nodes),
        time.monotonic() - began,
    )
