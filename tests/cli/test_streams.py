"""Output where the encoding lacks characters, and text that a terminal would obey."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from graphbuild.cli.output import clean

pty = pytest.importorskip("pty", reason="there are no such terminals")

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
WINDOWS = {"PYTHONIOENCODING": "cp1252"}
NAME = "Samir Hodžić"
ID = "person:samir-hodzic"
NAMED = f"MATCH (p {{id: '{ID}'}}) RETURN p.name AS name, '“x” – ● 東' AS signs"
COMMAND = [sys.executable, "-c", "from graphbuild.cli import main; main()"]


def run(environment, *arguments):
    """What a command wrote, as bytes of whatever encoding it had."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "GRAPH", ID], "* Samir Hodzic   Person"),
        (["path", "GRAPH", ID, "place:jadrin"], "* Samir Hodzic - SAID_ABOUT, CO_OCCURS - ^ "),
        (["query", "GRAPH", NAMED], '| Samir Hodzic | "x" - * Dong'),
        (["stats", "GRAPH"], "| Samir Hodzic "),
        (["build", "NOTE", "--out", "OUT"], "  * Luka Peric  1"),
        (["view", "GRAPH", "--output", "OUT/page.html"], "/page.html"),
        (["doctor"], "not set"),
        (["build", "--help"], "graphbuild build"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_output_is_readable_in_plain_ascii(arguments, told, demo, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Luka Perić met Ada Nwosu in Lagos.", "utf-8")
    places = {"GRAPH": str(demo), "NOTE": str(note), "OUT": str(tmp_path)}
    done = run(ASCII, *("/".join(places.get(p, p) for p in a.split("/")) for a in arguments))
    assert done.returncode == 0, done.stderr
    assert told in done.stdout.decode("ascii")
    assert done.stderr.isascii()


def test_output_keeps_the_letters_that_its_encoding_has(demo):
    done = run(WINDOWS, "show", demo, ID)
    assert done.returncode == 0
    assert done.stdout.decode("cp1252").startswith("* Samir Hodžic   Person")


@pytest.mark.parametrize("environment", [ASCII, WINDOWS], ids=["ASCII", "cp1252"])
def test_json_is_exact_in_any_encoding(environment, demo):
    done = run(environment, "query", demo, NAMED, "--format", "json")
    (row,) = json.loads(done.stdout)
    assert row == {"name": NAME, "signs": "“x” – ● 東"}


def test_csv_in_an_encoding_that_lacks_its_letters_says_so(demo):
    done = run(WINDOWS, "query", demo, NAMED, "--format", "csv")
    assert done.returncode == 0
    assert done.stdout.decode("cp1252").splitlines()[1] == "Samir Hodžic,“x” – * Dong"
    assert b"standard output is cp1252, which lacks some of these characters" in done.stderr


# A no-break space, a joiner, a non-joiner and a soft hyphen; then what a terminal obeys.
INNOCENT = "10\xa0000 \u0915\u094d\u200d\u0937 می\u200cخواهم so\xadft\u2003\u2028 \ue000"
OBEYED = "\x1b]0;owned\x07\x9b31m\x7f\r\x00\u202e\u2066\u200f"


@pytest.mark.parametrize("format", ["json", "csv"])
def test_what_programs_read_is_exact(format, demo):
    value = INNOCENT + OBEYED
    ask = ("query", demo, "RETURN $x AS x", "--param", f"x={json.dumps(value)}")
    done = run({"PYTHONUTF8": "1"}, *ask, "--format", format)
    told = done.stdout.decode("utf-8")
    if format == "json":
        assert json.loads(told) == [{"x": value}]
        assert clean(told) == told
    else:
        assert [*csv.reader(io.StringIO(told, newline=""))] == [["x"], [value]]


def test_a_formula_in_csv_is_no_formula(demo):
    done = run({}, "query", demo, "RETURN '=1+1' AS x, -1 AS y", "--format", "csv")
    assert done.stdout.decode().splitlines() == ["x,y", "'=1+1,-1"]


def test_only_what_a_terminal_would_obey_is_replaced_for_people():
    assert clean(INNOCENT) == INNOCENT
    assert clean("a\tb\n") == "a\tb\n"
    assert set(clean(OBEYED)) == set("�]0;owned31m")


@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_a_value_does_not_command_the_terminal(format, demo):
    ours, theirs = pty.openpty()
    ask = ("query", str(demo), "RETURN $x AS x", "--param", f"x={json.dumps(OBEYED)}")
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        subprocess.run([*COMMAND, *ask, "--format", format], stdout=theirs, check=True)
        shown = terminal.read(10_000)
        os.close(theirs)
    assert b"owned" in shown
    for sign in ("\x1b]", "\x07", "\x9b", "\u202e"):
        assert sign.encode() not in shown


def test_the_name_of_a_file_does_not_command_the_terminal_either(tmp_path):
    done = run({}, "build", tmp_path / f"no{OBEYED[:6]}.txt", "--out", tmp_path)
    assert done.returncode == 2
    assert b"no\xef\xbf\xbd]0;ow" in done.stderr
