"""Places that everybody knows."""

from graphbuild.language.world import gazetteer


def test_countries_and_continents_go_by_their_usual_names():
    assert {"Norway", "Bosnia and Herzegovina"} <= set(gazetteer.countries())
    assert "Europe" in gazetteer.continents()


def test_a_country_is_found_in_lower_case():
    assert "norway" in gazetteer.lower_case_countries()


def test_a_state_goes_by_its_postal_code():
    assert gazetteer.states()["OH"] == "Ohio"


def test_cities_come_with_their_inhabitants():
    assert max(gazetteer.cities(), key=lambda city: city[1])[1] > 10_000_000
