"""What the page knows."""

from dataclasses import replace

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.drawing import ranked
from graphbuild.view.payload import payload
from tests.builders import small_graph


def known(kg: KnowledgeGraph) -> dict[str, object]:
    settings = ViewSettings()
    whole = payload(kg, ranked(kg, settings), ([], []), settings, per_edge=5)
    return whole.data


def test_a_sentences_modality_is_a_row_of_the_list_and_what_is_asserted_is_the_first():
    kg = small_graph()
    key = ("person:ada-nwosu", "MET", "person:jörg-weiß")
    (sentence,) = kg.records.evidence[key]
    kg.records.evidence[key] = (replace(sentence, modality="negated"),)
    data = known(kg)
    at = data["edges"]["relation"].index(data["relations"].index("MET"))
    assert data["modalities"][data["edges"]["evidence"][at][5]] == "negated"
    assert data["modalities"][0] == "asserted"


def test_an_edge_has_what_its_card_shows():
    shown = {"npmi", "llr", "p_value", "role", "status", "confidence", "document_count"}
    shown |= {"cues", "stance"}
    others = {"head", "relation", "tail", "weight", "first", "last", "days", "evidence", "when"}
    assert set(known(small_graph())["edges"]) == shown | others
