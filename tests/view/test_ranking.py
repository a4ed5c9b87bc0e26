"""Who leads and who belongs together on the page is what the graph's analysis says."""

import pytest

from graphbuild.graph.analysis import described
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS
from graphbuild.view.ranking import standing
from tests.builders import graph, small_graph


def with_loners() -> KnowledgeGraph:
    """A pair, and two entities that nothing ties to anyone."""
    return graph({f"person:{n}": n for n in "abcd"}, [("person:a", CO_OCCURS, "person:b", 2)])


def test_what_a_build_has_stored_is_what_the_page_shows():
    kg = small_graph()
    for n, node in enumerate(sorted(kg.nx)):
        kg.nx.nodes[node].update(pagerank=0.1 * (n + 1), community=n % 2)
    rank, home = standing(kg.tables)
    assert rank.tolist() == pytest.approx([0.1, 0.2, 0.3, 0.4])
    assert home.tolist() == [0, 1, 0, 1]


def test_a_graph_that_was_never_described_is_ranked_as_a_build_would():
    kg = small_graph()
    for found, stored in zip(standing(kg.tables), standing(described(kg).tables), strict=True):
        assert found.tolist() == stored.tolist()


def test_each_entity_without_ties_is_a_group_of_its_own():
    for kg in (with_loners(), described(with_loners())):
        assert standing(kg.tables)[1].tolist() == [0, 0, 1, 2]


def test_a_stored_community_stays_beside_entities_that_have_none():
    kg = with_loners()
    for node, home in {"person:a": 0, "person:b": 1, "person:c": None}.items():
        kg.nx.nodes[node]["community"] = home
    assert standing(kg.tables)[1].tolist() == [0, 1, 2, 3]
