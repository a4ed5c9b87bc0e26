import pytest

from graphbuild.resolve.names import organisation


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("port authority", "jadrin port authority"),
        ("tessaro bank", "tessaro bank group"),
        ("university", "university of jadrin"),
        ("ravens", "leyton ravens"),
    ],
)
def test_a_part_stands_for_a_name_of_its_type(short, full):
    assert organisation.is_short(short, full, alike=True)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("jadrin university", "jadrin university press"),
        ("rugby league", "ravens of rugby league"),
        ("tessaro", "tessaro games"),
    ],
)
def test_a_part_of_another_name_stands_for_nothing(short, full):
    assert not organisation.is_short(short, full, alike=True)


def test_of_what_is_taken_for_no_organisation_only_the_beginning_can_be_short():
    assert organisation.is_short("fulmar", "fulmar infrastructure partners", alike=False)
    assert not organisation.is_short("ravens", "leyton ravens", alike=False)


def test_initials_leave_out_small_words_and_the_legal_form():
    assert {"bod", "bd"} <= organisation.initials("Bank of Dunes Ltd")
