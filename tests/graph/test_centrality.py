import networkx as nx
import pytest

from graphbuild.graph import centrality
from graphbuild.graph.analysis import ties
from graphbuild.model import CO_OCCURS
from tests.builders import graph, random_graph
from tests.graph.test_analysis import two_groups


def as_networkx(found: centrality.Ties) -> nx.Graph:
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
    assert centrality.communities(ties(kg)) == [0, 0]


def test_centralities_are_those_of_networkx():
    found = ties(two_groups())
    other = as_networkx(found)
    ranks = nx.pagerank(other, tol=1e-10)
    assert centrality.pagerank(found) == pytest.approx([ranks[n] for n in other], abs=1e-5)
    between = nx.betweenness_centrality(other)
    assert centrality.betweenness(found) == pytest.approx([between[n] for n in other], abs=1e-6)


def test_estimated_from_every_entity_betweenness_is_exact():
    found = ties(random_graph(60, 150))
    exact = centrality.betweenness(found)
    assert centrality._sampled(found, found.size) == pytest.approx(exact, abs=1e-7)


def test_a_large_graph_has_its_betweenness_estimated(monkeypatch):
    found = ties(two_groups())
    monkeypatch.setattr(centrality, "_EXACT_UP_TO", 0)
    estimated = centrality.betweenness(found)
    assert estimated.index(max(estimated)) == sorted(two_groups().nx).index("person:c")
