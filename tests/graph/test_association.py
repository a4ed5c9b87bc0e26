import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency

from graphbuild.config import Config, ViewSettings
from graphbuild.graph.association import log_likelihood_ratio, p_value
from graphbuild.model import CO_OCCURS
from graphbuild.view.selection import strong_enough
from tests.builders import graph
from tests.graph.counting.builders import corpus, counted


@given(st.tuples(*[st.integers(1, 200)] * 4))
def test_the_log_likelihood_ratio_is_that_of_a_table_of_counts(table):
    both, one, other, neither = table
    ratio = log_likelihood_ratio(both, both + one, both + other, sum(table))
    rows = [[both, one], [other, neither]]
    expected, p, _, _ = chi2_contingency(rows, correction=False, lambda_="log-likelihood")
    assert ratio == pytest.approx(max(expected, 0), abs=1e-5)
    assert p_value(ratio) == pytest.approx(chi2.sf(max(expected, 0), 1), rel=0.01, abs=1e-4)
    assert p == pytest.approx(p_value(ratio), rel=0.01, abs=1e-4)


def test_counts_that_no_corpus_has_are_refused():
    with pytest.raises(ValueError, match="impossible"):
        log_likelihood_ratio(both=5, left=3, right=9, total=20)


def test_a_tie_that_stands_out_at_one_end_has_low_disparity():
    kg = counted(*corpus("A met B. " * 8 + "A met C. B slept."), Config())
    ties = {(u, v): data["disparity"] for u, v, data in kg.nx.edges(data=True)}
    assert ties["person:a", "person:b"] == pytest.approx(1 - 8 / 9, abs=1e-6)
    assert ties["person:a", "person:c"] == pytest.approx(1 - 1 / 9, abs=1e-6)


def test_co_occurrence_edges_say_how_significant_they_are():
    kg = counted(*corpus("A met B. A met B. C slept. C woke."), Config())
    edge = kg.nx.edges["person:a", "person:b", CO_OCCURS]
    assert edge["llr"] == pytest.approx(5.545, abs=0.001)
    assert edge["p_value"] == pytest.approx(0.0185, abs=0.0001)


def test_a_backbone_leaves_out_what_does_not_stand_out():
    texts = "A met B. " * 20 + "A met C. B met C."
    config = Config.model_validate({"edges": {"backbone": 0.1}})
    kg = counted(*corpus(texts), config)
    assert list(kg.nx.edges()) == [("person:a", "person:b")]


def test_a_view_of_strong_ties_keeps_entities_and_typed_relations():
    nodes = {"person:a": "A", "person:b": "B", "person:c": "C"}
    edges = [("person:a", CO_OCCURS, "person:b", 5), ("person:a", CO_OCCURS, "person:c", 1)]
    kg = graph(nodes, [*edges, ("person:a", "MET", "person:c", 1)])
    strong = strong_enough(kg, ViewSettings(min_weight=2))
    assert sorted(strong.nx.edges(keys=True)) == [
        ("person:a", "person:b", CO_OCCURS),
        ("person:a", "person:c", "MET"),
    ]
    assert strong_enough(kg, ViewSettings()) is kg
