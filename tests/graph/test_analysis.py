import datetime as dt
import itertools

from graphbuild.graph import analysis
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS
from tests.builders import graph


def two_groups() -> KnowledgeGraph:
    """Four friends of A, four of B, and C who knows A and B."""
    nodes = {f"person:{side}{n}": f"{side}{n}" for side in "ab" for n in range(4)}
    pairs = [
        (f"person:{side}{n}", f"person:{side}{m}")
        for side in "ab"
        for n, m in itertools.combinations(range(4), 2)
    ]
    pairs += [("person:a0", "person:c"), ("person:b0", "person:c")]
    edges = [(left, CO_OCCURS, right, 2) for left, right in pairs]
    return graph({**nodes, "person:c": "C", "person:alone": "Alone"}, edges)


def test_groups_are_communities_and_who_has_no_ties_has_none():
    kg = analysis.described(two_groups())
    of = {node: data.get("community") for node, data in kg.nx.nodes(data=True)}
    assert len({of[f"person:a{n}"] for n in range(4)}) == 1
    assert of["person:a1"] != of["person:b1"]
    assert of["person:alone"] is None
    assert min(n for n in of.values() if n is not None) == 0


def test_the_broker_is_who_joins_the_groups():
    kg = analysis.described(two_groups())
    first = analysis.brokers(kg)[0]
    assert first.entity.name == "C"
    assert len(first.communities) > 1
    assert 0 < first.participation < 1


def test_components_are_counted_largest_first():
    assert analysis.components(two_groups()) == [9, 1]


def test_growth_counts_what_each_period_saw_first():
    kg = two_groups()
    kg.nx.nodes["person:c"]["first_seen"] = dt.date(2025, 4, 1)
    march, april = analysis.growth(kg)
    assert (march.period, march.documents, march.entities) == ("2025-03", 2, 9)
    assert (april.period, april.documents, april.entities) == ("2025-04", 0, 1)


def test_a_graph_without_ties_can_be_described():
    kg = analysis.described(graph({"person:a": "A"}, []))
    assert kg.nx.nodes["person:a"]["pagerank"] == 1
    assert analysis.brokers(kg) == []
