"""What held on a day."""

import datetime as dt

import pytest

from graphbuild.graph.days.as_of import held_on
from graphbuild.graph.days.moments import Days
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from tests.graph.told import Fact, told


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """Three heads in turn, two employers, a meeting of 2016 and two that nothing dates."""
    return told(
        Fact("Ada Nwosu", "LEADS", "Harbour Trust", "2020-01-01", "CEO", when="2011/2015"),
        Fact("Jörg Weiß", "LEADS", "Harbour Trust", "2016-02-01", "CEO"),
        Fact("Ines Hall", "LEADS", "Harbour Trust", "2021-02-01", "CEO", when="2021/.."),
        Fact("Tom Reed", "WORKS_FOR", "Zenith Bank", "2012-02-01"),
        Fact("Tom Reed", "WORKS_FOR", "Zenith Bank", "2018-02-01", status="former"),
        Fact("Tom Reed", "MEMBER_OF", "Tern Society"),
        Fact("Tom Reed", "VISITED", "Lagos", "2016-06-01", when="2016-05"),
        Fact("Ada Nwosu", "BORN_IN", "Graz", "2020-01-01"),
    )


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2010-06-01", []),
        ("2012-06-01", ["Ada Nwosu LEADS", "Tom Reed WORKS_FOR"]),
        ("2016-06-01", ["Jörg Weiß LEADS", "Tom Reed VISITED", "Tom Reed WORKS_FOR"]),
        ("2020-06-01", ["Jörg Weiß LEADS", "Tom Reed VISITED"]),
        ("2025-06-01", ["Ines Hall LEADS", "Tom Reed VISITED"]),
    ],
)
def test_what_dates_say_otherwise_of_is_left_out_and_what_has_none_stays(kg, day, held):
    kept = kg.as_of(dt.date.fromisoformat(day))
    edges = sorted(f"{head} {type}" for head, type, _, _ in kept.relations())
    assert edges == sorted([*held, "Tom Reed MEMBER_OF", "Ada Nwosu BORN_IN"])


def test_it_is_counted_what_was_left_out_and_what_nothing_dates(kg):
    found = held_on(kg.tables, Days(dt.date(2016, 1, 1), dt.date(2016, 12, 31)))
    assert (found.left_out, found.undated) == (2, 2)
    assert len(list(kg.relations())) == 7


def test_who_left_holds_no_post_there_from_then_on():
    kg = told(
        Fact("Ada Nwosu", "MEMBER_OF", "Harbour Trust", "2015-01-01"),
        Fact("Ada Nwosu", "LEFT", "Harbour Trust", "2018-01-01"),
    )
    for year, types in ((2017, ["MEMBER_OF"]), (2019, ["LEFT"])):
        assert [t for _, t, _, _ in kg.as_of(dt.date(year, 1, 1)).relations()] == types
