import pytest

from graphbuild.resolve.names import place


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("bosnia", "bosnia and herzegovina"),
        ("reno", "city of reno"),
        ("reno", "reno nv"),
        ("chathams", "chatham islands"),
        ("halvern", "halvern upon tessar"),
        ("neretva", "river neretva"),
        ("jadrin", "town of jadrin"),
    ],
)
def test_a_place_is_named_without_what_says_its_kind_or_where_it_is(short, full):
    assert place.is_short(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("kansas", "kansas city"),
        ("isfahan", "isfahan province"),
        ("halvern", "halvern airport"),
        ("isles", "halvern isles"),
        ("london", "city of london"),
    ],
)
def test_another_place_of_the_name_is_another(short, full):
    assert not place.is_short(short, full)
