import networkx as nx
import pytest

from graphbuild.config import GraphSettings
from graphbuild.graph import centrality
from graphbuild.graph.ties import Ties, read_ties
from graphbuild.model import CO_OCCURS
from tests.builders import graph, random_graph
from tests.graph.test_analysis import two_groups


def as_networkx(found: Ties) -> nx.Graph:
    """The same ties for another's algorithms."""
    other = nx.Graph()
    other.add_nodes_from(range(found.size))
    rows = zip(found.left.tolist(), found.right.tolist(), found.weight.tolist(), strict=True)
    other.add_weighted_edges_from(rows)
    return other


def test_an_id_that_no_encoding_can_write_has_a_community_too():
    kg = graph(
        {"person:\ud800": "A", "person:b": "B"}, [("person:b", CO_OCCURS, "person:\ud800", 1)]
    )
    assert centrality.communities(read_ties(kg.tables)) == [0, 0]


def test_where_nobody_is_named_nobody_has_a_rank():
    assert centrality.pagerank(read_ties(graph({}, []).tables)) == []


def test_centralities_are_those_of_networkx():
    found = read_ties(two_groups().tables)
    other = as_networkx(found)
    ranks = nx.pagerank(other, tol=1e-10)
    assert centrality.pagerank(found) == pytest.approx([ranks[n] for n in other], abs=1e-5)
    between = nx.betweenness_centrality(other)
    assert centrality.betweenness(found, 30) == pytest.approx([between[n] for n in other], abs=1e-6)


def test_estimated_from_every_entity_betweenness_is_exact():
    found = read_ties(random_graph(60, 150).tables)
    exact = centrality.betweenness(found, 30)
    assert centrality._sampled(found, found.size) == pytest.approx(exact, abs=1e-7)


def test_a_large_graph_has_its_betweenness_estimated(monkeypatch):
    found = read_ties(two_groups().tables)
    monkeypatch.setattr(centrality, "_EXACT_UP_TO", 0)
    estimated = centrality.betweenness(found, 30)
    assert estimated.index(max(estimated)) == sorted(two_groups().nx).index("person:c")


def test_betweenness_that_has_no_time_for_an_estimate_is_left_out():
    found = read_ties(random_graph(60, 150).tables)
    assert centrality.betweenness(found, 1e-6) is None
    in_time = GraphSettings(betweenness_seconds=1e-6)
    for settings in (in_time, GraphSettings(betweenness="off")):
        assert centrality.whole_of(found, settings)["betweenness"].null_count == 60
    assert centrality.whole_of(found, GraphSettings())["betweenness"].null_count == 0
