"""Which family a relation belongs to."""

from graphbuild.language.pack import load_pack
from graphbuild.view.families import FAMILIES, MUTUAL, OTHER, families


def test_every_relation_that_the_language_knows_has_a_family_of_its_own():
    known = load_pack().relations.root
    assert [name for name, family in families(known).items() if family is OTHER] == []
    all_of_them = [relation for family in FAMILIES for relation in family.relations]
    assert len(set(all_of_them)) == len(all_of_them)


def test_relations_that_go_both_ways_are_those_of_the_language():
    assert load_pack().relations.symmetric == MUTUAL


def test_who_said_something_of_whom_and_who_wrote_to_whom_are_a_family():
    told = families(["SAID_ABOUT", "SPOKE_TO", "WROTE_TO"])
    assert {family.name for family in told.values()} == {"says and writes"}


def test_a_relation_of_ones_own_is_among_the_others():
    assert families(["SAILED"])["SAILED"] is OTHER
