"""Who on a list is who: what decides, and what leaves both in doubt."""

import datetime as dt

import pytest

from graphbuild.resolve import aliases
from graphbuild.resolve.known.candidates import Candidates
from graphbuild.resolve.known.listed import Listed
from graphbuild.resolve.known.matching import matched
from graphbuild.resolve.known.pile import Bearer, Told

ALIASES = aliases.load()
FIRM = ("Harbour Trust",)


def row(name="Ada Nwosu", id="Q1", type="Person", **known):
    return Listed(id, (name,), "people.csv", "row 2", type, **known)


def bearer(*names, number=1, type="Person"):
    return Bearer(number, f"{type.lower()}:{number}", type, names or ("Ada Nwosu",))


def hits(rows, bearers, *told):
    candidates = Candidates(rows, ALIASES)
    near = [(b, *each) for b in bearers for each in candidates.near(b)]
    known = {b.number: t for b, t in zip(bearers, told, strict=False)}
    return [
        (hit.bearer.number, rows[hit.row].id, hit.verdict)
        for hit in matched(rows, near, known, ALIASES)
    ]


def test_a_full_name_of_which_nothing_else_is_known_is_a_hit():
    assert hits([row()], [bearer()]) == [(1, "Q1", "same")]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"gender": "he"}, Told(titles=frozenset({"she"}))),
        ({"born": ("1961-05-03",)}, Told(born=(("1961-05-04", "1961-05-04"),))),
        ({"born": ("1961",)}, Told(born=(("1969", "1970"),))),
    ],
)
def test_gender_and_birth_that_differ_are_those_of_two(known, told):
    assert hits([row(**known)], [bearer()], told) == []


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"organisations": ("Marlow Steel",)}, Told(organisations=(FIRM,))),
        (
            {"organisations": ("Marlow Steel",)},
            Told(organisations=(FIRM,), beside=frozenset({"marlow steel"})),
        ),
        ({"countries": frozenset({"NO"})}, Told(countries=frozenset({"KE"}))),
        ({"gender": "he"}, Told(pronouns=frozenset({"she"}))),
        ({"gender": "he"}, Told(titles=frozenset({"she", "he"}))),
        ({"born": ("2001",)}, Told(first_seen=dt.date(1985, 3, 1))),
        ({"roles": ("goalkeeper",)}, Told(walks=frozenset({"politics"}))),
        ({}, Told(is_split=True)),
    ],
)
def test_what_speaks_against_one_leaves_a_doubt(known, told):
    assert hits([row(**known)], [bearer()], told) == [(1, "Q1", "unsure")]


def test_what_may_be_the_same_name_is_a_hit_with_the_employer():
    fitting = row(organisations=("Harbour Trust Ltd",))
    here = bearer("A. Nwosu")
    assert hits([fitting], [here]) == [(1, "Q1", "unsure")]
    assert hits([fitting], [here], Told(organisations=(FIRM,))) == [(1, "Q1", "same")]
    assert hits(
        [row("Adda Nwosu", organisations=FIRM)], [bearer("Ada Nwosu")], Told(organisations=(FIRM,))
    ) == [(1, "Q1", "unsure")]


def test_two_of_one_name_on_the_list_are_both_in_doubt():
    rows = [row(), row(id="Q2")]
    assert hits(rows, [bearer()]) == [(1, "Q1", "unsure"), (1, "Q2", "unsure")]


def test_of_two_on_the_list_what_the_documents_tell_chooses():
    rows = [row(organisations=("Marlow Steel",)), row(id="Q2", organisations=FIRM)]
    told = Told(organisations=(FIRM,))
    assert hits(rows, [bearer()], told) == [(1, "Q2", "same"), (1, "Q1", "unsure")]


def test_that_one_of_two_does_not_fit_makes_the_other_no_hit():
    rows = [row(organisations=("Marlow Steel",)), row(id="Q2")]
    told = Told(organisations=(FIRM,))
    assert {verdict for *_, verdict in hits(rows, [bearer()], told)} == {"unsure"}


def test_two_lists_may_each_know_somebody():
    other = Listed("X", ("Ada Nwosu",), "other.csv", "row 2", "Person")
    assert hits([row(), other], [bearer()]) == [(1, "Q1", "same"), (1, "X", "same")]


def test_two_of_one_name_in_the_documents_are_both_in_doubt_unless_told_apart():
    both = [bearer(number=1), bearer(number=2)]
    assert hits([row()], both) == [(1, "Q1", "unsure"), (2, "Q1", "unsure")]
    fitting = [row(organisations=FIRM)]
    assert hits(fitting, both, Told(), Told(organisations=(FIRM,))) == [
        (1, "Q1", "unsure"),
        (2, "Q1", "same"),
    ]


def test_the_whole_name_comes_before_a_part_of_it():
    rows = [row("Ada Nwosu"), row("Ada Kemi Nwosu", id="Q2")]
    here = bearer("Ada Kemi Nwosu", "Ada Nwosu", "Nwosu")
    assert hits(rows, [here]) == [(1, "Q2", "same"), (1, "Q1", "unsure")]


def test_a_name_of_another_type_is_a_doubt():
    here = bearer("Olaf Brandt", type="Organization")
    assert hits([row("Olaf Brandt")], [here]) == [(1, "Q1", "unsure")]


def test_a_body_of_any_state_is_a_hit_where_its_country_fits():
    ministry = row("Ministry of Justice", type="Organization", countries=frozenset({"CL"}))
    here = bearer("Ministry of Justice", type="Organization")
    assert hits([ministry], [here]) == [(1, "Q1", "unsure")]
    assert hits([ministry], [here], Told(countries=frozenset({"CL"}))) == [(1, "Q1", "same")]


@pytest.mark.parametrize(
    ("listed", "here"),
    [
        ("Northgate Partners", "Northgate"),
        ("Leyton Ravens", "Ravens"),
        ("Jadrin Port", "Jadrin Port Authority"),
        ("Ostvik Harbour Rescue Agency", "OHRA"),
    ],
)
def test_short_forms_of_organisations_are_doubts_whichever_side_is_short(listed, here):
    here_and_not = [bearer(here, type="Organization"), bearer("Port Authority", number=2)]
    assert hits([row(listed, type="Organization")], here_and_not) == [(1, "Q1", "unsure")]


def test_a_name_in_another_order_does_not_put_the_same_name_in_doubt():
    rows = [row("Wei Xu", organisations=("Marlow Steel",)), row("Xu Wei", id="Q2")]
    told = Told(beside=frozenset({"marlow steel"}))
    assert hits(rows, [bearer("Xu Wei")], told) == [(1, "Q2", "same"), (1, "Q1", "unsure")]
