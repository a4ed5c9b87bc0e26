"""The name that is shown of those that documents use."""

from collections import Counter

import pytest

from graphbuild.resolve.corpus.clusters import Cluster
from tests.resolve.builders import chain, chains_of, extraction, names_of


def documents(*named: tuple[str, int], kind: str) -> list[list]:
    """As many documents as each name is said to have."""
    return [
        [chain(f"{name}{n}", name, kind, company=frozenset({"harbour trust"}))]
        for name, count in named
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("kind", "named", "shown"),
    [
        ("Person", [("Marek Twardo", 3), ("Marek J. Twardo", 1)], "Marek Twardo"),
        ("Person", [("Marek Twardo", 3), ("Marek J. Twardo", 2)], "Marek J. Twardo"),
        ("Person", [("Twardo", 3), ("Marek Twardo", 1)], "Marek Twardo"),
        ("Place", [("Jadrin", 2), ("Jadrín", 1)], "Jadrin"),
        ("Place", [("Jadrin", 3), ("Jadrin Corp.", 1)], "Jadrin"),
        ("Organization", [("Halden", 3), ("Halden Inc.", 1)], "Halden"),
    ],
    ids=[
        "seen once",
        "fullest of the usual",
        "a full name",
        "spelling",
        "a place's slip",
        "a firm's form seen once",
    ],
)
def test_the_usual_name_is_shown(kind, named, shown):
    assert names_of(*documents(*named, kind=kind)) == {shown}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["Marek Twardo"] * 4 + ["Radio Marek Twardo"], "Marek Twardo"),
        (["Marek Jan Twardo"] + ["Marek Twardo"] * 2, "Marek Jan Twardo"),
        (["Marek Twardo"] + ["Twardo"] * 9, "Marek Twardo"),
    ],
    ids=["a slip", "in full once", "surname"],
)
def test_what_one_document_writes_once_is_not_shown_for_what_it_mostly_writes(written, shown):
    document = extraction(*((name, "Person") for name in written))
    assert names_of(chains_of(document)) == {shown}


@pytest.mark.parametrize(
    ("written_out", "shown"), [(2, "Jadrin Port Authority"), (1, "JPAX")], ids=["two in ten", "one"]
)
def test_what_letters_stand_for_is_shown_unless_hardly_any_document_has_it(written_out, shown):
    full = Counter({"JPAX": 10, "Jadrin Port Authority": written_out})
    cluster = Cluster(None, forms=full, full=full, votes={"Organization": 9.0})
    assert cluster.own_name() == shown
