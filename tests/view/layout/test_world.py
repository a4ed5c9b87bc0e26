"""Where a place lies, as far as its name alone can tell."""

import pytest

from graphbuild.view.layout.world import coasts, place_of


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("Portugal", (39.6, -8)),
        ("Lisbon", (38.7, -9.1)),
        ("london", (51.5, -0.1)),  # and not Ontario's
        ("St. Petersburg", (59.9, 30.3)),  # and not Florida's
        ("Florida", (27.5, -81.6)),
        ("Africa", (7.2, 21.1)),
    ],
)
def test_a_place_lies_where_the_one_place_of_its_name_does(name, at):
    assert place_of([name]) == pytest.approx(at, abs=0.6)


@pytest.mark.parametrize("name", ["Georgia", "Cambridge", "Richmond", "Estermoor", ""])
def test_a_place_that_could_be_several_or_is_not_known_lies_nowhere(name):
    assert place_of([name]) is None


def test_of_several_names_the_first_that_is_known_tells():
    assert place_of(["Estermoor", "Georgia", "Peking"]) == place_of(["Beijing"])


def test_coasts_are_lines_on_the_globe():
    for line in coasts():
        across, up = line[::2], line[1::2]
        assert len(across) == len(up) >= 4
        assert all(-900 <= sum(up[: n + 1]) <= 900 for n in range(len(up)))
        assert all(abs(step) < 1800 for step in across[1:])
