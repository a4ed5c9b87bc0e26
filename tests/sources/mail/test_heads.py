"""Who wrote to whom, as the head of a message says."""

import datetime as dt

import pytest

from graphbuild.sources.mail.heads import head_line, parties


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ('"Nwosu, Ada" <ada@tolland.example>', "Ada Nwosu", "ada@tolland.example"),
        ("Ada Nwosu <Ada@Tolland.example>", "Ada Nwosu", "ada@tolland.example"),
        ("'Ada Nwosu' <ada@tolland.example>", "Ada Nwosu", "ada@tolland.example"),
        ("Ada Nwosu/OSL/TOLLAND@TOLLAND", "Ada Nwosu", ""),
        ('"Nwosu, Ada (Legal)" <ada@tolland.example>', "Ada Nwosu", "ada@tolland.example"),
        ('"ada@tolland.example" <ada@tolland.example>', "", "ada@tolland.example"),
        ("Ada\u200b Nwosu <ada@tolland.example>", "Ada Nwosu", "ada@tolland.example"),
        ('"Pohl, Nwosu, Berg" <firm@tolland.example>', "Pohl, Nwosu, Berg", "firm@tolland.example"),
    ],
)
def test_a_name_is_in_the_order_in_which_it_is_read(written, name, address):
    (party,) = parties({"From": [written]})
    assert (party.name, party.address) == (name, address)


def test_the_line_says_who_wrote_to_whom_and_when():
    found = parties(
        {"From": ["Ada Nwosu <ada@b.org>"], "To": ["c@d.org, e@f.org"], "Cc": ["Rosa <r@s.org>"]}
    )
    line, people = head_line(found, dt.date(2022, 5, 3))
    assert line == (
        "From: Ada Nwosu <ada@b.org> To: c@d.org, e@f.org Cc: Rosa <r@s.org> Date: 2022-05-03"
    )
    assert [each.span.of(line) for each in people] == ["Ada Nwosu", "c@d.org", "e@f.org", "Rosa"]


def test_where_nobody_wrote_there_is_no_line():
    assert head_line(parties({"To": ["a@b.org"]}), None) == ("", ())
