"""Statements counted: rows, edges, claims and who says them."""

from dataclasses import replace

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import RelationMention, Span, Statement, StatementKind
from graphbuild.stores.files.annotations import annotated
from tests.graph.counting.builders import corpus, counted

TEXT = "A told C that B met C. A and B left."


def graph(
    kind: StatementKind = "indirect",
    relation: tuple[int, int] | None = None,
    stance: str = "denies",
    said: bool = True,
) -> KnowledgeGraph:
    """A tells C that B met C. relation: the mentions that MET joins, in what A says."""
    read, who = corpus(TEXT)
    document, extraction = read[0]
    statement = Statement(0, Span(14, 21), kind, Span(2, 6), "told", stance, 1, 0.9)
    relations = (RelationMention(*relation, "MET", Span(16, 19)),) if relation else ()
    read[0] = (
        document,
        replace(extraction, statements=(statement,) if said else (), relations=relations),
    )
    return counted(read, who)


def test_a_statement_is_a_row_with_speaker_words_and_whom_it_names():
    (row,) = graph().statements(speaker="A", about="B")
    assert (row.speaker.name, row.text, row.cue, row.stance) == ("A", "B met C", "told", "denies")
    assert row.addressee is not None
    assert (row.addressee.name, [each.name for each in row.about]) == ("C", ["B", "C"])
    assert graph().statements(speaker="B") == []


def test_who_is_spoken_of_and_to_is_an_edge_with_cue_stance_and_sentence():
    kg = graph()
    edge = kg.nx.edges["person:a", "person:b", "SAID_ABOUT"]
    assert (edge["weight"], edge["cues"], edge["stance"]) == (1, ("told",), "denies")
    (sentence,) = kg.evidence("A", "B", relation="SAID_ABOUT")
    assert (sentence.sentence, sentence.pattern) == ("A told C that B met C.", "indirect")
    assert kg.nx.has_edge("person:a", "person:c", "SPOKE_TO")


def test_who_speaks_of_whom_changes_no_rank_and_no_tie():
    with_it, without = graph(), graph(said=False)
    for node in without.nx:
        ranks = ("pagerank", "community", "betweenness")
        assert [with_it.nx.nodes[node][r] for r in ranks] == [
            without.nx.nodes[node][r] for r in ranks
        ]
    tie = ("person:a", "person:b", "CO_OCCURS")
    assert with_it.nx.edges[tie] == without.nx.edges[tie]


def test_what_somebody_says_of_others_in_quotation_marks_is_a_claim_of_theirs():
    kg = graph("direct", relation=(2, 3))
    assert not kg.nx.has_edge("person:b", "person:c", "MET")
    (claim,) = kg.claims()
    assert (claim.modality, claim.by and claim.by.name, claim.type) == ("reported", "A", "MET")


def test_what_somebody_says_of_himself_is_an_edge():
    kg = graph("direct", relation=(0, 3))
    assert kg.nx.has_edge("person:a", "person:c", "MET")
    assert kg.claims() == []


def test_annotations_have_the_statement_with_speaker_cue_content_and_names():
    (line,) = annotated(graph())
    assert line["statements"] == [
        {
            "speaker": {"start": 0, "end": 1, "text": "A", "entity": "person:a"},
            "cue": {"start": 2, "end": 6, "text": "told"},
            "start": 14,
            "end": 21,
            "about": [
                {"start": 14, "end": 15, "text": "B", "entity": "person:b"},
                {"start": 20, "end": 21, "text": "C", "entity": "person:c"},
            ],
            "addressee": {"start": 7, "end": 8, "text": "C", "entity": "person:c"},
        }
    ]
    assert line["relations"] == []


def test_a_part_of_a_graph_has_what_its_own_entities_say():
    kg = graph()
    assert kg.subgraph(["B", "C"]).statements() == []
    assert len(kg.subgraph(["A", "B"]).statements()) == 1
