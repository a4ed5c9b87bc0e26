from dataclasses import replace

import pytest

from graphbuild.errors import TooLargeError
from graphbuild.graph import schema
from graphbuild.graph.forms import as_networkx
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS, Comparison, Doubt
from tests.builders import graph, small_graph


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


def test_a_graph_that_memory_would_not_hold_as_networkx_is_told_with_its_size(monkeypatch):
    kg = KnowledgeGraph(tables=small_graph().tables)
    monkeypatch.setattr(as_networkx, "free_megabytes", lambda: -1)
    with pytest.raises(TooLargeError, match=r"4 entities and 5 relations .* MB .*kg\.subgraph"):
        _ = kg.nx
    monkeypatch.undo()
    assert len(kg.nx) == 4


def test_documents_are_read_one_by_one_and_all_together():
    documents = small_graph().documents
    assert dict(documents) == {each.id: each for each in documents.values()}
    assert documents["a.txt"].title == "Title a"
    assert "nobody.txt" not in documents


def test_a_part_of_a_part_is_what_both_leave():
    part = small_graph().subgraph("Ada Nwosu", hops=1).subgraph("Jörg Weiß", hops=1)
    assert {e.name for e in part.entities()} == {"Ada Nwosu", "Jörg Weiß"}
    assert [kind for _, kind, _, _ in part.relations()] == [CO_OCCURS, "MET"]


def test_a_users_own_attributes_are_kept():
    kg = small_graph()
    kg.nx.nodes["place:lagos"]["notes"] = ["by", "hand"]
    assert KnowledgeGraph(tables=kg.tables).nx.nodes["place:lagos"]["notes"] == ("by", "hand")


def test_a_part_counts_the_mentions_of_its_entities_alone():
    part = small_graph().subgraph("Lagos")
    assert part.records.mentioned_in == {("place:lagos", "a.txt"): 1}


def test_the_tables_of_an_empty_graph_have_the_schemas_columns():
    nodes, edges = graph({}, []).to_pandas()
    assert list(nodes.columns) == list(schema.NODES)
    assert list(edges.columns) == [*schema.ENDS, *schema.EDGE_ATTRIBUTES]
