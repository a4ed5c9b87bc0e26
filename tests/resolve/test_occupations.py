from graphbuild.resolve.occupations import are_apart, walks_of_life


def test_the_words_of_a_role_tell_its_walk_of_life():
    assert walks_of_life(["Deputy Minister", "veteran goalkeeper"]) == {"politics", "sport"}


def test_who_is_known_by_nothing_is_apart_from_nobody():
    assert not are_apart(frozenset(), frozenset({"sport"}))
