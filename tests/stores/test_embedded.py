import pytest

from graphbuild.errors import QueryError, StoreError
from graphbuild.graph.knowledge_graph import DocumentNode
from graphbuild.stores.embedded import EmbeddedStore
from tests.builders import graph, small_graph


@pytest.fixture
def store():
    return EmbeddedStore.of(small_graph())


def test_nodes_have_the_labels_of_the_schema(store):
    rows = store.query("MATCH (n:Entity:Person) RETURN n.id AS id ORDER BY id")
    assert [row["id"] for row in rows] == ["person:ada-nwosu", "person:jörg-weiß"]


def test_edges_carry_weight_and_sentences(store):
    rows = store.query("MATCH (a)-[r:WORKS_FOR]->(b) RETURN r.weight AS w, r.evidence AS e")
    assert rows == [{"w": 2, "e": ["Ada Nwosu and Harbour Trust were there."]}]


def test_documents_are_nodes(store):
    rows = store.query(
        "MATCH (:Person)-[m:MENTIONED_IN]->(d:Document) RETURN DISTINCT d.title AS t"
    )
    assert rows == [{"t": "Title a"}]


def test_parameters_are_values(store):
    cypher = "MATCH (n:Entity {name: $name}) RETURN n.id AS id"
    assert store.query(cypher, {"name": "Lagos"}) == [{"id": "place:lagos"}]
    assert store.query(cypher, {"name": "Lagos'}) DETACH DELETE n //"}) == []


def test_a_query_cannot_write(store):
    with pytest.raises(QueryError, match="queries only read"):
        store.query("MATCH (n) DETACH DELETE n")
    assert store.query("MATCH (n:Entity) RETURN count(n) AS n") == [{"n": 4}]


def test_a_syntax_error_is_shown_with_its_place(store):
    with pytest.raises(QueryError, match=r"(?s)line 1.*\n  MATCH \(n RETURN n\n +\^"):
        store.query("MATCH (n RETURN n")


def test_saved_and_opened_it_is_the_same(store, tmp_path):
    path = tmp_path / "graph.kgl"
    store.save(path)
    opened = EmbeddedStore.open(path)
    every = "MATCH (n) RETURN n.id AS id, n ORDER BY id"
    assert opened.query(every) == store.query(every)
    assert [p.name for p in tmp_path.iterdir()] == ["graph.kgl"]


def test_a_broken_file_is_named(tmp_path):
    path = tmp_path / "graph.kgl"
    path.write_bytes(b"no graph")
    with pytest.raises(StoreError, match=r"graph\.kgl"):
        EmbeddedStore.open(path)


def test_names_are_never_cypher():
    name = "x'}) DETACH DELETE n // `\\\" 😀\u2028"
    store = EmbeddedStore.of(graph({"person:x": name}, []))
    assert store.query("MATCH (n:Entity) RETURN n.name AS name") == [{"name": name}]


def test_a_graph_too_large_for_a_store_says_what_to_do_instead(tmp_path):
    EmbeddedStore.leave_out(tmp_path / "graph.kgl")
    with pytest.raises(StoreError, match=r"graph\.embedded_edges.*--since"):
        EmbeddedStore.open(tmp_path / "graph.kgl")


def test_a_document_without_a_title_has_none():
    kg = small_graph()
    for document in list(kg.records.documents):
        kg.records.documents[document] = DocumentNode(document)
    rows = EmbeddedStore.of(kg).query("MATCH (d:Document) RETURN d.title AS title")
    assert rows == [{"title": None}, {"title": None}]
