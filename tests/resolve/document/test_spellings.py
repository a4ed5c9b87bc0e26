from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.builders import chains_of, extraction, found


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Quay St.", "Quay Street", "Place"),
        ("St. Olave", "Saint Olave", "Place"),
        ("Mt. Jadrin", "Mount Jadrin", "Place"),
        ("Tessaro Bros.", "Tessaro Brothers", "Organization"),
    ],
)
def test_an_abbreviated_word_is_written_out(short, full, kind):
    assert found((full, kind), (short, kind)) == {full: [0, 1]}


def test_a_saint_is_no_street():
    assert len(found(("St. Olave", "Place"), ("Olave Street", "Place"))) == 2


@pytest.mark.parametrize(
    ("short", "full"),
    [("U.S. Navy", "United States Navy"), ("EU Commission", "European Union Commission")],
)
def test_a_country_in_capitals_is_written_out_before_a_name(short, full):
    kind = "Organization"
    assert found((full, kind), (short, kind)) == {full: [0, 1]}


def test_a_word_that_is_a_country_only_in_capitals_stays_a_word():
    kind = "Organization"
    assert len(found(("United States Weekly", kind), ("Us Weekly", kind))) == 2


def test_a_postal_code_is_the_state_that_the_document_names():
    assert found(("New Jersey", "Place"), ("NJ", "Place")) == {"New Jersey": [0, 1]}


@pytest.mark.parametrize(
    ("code", "kind"), [("NJ", "Organization"), ("Nj", "Place"), ("NV", "Place")]
)
def test_what_is_no_code_of_a_state_here_stays_apart(code, kind):
    assert len(found(("New Jersey", "Place"), (code, kind))) == 2


def test_initials_stand_for_the_first_words_of_a_name():
    got = found(("George Halvern Bridge", "Place"), ("GH Bridge", "Place"))
    assert got == {"George Halvern Bridge": [0, 1]}


@pytest.mark.parametrize("other", ["GK Bridge", "Gh Bridge", "GH Tower"])
def test_other_initials_are_another_name(other):
    assert len(found(("George Halvern Bridge", "Place"), (other, "Place"))) == 2


def test_initials_that_fit_two_names_join_neither():
    got = found(
        ("George Halvern Bridge", "Place"),
        ("Grand Harbour Bridge", "Place"),
        ("GH Bridge", "Place"),
    )
    assert len(got) == 3


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Ålborg", "Aalborg", "Place"),
        ("Port Halvern", "Port Halvren", "Place"),
        ("Abdallah Mosque", "Abd Allah Mosque", "Place"),
        ("New People's Party", "New People Party", "Organization"),
        ("Kristin Halvern", "Kristen Halvern", "Person"),
    ],
)
def test_a_slip_of_the_pen_is_one_name(one, other, kind):
    assert len(found((one, kind), (other, kind), (one, kind))) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Gambia", "Zambia", "Place"),
        ("Terminal 11", "Terminal 12", "Place"),
        ("Jadrin Democrat", "Jadrin Democrats", "Organization"),
        ("Johann Halvern", "Johanna Halvern", "Person"),
        ("Jana Petrov", "Jana Petrova", "Person"),
        ("Kavats", "Kovats", "Person"),
        ("Lower East", "Lower West", "Place"),
    ],
)
def test_what_may_be_another_name_is_no_slip(one, other, kind):
    assert len(found((one, kind), (other, kind), (one, kind))) == 2


def test_a_slip_is_rare():
    assert len(found(*[("Tasinge", "Place"), ("Taasinge", "Place")] * 3)) == 2


def test_a_name_of_another_type_is_no_slip():
    assert len(found(("Cala Halvern", "Place"), ("Cala Halvarn", "Organization"))) == 2


def test_two_spellings_in_one_sentence_are_two_names():
    apart = extraction(("Cala Halvern", "Place"), ("Cala Halvarn", "Place"))
    both = (apart.mentions[0], replace(apart.mentions[1], sentence=0))
    for mentions, names in ((apart.mentions, 1), (both, 2)):
        assert len(chains_of(replace(apart, mentions=mentions))) == names


def test_a_surname_finds_its_bearer_under_both_spellings():
    got = found(("Kristen Halvern", "Person"), ("Kristin Halvern", "Person"), ("Halvern", "Person"))
    assert len(got) == 1


@given(st.lists(st.sampled_from(["Alborg", "Aalborg", "Ålborg", "Allborg", "GH", "NJ"])))
def test_spellings_are_one_in_any_order(written):
    forward = found(*[(name, "Place") for name in written])
    backward = found(*[(name, "Place") for name in reversed(written)])
    assert {frozenset(written[n] for n in at) for at in forward.values()} == {
        frozenset(written[-1 - n] for n in at) for at in backward.values()
    }


def test_a_name_written_in_one_word_is_the_same_whatever_the_model_takes_it_for():
    assert len(found(("TessarLink", "Organization"), ("Tessar-Link", "Place"))) == 1
    assert len(found(("HarborLink", "Organization"), ("Harbour Link", "Place"))) == 1


def test_a_person_is_no_body_whose_name_is_written_in_one_word():
    assert len(found(("TessarLink", "Organization"), ("Tessar Link", "Person"))) == 2
