import datetime as dt

import pytest

from graphbuild.config import Config
from graphbuild.graph.assemble import assemble
from graphbuild.graph.association import npmi
from graphbuild.model import CO_OCCURS, Document, Entity, Extraction, Mention, Resolution, Span


def corpus(*texts: str) -> tuple[list[tuple[Document, Extraction]], Resolution]:
    """Documents whose sentences end in a full stop and whose names are A, B, C."""
    read, assignment = [], {}
    for number, text in enumerate(texts):
        document = Document(f"d{number}", text, None, dt.date(2025, 1, 1 + number))
        sentences, mentions, at = [], [], 0
        for index, part in enumerate(text.split(".")[:-1]):
            start = at + len(part) - len(part.lstrip())
            sentences.append(Span(start, at + len(part) + 1))
            for place in range(at, at + len(part)):
                if text[place] in "ABC":
                    span = Span(place, place + 1)
                    mentions.append(Mention(document.id, index, span, text[place], "Person"))
            at += len(part) + 1
        read.append((document, Extraction(document.id, tuple(sentences), tuple(mentions))))
        assignment[document.id] = tuple(f"person:{m.text.lower()}" for m in mentions)
    entities = {f"person:{x.lower()}": Entity(f"person:{x.lower()}", "Person", x) for x in "ABC"}
    return read, Resolution(entities, assignment, {})


def test_a_sentence_that_names_two_is_an_edge_with_that_sentence():
    kg = assemble(*corpus("A met B. C slept."), Config())
    assert list(kg.nx.edges(keys=True)) == [("person:a", "person:b", CO_OCCURS)]
    assert [e.sentence for e in kg.evidence("A", "B")] == ["A met B."]


def test_weight_counts_sentences_and_documents_are_counted_once():
    kg = assemble(*corpus("A met B and A. B saw A.", "A left B."), Config())
    edge = kg.nx.edges["person:a", "person:b", CO_OCCURS]
    assert (edge["weight"], edge["document_count"]) == (3, 2)
    assert (edge["first_seen"], edge["last_seen"]) == (dt.date(2025, 1, 1), dt.date(2025, 1, 2))


def test_a_wider_window_links_names_of_neighbouring_sentences():
    config = Config.model_validate({"edges": {"window": 2}})
    assert assemble(*corpus("A slept. B left."), config).nx.number_of_edges() == 1
    assert assemble(*corpus("A slept. B left."), Config()).nx.number_of_edges() == 0


def test_a_paragraph_links_all_that_it_names():
    config = Config.model_validate({"edges": {"window": "paragraph"}})
    kg = assemble(*corpus("A slept. B left.\n\n C woke."), config)
    assert list(kg.nx.edges()) == [("person:a", "person:b")]


def test_weak_edges_are_left_out_where_the_settings_say_so():
    config = Config.model_validate({"edges": {"min_weight": 2}})
    kg = assemble(*corpus("A met B. A met B. A met C."), config)
    assert list(kg.nx.edges()) == [("person:a", "person:b")]


def test_npmi_is_one_for_a_pair_that_only_comes_together():
    assert npmi(both=3, left=3, right=3, total=9) == 1.0


def test_npmi_is_zero_at_chance():
    assert npmi(both=1, left=2, right=2, total=4) == 0.0


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="impossible"):
        npmi(both=3, left=2, right=4, total=9)
