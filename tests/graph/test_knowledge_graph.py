from dataclasses import replace

from graphbuild.graph import schema
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


def test_a_part_counts_the_mentions_of_its_entities_alone():
    part = small_graph().subgraph("Lagos")
    assert part.records.mentioned_in == {("place:lagos", "a.txt"): 1}


def test_the_tables_of_an_empty_graph_have_the_schemas_columns():
    nodes, edges = graph({}, []).to_pandas()
    assert list(nodes.columns) == list(schema.NODES)
    assert list(edges.columns) == [*schema.ENDS, *schema.EDGE_ATTRIBUTES]
