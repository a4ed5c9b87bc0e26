"""Words before a person's name."""

from graphbuild.language.pack import load_pack

TITLES = load_pack("en").titles


def test_a_title_word_is_one_with_a_stop_or_capitals_too():
    assert all(map(TITLES.has, ["Dr.", "dr", "PRESIDENT"]))
    assert not TITLES.has("Boris")


def test_what_belongs_to_a_name_is_no_title():
    assert "pope" in TITLES.kept
    assert not TITLES.has("Pope")


def test_a_word_that_is_an_ordinary_one_too_tells_a_person_only_beside_another():
    assert not TITLES.tell_a_person(["former"])
    assert TITLES.tell_a_person(["former", "chancellor"])
