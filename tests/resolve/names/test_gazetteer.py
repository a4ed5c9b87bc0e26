from graphbuild.resolve.names.gazetteer import places, state_codes


def test_a_country_is_surer_a_place_than_a_state_and_a_state_than_a_city():
    assert places()["serbia"] > places()["nevada"] > places()["chicago"] > places()["reno"]


def test_a_small_town_is_named_like_too_many_people():
    assert "jackson hole" not in places()


def test_the_code_of_a_state_is_a_key():
    assert state_codes()["nj"] == "new jersey"
