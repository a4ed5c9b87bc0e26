"""A graph loaded with --lexical, asked by neo4j-graphrag's own retrievers."""

import hashlib
from typing import Any

import pytest

from graphbuild.stores.neo4j.store import Neo4jStore
from tests.builders import small_graph
from tests.documented import ROOT, blocks
from tests.services.fixtures import driver_of, wipe
from tests.services.neo4j import LTS

pytest.importorskip("neo4j_graphrag")
pytestmark = pytest.mark.filterwarnings("ignore:The default returned:DeprecationWarning")

from neo4j_graphrag.embeddings.base import Embedder
from neo4j_graphrag.retrievers import HybridCypherRetriever, VectorCypherRetriever
from neo4j_graphrag.schema import get_structured_schema

SIZE = 384
(SHOWN,) = (
    block.text
    for block in blocks((ROOT / "docs" / "how-to" / "graphrag.md").read_text("utf-8"))
    if block.kind == "python"
)
MADE: dict[str, Any] = {}
"""What the page's block has and makes."""

CITED = """
MATCH (node)-[:FROM_DOCUMENT]->(document:Document)
RETURN node.text AS text, document.title AS title,
       [(entity:__Entity__)-[:FROM_CHUNK]->(node) | entity.name] AS names, score
"""


class WordsEmbedder(Embedder):
    """Counts words by a digest: the same text has the same numbers everywhere."""

    def embed_query(self, text: str) -> list[float]:
        counts = [0.01] * SIZE
        for word in text.lower().strip(".").split():
            counts[hashlib.sha256(word.encode()).digest()[0] % 32] += 1
        return counts


@pytest.fixture(scope="module")
def driver(neo4j_servers):
    """A driver of a database with one lexical graph, its chunks embedded as the page shows it."""
    login = neo4j_servers(LTS)
    wipe(login)
    with Neo4jStore(login, "press") as store:
        store.load(small_graph(), lexical=True)
    with driver_of(login) as driver:
        MADE.update(driver=driver, embedder=WordsEmbedder())
        exec(SHOWN, MADE)  # noqa: S102 - our own page
        driver.execute_query("CALL db.awaitIndexes(60)")
        yield driver
        driver.execute_query("DROP INDEX chunks")


@pytest.mark.parametrize("question", ["Were Harbour Trust and Lagos there", "Lagos"])
def test_vectors_lead_to_the_sentence_its_document_and_its_names(driver, question):
    retriever = VectorCypherRetriever(driver, "chunks", CITED, embedder=WordsEmbedder())
    best = retriever.get_search_results(query_text=question, top_k=1).records[0]
    assert best["text"] == "Harbour Trust and Lagos were there."
    assert best["title"] == "Title a"
    assert sorted(best["names"]) == ["Harbour Trust", "Lagos"]


def test_words_and_vectors_together_find_the_sentence(driver):
    retriever = HybridCypherRetriever(
        driver, "chunks", "graphbuild_chunks", CITED, embedder=WordsEmbedder()
    )
    found = retriever.get_search_results(query_text="Jorg", top_k=2).records
    assert {record["text"] for record in found} >= {"Ada Nwosu and Jörg Weiß were there."}


def test_what_the_page_shows_finds_the_sentence_with_what_it_states(driver):
    asked = "Ada Nwosu and Harbour Trust were there."
    found = MADE["retriever"].get_search_results(query_text=asked, top_k=5).records
    (best,) = (record for record in found if record["sentence"] == asked)
    assert best["title"] == "Title a"
    assert best["facts"] == ["Ada Nwosu WORKS_FOR Harbour Trust"]


def test_chunks_are_linked_as_graphrag_links_its_own(driver):
    rows = driver.execute_query(
        "MATCH (c:Chunk) OPTIONAL MATCH (c)-[:NEXT_CHUNK]->(d:Chunk) "
        "RETURN c.index AS one, d.index AS other ORDER BY one"
    ).records
    assert [record.values() for record in rows] == [[0, 1], [1, 2], [2, 3], [3, None]]


def test_the_schema_reader_tells_labels_and_edges(driver):
    names = driver.execute_query("SHOW PROCEDURES YIELD name RETURN collect(name)").records[0][0]
    if "apoc.meta.data" not in names:
        pytest.skip("neo4j-graphrag reads a schema through APOC, which this server does not have")
    schema = get_structured_schema(driver)
    assert {"property": "text", "type": "STRING"} in schema["node_props"]["Chunk"]
    assert {"property": "name", "type": "STRING"} in schema["node_props"]["Person"]
    ends = {(r["start"], r["type"], r["end"]) for r in schema["relationships"]}
    assert ("Chunk", "FROM_DOCUMENT", "Document") in ends
    assert ("Person", "WORKS_FOR", "Organization") in ends
