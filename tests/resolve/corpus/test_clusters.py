"""The name that is shown of those that documents use."""

import pytest

from tests.resolve.builders import chain, names_of


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
    ],
    ids=["seen once", "fullest of the usual", "a full name", "spelling"],
)
def test_the_usual_name_is_shown(kind, named, shown):
    assert names_of(*documents(*named, kind=kind)) == {shown}
