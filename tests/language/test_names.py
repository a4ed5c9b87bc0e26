"""The tables by which names are compared."""

import pytest

from graphbuild.errors import ConfigError
from graphbuild.language.loader import read_table
from graphbuild.language.occupations import Occupations
from graphbuild.language.pack import LanguagePack, load_pack


@pytest.mark.parametrize(
    "subject", ["names", "nicknames", "places", "types", "occupations", "aliases"]
)
def test_a_language_without_a_folder_compares_names_by_the_same_tables(subject):
    assert getattr(LanguagePack("xx"), subject) == getattr(load_pack(), subject)


def test_words_that_yaml_takes_for_truth_values_are_words():
    assert "on" in load_pack().names.small_words & load_pack().places.located


def test_a_pair_apart_that_names_no_walk_of_life_is_told(tmp_path):
    path = tmp_path / "occupations.yaml"
    path.write_text("walks:\n  sport: [boxer]\n  law: [judge]\napart:\n  - [sport, lwa]\n", "utf-8")
    with pytest.raises(ConfigError, match=r"occupations.yaml line 1: .*lwa is no walk.*law"):
        read_table(path, Occupations)
