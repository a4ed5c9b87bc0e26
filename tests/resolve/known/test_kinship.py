"""How a name on a list and one in the documents are like each other."""

import pytest

from graphbuild.resolve import aliases
from graphbuild.resolve.known.kinship import SURE, Kin, of_organisations, of_people, of_places

ALIASES = aliases.load()


@pytest.mark.parametrize(
    ("listed", "here"),
    [
        ("Ada Nwosu", "Ada Nwosu"),
        ("Zeljka Simic", "Željka Šimić"),
        ("Ludwig van der Meer", "Ludwig Meer"),
        ("Ada Nwosu", "Ada Kemi Nwosu"),
        ("Ada K. Nwosu", "Ada Kemi Nwosu"),
        ("Robert Weir", "Bob Weir"),
    ],
)
def test_a_full_name_is_known_again(listed, here):
    assert of_people(listed, here) in SURE
    assert of_people(here, listed) in SURE


@pytest.mark.parametrize("here", ["Nwosu", "Ada", "Dr. Nwosu", "van der Meer"])
def test_half_a_name_is_never_somebody_on_a_list(here):
    for listed in ("Ada Nwosu", "Nwosu", "Ludwig van der Meer", here):
        assert of_people(listed, here) is None


@pytest.mark.parametrize(
    ("listed", "here"),
    [
        ("Ada Ruth Nwosu", "Ada Kemi Nwosu"),
        ("Ada R. Nwosu", "Ada Kemi Nwosu"),
        ("Emil Kolb Jr.", "Emil Kolb Sr."),
        ("Karl Hald III", "Karl Hald IV"),
    ],
)
def test_middle_names_and_generations_that_differ_tell_two_apart(listed, here):
    assert of_people(listed, here) is of_people(here, listed) is Kin.APART


@pytest.mark.parametrize(
    ("listed", "here", "kin"),
    [
        ("A. Nwosu", "Ada Nwosu", Kin.INITIALS),
        ("Emil Kolb Jr.", "Emil Kolb", Kin.GENERATION),
        ("Ana Duarte", "Ana Duarte-Lopes", Kin.HALF),
        ("Wei Zhang", "Zhang Wei", Kin.TURNED),
        ("Emil R. Kolb", "Emil H. R. Kolb", Kin.BETWEEN),
        ("Marianne Kolb", "Mariane Kolb", Kin.ALIKE),
    ],
)
def test_what_may_be_the_same_name_is_not_enough(listed, here, kin):
    assert of_people(listed, here) is of_people(here, listed) is kin
    assert kin not in SURE


def test_another_given_name_is_another_person():
    assert of_people("Ida Nwosu", "Ole Nwosu") is None


@pytest.mark.parametrize(
    ("listed", "here", "kin"),
    [
        ("Halden Shipping Ltd", "Halden Shipping", Kin.SAME),
        ("Halden Shipping Ltd", "Halden Shipping GmbH", Kin.APART),
        ("Ministry of Justice", "Ministry of Justice", Kin.GENERIC),
        ("Brodek Savings Bank", "Brodek Savings Bank", Kin.SAME),
        ("OHRA", "OHRA", Kin.ACRONYM),
        ("NFA", "NFA", Kin.SHORT_ACRONYM),
        ("Ostvik Harbour Rescue Agency", "OHRA", Kin.SHORT),
        ("Corvane", "Corvane Bank", None),
        ("Corvane", "Marlow", None),
    ],
)
def test_organisations_are_known_by_their_whole_names(listed, here, kin):
    assert of_organisations(listed, here, ALIASES) is kin


def test_places_are_known_by_all_their_names():
    assert of_places("USA", "United States", ALIASES) is Kin.SAME
    assert of_places("Socotra", "Socotra Island", ALIASES) is Kin.SHORT
