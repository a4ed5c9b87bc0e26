"""Which place of GeoNames a name means."""

import pytest

from graphbuild.resolve.known.places import Atlas

ATLAS = Atlas()


def located(name, said=None, documents=2):
    found = ATLAS.located([name], said or {}, documents)
    return found and found.geonameid


def test_countries_and_large_cities_have_ids_and_coordinates():
    norway, bergen = (ATLAS.located([name], {}, 1) for name in ("Norway", "Bergen"))
    assert (norway.geonameid, bergen.geonameid) == (3144096, 3161732)
    assert 58 < norway.latitude < 71
    assert (round(bergen.latitude), round(bergen.longitude)) == (60, 5)


@pytest.mark.parametrize("name", ["Georgia", "Washington", "Hyderabad", "Marlow", "NO", "Ostvik"])
def test_a_name_of_several_places_has_none(name):
    assert located(name) is None


def test_a_place_behind_a_comma_says_which_is_meant():
    assert located("Paris", {"Texas": 2}) == 4717560
    assert located("Paris", {"France": 2}) == located("Paris") == 2988507
    assert located("Springfield", {"Illinois": 1}) == 4250542


def test_one_document_of_many_about_another_place_leaves_it_open():
    assert located("Paris", {"Texas": 1}, documents=9) is None


def test_a_saint_is_a_saint_in_each_spelling():
    assert located("St. Petersburg") == located("Saint Petersburg") == 498817


def test_names_that_mean_one_country_are_one_place():
    found = ATLAS.located(["United States", "USA", "America"], {}, 5)
    assert found.geonameid == 6252001
