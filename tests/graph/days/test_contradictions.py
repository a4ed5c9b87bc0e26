"""Two heads of one body, two birthplaces, two employers: against each other, or in turn."""

import pytest

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from tests.graph.told import Fact, told


def head(name: str, day: str | None = None, **more: str | None) -> Fact:
    """A sentence by which somebody heads Harbour Trust, as its chief executive if not told."""
    return Fact(name, "LEADS", "Harbour Trust", day, **{"role": "CEO", **more})  # type: ignore[arg-type]


def pairs(kg: KnowledgeGraph, name: str | None = None) -> list[tuple[str, str, str]]:
    """The two ends that differ, and the relation between them."""
    return [
        (
            *(
                (side.head if each.kind == "head" else side.tail).name
                for side in (each.left, each.right)
            ),
            each.relation,
        )
        for each in kg.contradictions(name)
    ]


def test_two_who_head_a_body_at_once_contradict_each_other():
    kg = told(
        head("Ada Nwosu", "2024-03-01", role="chief executive", text="Ada Nwosu runs it."),
        head("Jörg Weiß", "2024-03-01"),
    )
    (found,) = kg.contradictions()
    assert (found.kind, found.subject.name, found.relation) == (
        "head",
        "Harbour Trust",
        "contradicts",
    )
    assert (found.left.sentence, str(found.left.date)) == ("Ada Nwosu runs it.", "2024-03-01")
    assert pairs(kg, "Jörg Weiß") == [("Jörg Weiß", "Ada Nwosu", "contradicts")]
    assert pairs(kg, "Harbour Trust") == pairs(kg)


def test_heads_by_dates_follow_each_other_and_only_neighbours_are_told():
    kg = told(
        head("Ada Nwosu", when="2011/2015"),
        head("Jörg Weiß", when="2015/2019"),
        head("Ines Hall", "2021-05-01"),
        head("Ines Hall", "2022-05-01"),
    )
    assert sorted(pairs(kg)) == [
        ("Ada Nwosu", "Jörg Weiß", "earlier"),
        ("Ines Hall", "Jörg Weiß", "later"),
    ]


@pytest.mark.parametrize(
    ("facts", "relation"),
    [
        (
            [head("Ada Nwosu", "2024-01-01", status="former"), head("Tom Reed", "2024-01-01")],
            "earlier",
        ),
        (
            [head("Ada Nwosu", "2024-01-01"), head("Tom Reed", "2024-01-01", status="elect")],
            "earlier",
        ),
        (
            [head("Ada Nwosu"), head("Tom Reed"), Fact("Tom Reed", "SUCCEEDED", "Ada Nwosu")],
            "earlier",
        ),
        (
            [head("Ada Nwosu"), head("Tom Reed"), Fact("Ada Nwosu", "LEFT", "Harbour Trust")],
            "earlier",
        ),
        ([head("Ada Nwosu", when="2021/.."), head("Tom Reed", when="../2021-06")], "later"),
        # "Since" in a text of 2021 says nothing of 2023.
        (
            [
                head("Ada Nwosu", "2021-03-01", when="2020/.."),
                head("Tom Reed", "2023-01-01", when="2023/.."),
            ],
            "earlier",
        ),
    ],
)
def test_status_and_texts_say_who_came_first(facts, relation):
    assert [found[2] for found in pairs(told(*facts))] == [relation]


TOGETHER = {
    "many directors": [head("Ada Nwosu", role="director"), head("Tom Reed", role="director")],
    "two offices": [head("Ada Nwosu", role="president"), head("Tom Reed")],
    "co-heads": [head("Ada Nwosu", role="co-ceo"), head("Tom Reed", role="co-ceo")],
    "joint heads": [head("Ada Nwosu", text="The joint CEO Ada Nwosu."), head("Tom Reed")],
    "in one sentence": [head("Ada Nwosu", document="a"), head("Tom Reed", document="a")],
    "one man under two names": [head("Ada Nwosu"), head("A. Nwosu")],
    "a misspelling": [head("Ada Nwosu"), head("Ada Nwossu")],
    "reported": [head("Ada Nwosu", modality="reported"), head("Tom Reed")],
    "both former": [head("Ada Nwosu", status="former"), head("Tom Reed", status="former")],
    "former, of an unknown time": [
        head("Ada Nwosu", "2024-01-01", status="former"),
        head("Tom Reed", "2010-01-01"),
    ],
    "acting": [head("Ada Nwosu"), head("Tom Reed", status="acting")],
    "a bank's governors": [head("Ada Nwosu", role="governor"), head("Tom Reed", role="governor")],
    "a name of many boards": [head(f"{x}a {x}arp") for x in "BDKLM"],
}


@pytest.mark.parametrize("name", TOGETHER)
def test_what_can_be_at_once_is_no_contradiction(name):
    assert pairs(told(*TOGETHER[name])) == []


def test_two_birthplaces_contradict_unless_one_may_lie_in_the_other():
    def born(*places: str) -> list[tuple[str, str, str]]:
        return pairs(told(*(Fact("Ada Nwosu", "BORN_IN", place) for place in places)))

    assert born("Graz", "Linz") == [("Graz", "Linz", "contradicts")]
    assert born("Austria", "Norway") == [("Austria", "Norway", "contradicts")]
    assert born("Graz", "Austria") == born("Brooklyn", "New York City") == []
    assert born("Graz", "Hinterwiesen") == []


def test_two_employers_contradict_by_days_that_both_have():
    def employed(first: str | None, second: str | None, **more: str) -> list[str]:
        facts = (
            Fact("Ada Nwosu", "WORKS_FOR", "Harbour Trust", first, **more),  # type: ignore[arg-type]
            Fact("Ada Nwosu", "WORKS_FOR", "Zenith Bank", second, **more),  # type: ignore[arg-type]
        )
        return [found[2] for found in pairs(told(*facts))]

    assert employed("2024-01-01", "2024-01-01") == ["contradicts"]
    assert employed("2014-01-01", "2024-01-01") == ["earlier"]
    assert employed(None, "2024-01-01") == []
    assert employed("2024-01-01", "2024-01-01", document="a") == []
