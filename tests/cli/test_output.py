"""What commands print."""

import datetime as dt

import pytest

from graphbuild.cli.output import Format, clean, say_rows

ROW = {"name": "=Ada", "seen": dt.date(2025, 3, 12), "weight": -2, "aliases": ("A", "B")}


def test_a_terminal_is_told_nothing_that_it_would_obey():
    assert clean("Ada\x1b[31m\r\ud800\n\tx") == "Ada�[31m��\n\tx"


def test_a_text_for_a_spreadsheet_is_no_formula_and_a_number_stays_one(capsys):
    say_rows([ROW], Format.csv)
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["name,seen,weight,aliases", '\'=Ada,2025-03-12,-2,"A, B"']


def test_a_date_is_iso_8601_in_json(capsys):
    say_rows([ROW], Format.json)
    assert '"seen": "2025-03-12"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("format", "said"), [("table", "no rows\n"), ("json", "[]\n"), ("csv", "")]
)
def test_an_answer_without_rows_is_told_as_each_format_can(format, said, capsys):
    say_rows([], Format(format))
    assert capsys.readouterr().out == said
