"""What a sentence tells of somebody: when born, where from."""

import datetime as dt

import pytest

from graphbuild.resolve.known.sentences import births, demonyms, origins

NAME = "Ada Moe"
DAY = dt.date(2024, 6, 1)


def place(text):
    start = text.index(NAME)
    return text, start, start + len(NAME)


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Ada Moe, 54, left.", [("1969", "1970")]),
        ("Ada Moe (54) left.", [("1969", "1970")]),
        ("Ada Moe, aged 54, left.", [("1969", "1970")]),
        ("The 54-year-old pilot Ada Moe left.", [("1969", "1970")]),
        ("Ada Moe (1961–2020) was a pilot.", [("1961", "1961")]),
        ("Ada Moe (born 3 May 1961) left.", [("1961-05-03", "1961-05-03")]),
        ("Ada Moe was born on May 3, 1961.", [("1961-05-03", "1961-05-03")]),
        ("Ada Moe was born in Bergen in May 1961.", [("1961-05", "1961-05")]),
        ("Ada Moe, 20 of whose pilots left.", []),
        ("Ada Moe (3) scored.", []),
        ("Ada Moe was born there. In 1961 she left.", []),
        ("Ole Kvam, 54, met Ada Moe.", []),
    ],
)
def test_ages_and_days_of_birth_are_read(text, born):
    assert [*births(*place(text), DAY)] == born


def test_an_age_in_a_text_without_a_day_tells_nothing():
    assert [*births(*place("Ada Moe, 54, left."), None)] == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Norwegian engineer Ada Moe left.", ["Norway"]),
        ("Ada Moe, a Norwegian engineer, left.", ["Norway"]),
        ("The Norwegian Bank and Ada Moe agreed.", []),
        ("Ada Moe, who met a Norwegian engineer, left.", []),
    ],
)
def test_adjectives_of_countries_are_read_where_they_describe_the_name(text, country):
    assert [*demonyms(*place(text))] == country


def test_a_place_behind_of_or_from_is_where_somebody_is_from():
    text = "Ada Moe of Bergen met Ole in Oslo."
    places = [(text.index(name), name) for name in ("Bergen", "Oslo")]
    assert [*origins(text, place(text)[2], places)] == ["Bergen"]
