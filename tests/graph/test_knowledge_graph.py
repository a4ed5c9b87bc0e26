from dataclasses import replace

import pytest

from graphbuild.errors import NotConnectedError, UnknownEntityError
from graphbuild.graph import schema
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS, Comparison, Doubt
from tests.builders import graph, small_graph


def test_an_entity_is_found_by_name_alias_and_without_diacritics():
    kg = small_graph()
    assert kg.find("jorg weiss")[0].name == "Jörg Weiß"
    assert kg.find("nwosu")[0].name == "Ada Nwosu"


def test_an_unknown_name_suggests_near_ones():
    with pytest.raises(UnknownEntityError, match="Did you mean Ada Nwosu"):
        small_graph().entity("Ada Nwoso")


def test_neighbors_come_strongest_first_with_all_that_ties_them():
    neighbors = small_graph().neighbors("Ada Nwosu")
    assert [(n.entity.name, n.types, n.weight) for n in neighbors] == [
        ("Harbour Trust", ("WORKS_FOR", CO_OCCURS), 3),
        ("Jörg Weiß", ("MET", CO_OCCURS), 2),
    ]


def test_evidence_is_the_same_from_both_ends():
    kg = small_graph()
    assert kg.evidence("Lagos", "Harbour Trust") == kg.evidence("Harbour Trust", "Lagos") != []


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


def test_pandas_tables_have_a_row_for_each_node_and_edge():
    nodes, edges = small_graph().to_pandas()
    assert len(nodes) == 4
    assert set(edges["type"]) == {CO_OCCURS, "WORKS_FOR", "MET"}


def doubtful(*pairs: tuple[str, str]) -> KnowledgeGraph:
    kg = small_graph()
    told = Comparison("x", "y", "unsure", 0.5, "")
    doubts = tuple(Doubt(told, left, right) for left, right in pairs)
    return KnowledgeGraph(kg.nx, replace(kg.records, doubts=doubts))


def test_a_part_keeps_the_doubts_about_its_entities_alone():
    inside = ("place:lagos", "organization:harbour-trust")
    half = ("place:lagos", "person:jörg-weiß")
    outside = ("person:ada-nwosu", "person:jörg-weiß")
    part = doubtful(inside, half, outside).subgraph("Lagos", hops=1)
    assert {(d.left, d.right) for d in part.doubts()} == {inside, half}


def test_a_part_counts_the_mentions_of_its_entities_alone():
    part = small_graph().subgraph("Lagos")
    assert part.records.mentioned_in == {("place:lagos", "a.txt"): 1}


def test_the_tables_of_an_empty_graph_have_the_schemas_columns():
    nodes, edges = graph({}, []).to_pandas()
    assert list(nodes.columns) == list(schema.NODES)
    assert list(edges.columns) == [*schema.ENDS, *schema.EDGE_ATTRIBUTES]
