from graphbuild.model import CO_OCCURS
from tests.builders import evidence, graph, small_graph


def test_neighbors_come_strongest_first_with_all_that_ties_them():
    neighbors = small_graph().neighbors("Ada Nwosu")
    assert [(n.entity.name, n.types, n.weight) for n in neighbors] == [
        ("Harbour Trust", ("WORKS_FOR", CO_OCCURS), 3),
        ("Jörg Weiß", ("MET", CO_OCCURS), 2),
    ]


def test_evidence_is_the_same_from_both_ends():
    kg = small_graph()
    assert kg.evidence("Lagos", "Harbour Trust") == kg.evidence("Harbour Trust", "Lagos") != []


def test_only_neighbors_of_a_type_or_over_a_relation():
    kg = small_graph()
    assert [n.entity.name for n in kg.neighbors("Harbour Trust", type="Place")] == ["Lagos"]
    assert [n.entity.name for n in kg.neighbors("Ada Nwosu", relation="MET")] == ["Jörg Weiß"]


def test_a_relation_to_oneself_counts_once():
    kg = graph({"person:a": "A"}, [("person:a", "MET", "person:a", 2)])
    (neighbor,) = kg.neighbors("A")
    assert (neighbor.entity.name, neighbor.weight) == ("A", 2)


def test_what_is_stated_comes_before_what_is_only_named_together():
    kg = small_graph()
    kg.records.evidence["person:ada-nwosu", "MET", "person:jörg-weiß"] = (
        evidence("Ada Nwosu met Jörg Weiß.", "Ada Nwosu", "Jörg Weiß"),
    )
    assert [e.sentence for e in kg.evidence("Ada Nwosu", "Jörg Weiß")] == [
        "Ada Nwosu met Jörg Weiß.",
        "Ada Nwosu and Jörg Weiß were there.",
    ]
