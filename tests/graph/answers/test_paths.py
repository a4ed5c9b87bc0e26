import pytest

from graphbuild.errors import NotConnectedError
from tests.builders import graph, small_graph


def test_a_path_has_the_sentences_of_each_step():
    steps = small_graph().path("Jörg Weiß", "Lagos")
    assert [s.tail.name for s in steps] == ["Ada Nwosu", "Harbour Trust", "Lagos"]
    assert all(s.evidence for s in steps)


def test_no_path_is_said_in_words():
    kg = graph({"person:a": "A", "person:b": "B"}, [])
    with pytest.raises(NotConnectedError, match="connects A and B"):
        kg.path("A", "B")


def test_a_subgraph_reaches_as_far_as_asked():
    kg = small_graph()
    assert {e.name for e in kg.subgraph("Lagos", hops=1).entities()} == {"Lagos", "Harbour Trust"}
    assert len(kg.subgraph("Lagos", hops=3)) == 4


def test_of_two_ways_of_one_length_the_one_over_the_stronger_ties_is_taken():
    ties = [("a", "b", 1), ("b", "d", 1), ("a", "c", 5), ("c", "d", 5)]
    kg = graph(
        {f"person:{n}": n for n in "abcd"},
        [(f"person:{left}", "MET", f"person:{right}", weight) for left, right, weight in ties],
    )
    assert [step.tail.name for step in kg.path("a", "d")] == ["c", "d"]


def test_a_subgraph_keeps_the_edges_that_are_asked_for():
    part = small_graph().subgraph("Ada Nwosu", hops=2, min_weight=2)
    assert part.nx.number_of_edges() == 3
    assert "place:lagos" not in part
