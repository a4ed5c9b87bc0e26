import datetime as dt
from dataclasses import replace

from graphbuild.config import Config
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import Modality, RelationMention, RelationType, Span
from tests.graph.counting.builders import corpus, counted

MET = RelationType("MET", ("Person",), ("Person",), symmetric=True)
LEADS = RelationType("LEADS", ("Person",), ("Organization", "Place"))
TYPES = {"MET": MET, "LEADS": LEADS}


def stated(
    texts: list[str],
    *relations: tuple[int, int, int, str],
    modality: Modality = "asserted",
    config: Config | None = None,
) -> KnowledgeGraph:
    """The graph of texts in which (document, head, tail, type) are stated."""
    read, resolution = corpus(*texts)
    for document, head, tail, kind in relations:
        text, extraction = read[document]
        relation = RelationMention(head, tail, kind, Span(0, 1), modality, 0.8, "chair", None, "x")
        kept = (*extraction.relations, relation)
        read[document] = (text, replace(extraction, relations=kept))
    return counted(read, resolution, config or Config(), TYPES)


def test_a_relation_is_an_edge_with_its_sentence_and_pattern():
    kg = stated(["A met B."], (0, 0, 1, "MET"))
    (sentence,) = kg.evidence("A", "B", relation="MET")
    assert (sentence.sentence, sentence.pattern, sentence.modality) == ("A met B.", "x", "asserted")
    edge = kg.nx.edges["person:a", "person:b", "MET"]
    assert (edge["weight"], edge["document_count"], edge["confidence"]) == (1, 1, 0.8)


def test_sentences_of_several_documents_add_up():
    kg = stated(["A met B.", "B met A."], (0, 0, 1, "MET"), (1, 0, 1, "MET"))
    edge = kg.nx.edges["person:a", "person:b", "MET"]
    assert (edge["weight"], edge["document_count"], edge["confidence"]) == (2, 2, 0.96)
    assert (edge["first_seen"], edge["last_seen"]) == (dt.date(2025, 1, 1), dt.date(2025, 1, 2))


def test_a_symmetric_relation_stands_once_and_its_mentions_stay_right():
    kg = stated(["B met A."], (0, 0, 1, "MET"))
    (sentence,) = kg.evidence("A", "B", relation="MET")
    assert [span.of("B met A.") for span in (sentence.head, sentence.tail)] == ["A", "B"]


def test_a_relation_needs_ends_that_its_type_can_join():
    assert ("person:a", "person:b", "LEADS") not in stated(
        ["A met B."], (0, 0, 1, "LEADS")
    ).nx.edges


def test_what_is_not_asserted_is_no_edge_unless_asked_for():
    given = (["A met B."], (0, 0, 1, "MET"))
    assert ("person:a", "person:b", "MET") not in stated(*given, modality="negated").nx.edges
    config = Config.model_validate({"relations": {"modality": ["asserted", "negated"]}})
    kg = stated(*given, modality="negated", config=config)
    assert kg.nx.edges["person:a", "person:b", "MET"]["modality"] == "negated"


def test_a_sentence_that_says_how_two_are_related_comes_first():
    kg = stated(["A, B. A met B at length today."], (0, 2, 3, "MET"))
    first, second = kg.records.evidence["person:a", "CO_OCCURS", "person:b"]
    assert (first.sentence, second.sentence) == ("A met B at length today.", "A, B.")
