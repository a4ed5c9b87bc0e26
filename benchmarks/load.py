"""How fast a graph gets into Neo4j: ours, one query an edge, and neo4j-graphrag's writer.

    python -m benchmarks.load [--nodes 5000] [--edges 50000] [--rounds 3]

All write the same graph, edges of six properties, to one server on this machine; the fastest
of the rounds after a first one counts. The nodes are there before, except for neo4j-graphrag's
writer, which takes a graph as a whole. One query an edge finds both nodes by an index and is
measured on a tenth of the edges, in the two ways that tutorials have it: `driver.execute_query`,
as the driver's own manual begins, and `session.run` in one session. neo4j-graphrag is measured
if it is installed; its writer needs APOC, which Maven fetches.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.metadata
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from graphbuild.knowledge_graph import GraphRecords, KnowledgeGraph
from graphbuild.stores.neo4j import Neo4jStore
from graphbuild.stores.neo4j_connection import Login
from graphbuild.stores.schema import edges_of, nodes_of
from tests.builders import random_graph
from tests.services.fixtures import driver_of, wipe
from tests.services.neo4j import LTS, USERNAME, Server, jars_of, running

APOC = "5.26.19"
ONE_BY_ONE = (
    "MATCH (a:Entity {id: $head}) MATCH (b:Entity {id: $tail}) "
    "MERGE (a)-[r:CO_OCCURS]->(b) SET r += $properties"
)


def ours(login: Login, kg: KnowledgeGraph) -> tuple[float, int]:
    """Return the seconds of a load and the number of its relationships."""
    _load_nodes(login, kg)
    began = time.perf_counter()
    with Neo4jStore(login, "bench") as store:
        report = store.load(kg)
    return time.perf_counter() - began, report.relationships.added


def one_by_one(login: Login, kg: KnowledgeGraph) -> tuple[float, int]:
    """Return the seconds of a tenth of the relationships, a query each, and their number."""
    _load_nodes(login, kg)
    edges = list(edges_of(kg, per_edge=5))
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
    edges = list(edges_of(kg, per_edge=5))
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
        store.load(KnowledgeGraph(nodes))


def graphrag(login: Login, kg: KnowledgeGraph) -> tuple[float, int]:
    """Return the seconds of neo4j-graphrag's writer and the number of relationships."""
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    nodes = [Neo4jNode(id=n.id, label="Person", properties=n.properties) for n in nodes_of(kg)]
    edges = [
        Neo4jRelationship(
            start_node_id=e.head, end_node_id=e.tail, type=e.type, properties=e.properties
        )
        for e in edges_of(kg, per_edge=5)
    ]
    graph = Neo4jGraph(nodes=nodes, relationships=edges)
    with driver_of(login) as driver:
        began = time.perf_counter()
        asyncio.run(Neo4jWriter(driver).run(graph))
        return time.perf_counter() - began, len(edges)


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _made(nodes: int, edges: int) -> KnowledgeGraph:
    kg = random_graph(nodes, edges)
    return KnowledgeGraph(kg.nx, GraphRecords(evidence=kg.records.evidence))


def _with_apoc(server: Server) -> None:
    (jar,) = jars_of("apoc-core", APOC, group="org.neo4j.procedure", classifier="core").glob(
        f"*apoc-core-{APOC}-core.jar"
    )
    plugins = server.home / "plugins"
    plugins.mkdir()
    shutil.copy(jar, plugins / Path(jar).name)


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
    installed = _installed("neo4j-graphrag")
    if installed:
        ways["neo4j-graphrag writer"] = graphrag
    kg = _made(given.nodes, given.edges)
    fast = "with" if _installed("neo4j-rust-ext") else "without"
    print(f"Neo4j {LTS}, driver {fast} neo4j-rust-ext")
    print(f"{given.nodes:,} nodes, {given.edges:,} edges; the fastest of {given.rounds} runs")
    rates = {}
    with running(LTS, before=_with_apoc if installed else lambda _: None) as server:
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
            print(f"{name:24} {relationships:7,} in {seconds:6.1f} s  {rates[name]:8,.0f} a second")
    ratios = [
        f"{rates['graphbuild load'] / rate:.1f} times the rate of {name}"
        for name, rate in rates.items()
        if name != "graphbuild load"
    ]
    print(f"graphbuild load: {', '.join(ratios)}")


if __name__ == "__main__":
    main()
