import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.resolve.names import person


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Ruge", "Boris Ruge"),
        ("Boris", "Boris Ruge"),
        ("B. Ruge", "Boris Ruge"),
        ("Leyen", "Ursula von der Leyen"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("John Kennedy", "John F. Kennedy"),
    ],
)
def test_a_short_form_can_stand_for_a_full_name(short, full):
    assert person.is_part_of(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Ann Ruge", "Boris Ruge"),
        ("K. Ruge", "Boris Ruge"),
        ("Boris Ruge", "Ruge"),
        ("Johann II", "Johann Halvern"),
    ],
)
def test_another_person_of_that_surname_is_another_name(short, full):
    assert not person.is_part_of(short, full)


@given(st.text(max_size=60))
def test_a_name_is_no_part_of_a_shorter_one(text):
    assert not person.is_part_of(f"{text} Longer Name", text)


def test_honours_in_capitals_are_no_part_of_a_name():
    assert person.surname("Jana Weber OBE") == "weber"
    assert person.surname("Tran Van Om") == "van om"


@pytest.mark.parametrize(("name", "full"), [("Boris Ruge", True), ("von der Leyen", False)])
def test_a_surname_with_its_particles_is_no_full_name(name, full):
    assert person.is_full(name) == full
