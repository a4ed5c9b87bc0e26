"""Docs of somebody's own pipeline: their names make the graph."""

import pytest
import spacy
from spacy.tokens import DocBin

import graphbuild
from graphbuild.config import Config
from graphbuild.errors import UsageError
from tests.builds import SMALL

TEXT = (
    "Quellmark paid the Grey Heron in Oslo. Later Karl Lund met Jana Weber.\n\n"
    "The Grey\u00ad Heron sank on Tuesday Brann said."
)


@pytest.fixture(scope="module")
def docs():
    """A pipeline that finds a ship, and takes a company for a person; a Doc without names."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "VESSEL", "pattern": "Grey Heron"},
            {"label": "VESSEL", "pattern": "Grey\u00ad Heron"},
            {"label": "PERSON", "pattern": "Quellmark"},
            {"label": "PERSON", "pattern": "Karl Lund"},
            {"label": "PERSON", "pattern": "Brann"},
            {"label": "WEATHER", "pattern": "Later"},
        ]
    )
    doc, plain = nlp(TEXT), nlp.make_doc("Emmanuel Macron flew to Berlin.")
    doc.user_data = {"id": "log", "date": "2024-05-01", "seen": object()}
    return doc, plain


TYPES = {"VESSEL": "Ship", "PERSON": "Person", "GPE": "Place"}
CONFIG = SMALL.model_copy(update={"extract": SMALL.extract.model_copy(update={"types": TYPES})})
MENTIONS = "SELECT m.*, e.type FROM mentions m JOIN entities e ON e.id = m.entity"


@pytest.fixture(scope="module")
def kg(docs, tmp_path_factory):
    return graphbuild.build(docs=docs, out=tmp_path_factory.mktemp("given") / "g", config=CONFIG)


def names(kg, document):
    return {
        (row["text"], row["type"])
        for row in kg.tables.dictionaries(MENTIONS)
        if row["document"] == document
    }


def test_the_entities_of_docs_are_the_names_of_their_documents(kg):
    assert names(kg, "log") == {
        ("Grey Heron", "Ship"),
        ("Quellmark", "Person"),
        ("Karl Lund", "Person"),
        ("Brann", "Person"),
    }
    assert str(kg.documents["log"].date) == "2024-05-01"


def test_a_doc_without_entities_is_read_as_a_text(kg):
    assert ("Emmanuel Macron", "Person") in names(kg, "docs#2")


def test_a_label_without_a_type_is_told(kg):
    assert kg.manifest["left_out"]["WEATHER"]["count"] == 1
    assert "DATE" not in kg.manifest["left_out"]
    assert "own_names" in kg.manifest["notices"]["docs"]


def test_a_file_of_docs_gives_the_same_graph_and_without_its_names_that_of_the_text(
    docs, kg, tmp_path
):
    plain = docs[0].copy()
    plain.user_data = {"id": "log", "date": "2024-05-01"}
    DocBin(docs=[plain], store_user_data=True).to_disk(tmp_path / "a.spacy")
    same = graphbuild.build(tmp_path / "a.spacy", tmp_path / "g", config=CONFIG)
    assert names(same, "log") == names(kg, "log")
    settings = CONFIG.model_copy(
        update={"sources": CONFIG.sources.model_copy(update={"own_names": False})}
    )
    anew = graphbuild.build(tmp_path / "a.spacy", tmp_path / "g", config=settings)
    assert anew.manifest["counts"]["reused"] == 0
    assert ("Oslo", "Place") in names(anew, "log")
    assert not any(type == "Ship" for _, type in names(anew, "log"))


def test_neither_inputs_nor_docs_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="no input"):
        graphbuild.build(out=tmp_path / "g", docs=[], config=Config())
