"""How types look."""

from graphbuild.graph.looks import KNOWN, looks


def test_a_type_of_ones_own_takes_a_shape_that_no_known_one_has():
    shapes = {each.shape for each in KNOWN.values()}
    assert looks(["Ship"])["Ship"].shape not in shapes


def test_the_known_types_come_first_and_look_the_same_beside_others():
    found = looks(["Ship", "Place", "Airline", "Person"])
    assert list(found) == ["Person", "Place", "Airline", "Ship"]
    assert found["Person"] == KNOWN["Person"]


def test_from_the_fifth_type_on_looks_come_again():
    found = looks("abcde")
    assert found["a"] == found["e"]
