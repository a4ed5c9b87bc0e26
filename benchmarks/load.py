"""How fast a graph gets into Neo4j: ours, and one query an edge.

    python -m benchmarks.load [--nodes 5000] [--edges 50000] [--rounds 3]

All write the same graph, edges of six properties, to one server on this machine; the fastest
of the rounds after a first one counts. The nodes are there before. One query an edge finds both
nodes by an index and is measured on a tenth of the edges, in the two ways that tutorials have
it: `driver.execute_query`, as the driver's own manual begins, and `session.run` in one session.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from graphbuild.graph.knowledge_graph import GraphRecords, KnowledgeGraph
from graphbuild.stores.files.formats import export
from graphbuild.stores.neo4j.connection import Login
from graphbuild.stores.neo4j.store import Neo4jStore
from graphbuild.stores.property_graph import relations_of
from tests.builders import random_graph
from tests.services.fixtures import driver_of, wipe
from tests.services.neo4j import LTS, USERNAME, Server, running

ONE_BY_ONE = (
    "MATCH (a:Entity {id: $head}) MATCH (b:Entity {id: $tail}) "
    "MERGE (a)-[r:CO_OCCURS]->(b) SET r += $properties"
)


def ours(login: Login, kg: KnowledgeGraph) -> tuple[float, int]:
    """Return the seconds of a load and the number of its relationships."""
    _load_nodes(login, kg)
    began = time.perf_counter()
    with Neo4jStore(login, "bench") as store:
        report = store.load(kg, sentences=False)
    return time.perf_counter() - began, report.relationships.added


def in_step(login: Login, kg: KnowledgeGraph) -> float:
    """Return the seconds of a load that finds nothing to change."""
    began = time.perf_counter()
    with Neo4jStore(login, "bench") as store:
        report = store.load(kg, sentences=False)
    if report.total:
        raise RuntimeError(f"{report.total} changes where there should be none")
    return time.perf_counter() - began


def by_files(kg: KnowledgeGraph) -> tuple[float, int]:
    """Return the seconds of the export for neo4j-admin and of the import, a server not yet run."""
    seconds = 0.0

    def imported(server: Server) -> None:
        nonlocal seconds
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            export(kg, "neo4j-admin", Path(folder) / "files", dataset="bench", sentences=False)
            arguments = ("database", "import", "full", "neo4j", "@import.args")
            server.admin(*arguments, folder=Path(folder) / "files")
            seconds = time.perf_counter() - began

    with running(LTS, before=imported, compiled=4):
        return seconds, kg.counts()["relations"]


def one_by_one(login: Login, kg: KnowledgeGraph) -> tuple[float, int]:
    """Return the seconds of a tenth of the relationships, a query each, and their number."""
    _load_nodes(login, kg)
    edges = list(relations_of(kg, per_edge=5))
    sample = edges[: max(len(edges) // 10, 1)]
    with driver_of(login) as driver, driver.session() as session:
        began = time.perf_counter()
        for edge in sample:
            values = {"head": edge.head, "tail": edge.tail, "properties": edge.properties}
            session.run(ONE_BY_ONE, values).consume()
        return time.perf_counter() - began, len(sample)


def by_execute_query(login: Login, kg: KnowledgeGraph) -> tuple[float, int]:
    """Return the same as `one_by_one`, a managed transaction for each relationship."""
    _load_nodes(login, kg)
    edges = list(relations_of(kg, per_edge=5))
    sample = edges[: max(len(edges) // 10, 1)]
    with driver_of(login) as driver:
        began = time.perf_counter()
        for edge in sample:
            values = {"head": edge.head, "tail": edge.tail, "properties": edge.properties}
            driver.execute_query(ONE_BY_ONE, values)
        return time.perf_counter() - began, len(sample)


def _load_nodes(login: Login, kg: KnowledgeGraph) -> None:
    nodes = kg.nx.copy()
    nodes.remove_edges_from(list(kg.nx.edges(keys=True)))
    with Neo4jStore(login, "bench") as store:
        store.load(KnowledgeGraph(nodes), sentences=False)


def _made(nodes: int, edges: int) -> KnowledgeGraph:
    kg = random_graph(nodes, edges)
    return KnowledgeGraph(kg.nx, GraphRecords(evidence=kg.records.evidence))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=5_000)
    parser.add_argument("--edges", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    ways: dict[str, Callable[[Login, KnowledgeGraph], tuple[float, int]]] = {
        "graphbuild load": ours,
        "execute_query an edge": by_execute_query,
        "session.run an edge": one_by_one,
    }
    kg = _made(given.nodes, given.edges)
    opened = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    fast = "with" if importlib.util.find_spec("neo4j._rust") else "without"
    print(f"Neo4j {LTS}, driver {fast} neo4j-rust-ext")
    print(f"{given.nodes:,} nodes, {given.edges:,} edges; the fastest of {given.rounds} runs")
    rates = {}
    with running(LTS, compiled=4) as server:
        login = Login(server.uri, USERNAME, server.password)
        for name, write in ways.items():
            wipe(login)
            write(login, kg)
            rounds = []
            for _ in range(given.rounds):
                wipe(login)
                rounds.append(write(login, kg))
            seconds, relationships = min(rounds)
            rates[name] = relationships / seconds
            if write is ours:
                print(f"{'again, nothing changed':24} {'':7}    {in_step(login, kg):6.1f} s")
            print(f"{name:24} {relationships:7,} in {seconds:6.1f} s  {rates[name]:8,.0f} a second")
    seconds, relationships = by_files(kg)
    print(f"{'neo4j-admin, from nothing':24} {relationships:7,} in {seconds:6.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"memory of the client at most {peak:,} MB, {opened:,} MB of it with the graph opened")
    ratios = [
        f"{rates['graphbuild load'] / rate:.1f} times the rate of {name}"
        for name, rate in rates.items()
        if name != "graphbuild load"
    ]
    print(f"graphbuild load: {', '.join(ratios)}")


if __name__ == "__main__":
    main()
