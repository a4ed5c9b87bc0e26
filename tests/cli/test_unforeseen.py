"""What nobody foresaw, and output that nobody takes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

FAILING = """
from graphbuild.cli import main
from graphbuild.cli.app import app

@app.command()
def fail():
    secret_of_the_frame = 1
    raise LookupError("no such\\nthing \\x1b[31m") from ValueError("the cause")

@app.command()
def panic():
    class PanicException(BaseException): pass  # as pyo3 has it
    raise PanicException("index out of bounds")

main()
"""


def run(*arguments, stdout=subprocess.PIPE, **environment):
    return subprocess.run(
        [sys.executable, "-c", FAILING, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_the_unforeseen_is_told_in_a_line_and_its_traceback_is_in_a_file(tmp_path):
    done = run("fail", TMPDIR=str(tmp_path))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    told = r".+: unforeseen LookupError: no such thing �\[31m. The traceback is in (\S+); .+"
    log = Path(re.fullmatch(told, line)[1])
    assert log.parent == tmp_path
    text = log.read_text("utf-8")
    assert "ValueError: the cause" in text
    assert text.endswith("LookupError: no such\nthing \x1b[31m\n")


def test_a_panic_of_compiled_code_is_told_alike(tmp_path):
    done = run("panic", TMPDIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("graphbuild: unforeseen PanicException: index out of bounds. ")


def test_whoever_asks_sees_the_traceback_at_once(tmp_path):
    done = run("fail", TMPDIR=str(tmp_path), GRAPHBUILD_DEBUG="1")
    assert done.returncode == 1
    assert done.stderr.startswith("graphbuild: unforeseen LookupError")
    assert "ValueError: the cause" in done.stderr
    assert not [*tmp_path.iterdir()]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_an_output_that_is_full_is_told():
    with Path("/dev/full").open("w") as full:
        done = run("--version", stdout=full)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "No space left on device" in line


def test_a_reader_that_goes_away_is_no_fault_to_speak_of():
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as nobody:
        done = run("--help", stdout=nobody)
    assert (done.returncode, done.stderr) == (1, "")
