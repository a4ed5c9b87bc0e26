import datetime as dt
from dataclasses import replace

from graphbuild.config import Config
from graphbuild.graph.days.periods import counts_by_period
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import CO_OCCURS, Comparison
from tests.graph.counting.builders import corpus, counted


def three_days() -> KnowledgeGraph:
    """Texts of the 1st, 2nd and 3rd of January 2025."""
    return counted(*corpus("A met B. A slept.", "A met B. B met C.", "B met C."), Config())


def test_a_stretch_of_time_keeps_what_its_documents_name():
    part = three_days().between(dt.date(2025, 1, 2), dt.date(2025, 1, 2))
    assert list(part.documents) == ["d1"]
    assert {e.name for e in part.entities()} == {"A", "B", "C"}
    assert {e.name for e in three_days().between(until=dt.date(2025, 1, 1)).entities()} == {
        "A",
        "B",
    }


def test_a_stretch_of_time_counts_anew():
    part = three_days().between(since=dt.date(2025, 1, 2))
    node = part.nx.nodes["person:a"]
    assert (node["mention_count"], node["document_count"]) == (1, 1)
    assert node["first_seen"] == node["last_seen"] == dt.date(2025, 1, 2)
    edge = part.nx.edges["person:b", "person:c", CO_OCCURS]
    assert (edge["weight"], edge["last_seen"]) == (2, dt.date(2025, 1, 3))
    assert [e.document_id for e in part.evidence("A", "B")] == ["d1"]


def test_no_stretch_is_the_whole_graph():
    kg = three_days()
    assert kg.between() is kg


def test_an_entity_has_its_documents_counted_by_period():
    assert three_days().periods("B") == {"2025-01": 3}
    assert three_days().periods("A", period="week") == {"2025-W01": 2}
    assert three_days().periods("B", "C", period="year") == {"2025": 2}


def test_periods_without_a_date_are_not_counted():
    assert counts_by_period([None]) == {}


def test_a_stretch_of_time_keeps_why_names_are_one():
    kg = three_days()
    why = Comparison("A", "A", "same", 1.0, "one name")
    kg = KnowledgeGraph(kg.nx, replace(kg.records, reasons={"person:a": [why]}))
    assert kg.between(since=dt.date(2025, 1, 2)).why("A") == [why]
