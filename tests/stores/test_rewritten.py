"""What the embedded store does with a query before its engine gets it."""

import pytest

from graphbuild.errors import QueryError
from graphbuild.stores.embedded import EmbeddedStore
from graphbuild.stores.hashed import hashed
from graphbuild.stores.property_graph import Shape
from graphbuild.stores.rewritten import rewritten
from graphbuild.stores.whole import edges_of, nodes_of
from tests.builders import graph, small_graph


@pytest.fixture(scope="module")
def store():
    return EmbeddedStore.of(small_graph())


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Person) RETURN n.name AS name ORDER BY name LIMIT 3",
        "RETURN 'n:A&B round(-2.5)' AS x // n:A|B",
        "MATCH (a)-[r:MET|LEADS]->(b) RETURN r",
        "WITH {a: 1} AS m RETURN [x IN [1] WHERE x > 0 | x] AS l",
    ],
)
def test_what_means_the_same_is_left_as_it_is(cypher):
    assert rewritten(cypher) == cypher


def test_columns_are_named_as_the_query_says_it(store):
    assert store.query("RETURN round(-2.5)").columns == ("round(-2.5)",)


@pytest.mark.parametrize(
    ("cypher", "near"),
    [
        ("MATCH (p:Person) WHERE p.mention_cout > 1 RETURN p.id", "mention_count"),
        ("MATCH (p:Person {nme: 'x'}) RETURN p.id", "name"),
        ("MATCH ()-[r:CO_OCCURS]-() RETURN r.wieght", "weight"),
    ],
)
def test_a_misspelt_property_is_warned_of_with_the_near_name(store, cypher, near):
    (told,) = store.query(cypher).warnings
    assert f"Did you mean {near}" in told


def test_keys_of_ones_own_maps_and_parts_of_dates_are_no_faults(store):
    query = "MATCH (d:Document) WITH {day: d.date.day, sum: 1} AS m RETURN m.sum, m.day"
    assert store.query(query).warnings == ()


def test_a_store_without_sentences_says_where_they_are():
    store = EmbeddedStore.of(small_graph(), sentences=False)
    with pytest.raises(QueryError, match=r"tables alone.*embedded_sentences"):
        store.query("MATCH (s:Sentence) RETURN s.text")
    rows = store.query("MATCH ()-[r:MET]->() RETURN size(r.evidence_sentences) AS n")
    assert rows == [{"n": 1}]


@pytest.mark.parametrize("id", ["person:x", "person:\ta\x00b", "person:" + "y" * 5_000])
def test_every_row_has_a_number_of_its_own_under_the_id_that_stores_have(id):
    kg = graph({id: "X", "place:y": "Y"}, [(id, "MET", "place:y", 1)])
    shape = Shape(lexical=True)
    with hashed(kg.tables, shape) as tables:
        nodes = {(n.kind, n.id) for n in nodes_of(kg, shape)}
        edges = {(e.head_kind, e.head, e.type, e.tail_kind, e.tail) for e in edges_of(kg, shape)}
        assert {*tables.rows("SELECT kind, id FROM node_keys")} == nodes
        ends = "head_kind, head, type, tail_kind, tail"
        assert {*tables.rows(f"SELECT {ends} FROM edge_keys")} == edges  # noqa: S608 - ours
        numbers = tables.rows("SELECT count(DISTINCT content_hash), count(*) FROM edge_keys")
        assert numbers[0][0] == numbers[0][1]
