import datetime as dt

import pytest

from graphbuild.config import Config
from graphbuild.graph.association import npmi
from graphbuild.model import CO_OCCURS
from tests.graph.counting.builders import corpus, counted


def test_a_sentence_that_names_two_is_an_edge_with_that_sentence():
    kg = counted(*corpus("A met B. C slept."), Config())
    assert list(kg.nx.edges(keys=True)) == [("person:a", "person:b", CO_OCCURS)]
    assert [e.sentence for e in kg.evidence("A", "B")] == ["A met B."]


def test_weight_counts_sentences_and_documents_are_counted_once():
    kg = counted(*corpus("A met B and A. B saw A.", "A left B."), Config())
    edge = kg.nx.edges["person:a", "person:b", CO_OCCURS]
    assert (edge["weight"], edge["document_count"]) == (3, 2)
    assert (edge["first_seen"], edge["last_seen"]) == (dt.date(2025, 1, 1), dt.date(2025, 1, 2))


def test_a_wider_window_links_names_of_neighbouring_sentences():
    config = Config.model_validate({"edges": {"window": 2}})
    assert counted(*corpus("A slept. B left."), config).nx.number_of_edges() == 1
    assert counted(*corpus("A slept. B left."), Config()).nx.number_of_edges() == 0


def test_a_paragraph_links_all_that_it_names():
    config = Config.model_validate({"edges": {"window": "paragraph"}})
    kg = counted(*corpus("A slept. B left.\n\n C woke."), config)
    assert list(kg.nx.edges()) == [("person:a", "person:b")]


def test_weak_edges_are_left_out_where_the_settings_say_so():
    config = Config.model_validate({"edges": {"min_weight": 2}})
    kg = counted(*corpus("A met B. A met B. A met C."), config)
    assert list(kg.nx.edges()) == [("person:a", "person:b")]


def test_npmi_is_one_for_a_pair_that_only_comes_together():
    assert npmi(both=3, left=3, right=3, total=9) == 1.0


def test_npmi_is_zero_at_chance():
    assert npmi(both=1, left=2, right=2, total=4) == 0.0


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="impossible"):
        npmi(both=3, left=2, right=4, total=9)


def test_in_a_wider_window_a_fact_counts_once_and_not_once_for_each_window_around_it():
    config = Config.model_validate({"edges": {"window": 5}})
    kg = counted(*corpus("C woke. C slept. A met B. C left. C came. C ate."), config)
    assert kg.nx.edges["person:a", "person:b", CO_OCCURS]["weight"] == 1
    narrow = counted(*corpus("C woke. C slept. A met B. C left. C came. C ate."), Config())
    assert len(kg.evidence("A", "B")) == len(narrow.evidence("A", "B")) == 1


def test_in_a_wider_window_the_sentences_of_the_rarer_name_count():
    config = Config.model_validate({"edges": {"window": 3}})
    kg = counted(*corpus("A woke. A rose. B came. A left."), config)
    assert kg.nx.edges["person:a", "person:b", CO_OCCURS]["weight"] == 1
    assert [e.sentence for e in kg.evidence("A", "B")] == ["A rose. B came."]
