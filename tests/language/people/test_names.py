"""The tables by which names are compared."""

import pytest

from graphbuild.errors import ConfigError
from graphbuild.language.loader import read_table
from graphbuild.language.pack import LanguagePack, load_pack
from graphbuild.language.people.names import NameWords, PersonWords
from graphbuild.language.people.occupations import Occupations


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


def test_a_word_has_one_home():
    pack = load_pack()
    person = pack.names.person
    assert person.honours.isdisjoint(person.suffixes)
    assert pack.mentions.small_words.isdisjoint(pack.names.small_words)


def test_what_is_said_of_some_words_of_a_list_is_said_of_words_in_it():
    pack = load_pack()
    assert pack.names.definite <= pack.names.articles
    assert pack.names.person.generations.keys() <= pack.names.person.suffixes
    assert pack.titles.weak <= pack.titles.honorifics | pack.titles.offices
    assert pack.places.before_a_known <= pack.places.before
    assert pack.places.of_a_group <= pack.places.kinds
    assert pack.clauses.including <= pack.clauses.during


def test_an_honour_stands_after_a_name_as_every_suffix_does():
    words = PersonWords(suffixes={"obe"}, honours={"mbe"})
    assert words.after_a_name == {"obe", "mbe"}


def test_a_legal_form_and_a_suffix_can_come_after_a_comma():
    words = load_pack().names
    assert {"gmbh", "llp", "jr"} <= words.after_a_comma


def test_an_ampersand_stands_for_the_first_word_that_joins_names():
    assert NameWords(joining=("und", "sowie")).ampersand == "und"
    assert NameWords().ampersand == ""
