import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.resolve.names import key as names


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
    assert names.is_part_of(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [("Ann Ruge", "Boris Ruge"), ("K. Ruge", "Boris Ruge"), ("Boris Ruge", "Ruge")],
)
def test_another_person_of_that_surname_is_another_name(short, full):
    assert not names.is_part_of(short, full)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Vučić", "VUCIC"),
        ("the Harbour Trust", "Harbour Trust’s"),
        ("Acme, Inc.", "Acme"),
        ("U.N.", "UN"),
        ("Marks & Spencer", "Marks and Spencer"),
    ],
)
def test_spellings_of_one_name_share_a_key(left, right):
    assert names.key(left) == names.key(right)


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text):
    once = names.clean(text)
    assert names.key(once) == names.key(text)


@given(st.text(max_size=60))
def test_a_name_is_no_part_of_a_shorter_one(text):
    assert not names.is_part_of(f"{text} Longer Name", text)
