"""A graph as what a store can hold."""

import pytest

from graphbuild.errors import StoreError
from graphbuild.stores.property_graph import Shape, stored_id
from graphbuild.stores.whole import edges_of, nodes_of
from tests.builders import graph, small_graph


def test_documents_follow_the_entities_and_have_no_type():
    nodes = list(nodes_of(small_graph(), Shape(sentences=False)))
    assert [node.labels for node in nodes][-3:] == [
        ("Entity", "Place"),
        ("Document",),
        ("Document",),
    ]


def test_what_is_none_or_no_number_is_left_out():
    kg = graph({"person:x": "X"}, [])
    kg.nx.nodes["person:x"].update(pagerank=float("nan"), first_seen=None)
    (node, *_) = nodes_of(kg, Shape())
    assert {"pagerank", "first_seen"}.isdisjoint(node.properties)


def test_a_type_that_is_no_label_is_refused():
    kg = graph({"person:x": "X"}, [])
    kg.nx.nodes["person:x"]["type"] = "Person`) DETACH DELETE n //"
    with pytest.raises(StoreError, match="no entity type"):
        list(nodes_of(kg, Shape()))


def test_a_value_that_no_store_can_hold_names_its_owner():
    kg = graph({"person:x": "X"}, [])
    kg.nx.nodes["person:x"]["notes"] = {"by": "hand"}
    with pytest.raises(StoreError, match="person:x: notes is a dict"):
        list(nodes_of(kg, Shape()))


def test_an_id_too_long_for_an_index_is_its_start_and_a_digest():
    assert stored_id("person:x") == "person:x"
    long, other = (stored_id(f"person:{'x' * 5000}{end}") for end in "ab")
    assert long != other
    assert len(long) < 300


def test_an_edge_carries_no_more_sentences_than_it_may():
    edges = edges_of(small_graph(), Shape(per_edge=0, sentences=False))
    assert all(edge.properties.get("evidence", []) == [] for edge in edges)
