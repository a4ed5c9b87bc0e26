"""Ctrl-C and SIGTERM, as a command that is at work gets them."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuild.cli.stopping import stopped_line
from tests.builds import small_settings

ROOT = Path(__file__).parents[2]
LIMIT_SECONDS = 60
"""For what takes two on an idle machine, and minutes where it fails."""

STOPPED = "graphbuild: stopped. What was read is kept, the graph is as it was."
FACTS = "Angela Merkel met Emmanuel Macron in Berlin on day {} of the talks.\n\n"
MANY = 400

AT_WORK = """
import signal, sys
from graphbuild.cli import stopping
stopping._INSISTS_AFTER_SECONDS = {insists}
with stopping.stoppable() as stops:
    try:
        print("ready", flush=True)
        signal.pause()
    except BaseException:
        print("stopped", flush=True)
        {then}
print("left", len(stops), stops[0].code)
"""


@contextlib.contextmanager
def command(*arguments):
    """A process in a group of its own, as a terminal makes one; nothing of it is left."""
    with subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """More documents than two processes read before they are stopped."""
    folder = tmp_path_factory.mktemp("documents")
    for number in range(MANY):
        text = "".join(FACTS.format(f"{number}.{line}") for line in range(4))
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("number", "send"),
    [(signal.SIGTERM, os.kill), (signal.SIGINT, os.killpg)],
    ids=["SIGTERM", "Ctrl-C"],
)
def test_a_build_that_is_stopped_ends_at_once_with_all_its_processes(
    number, send, documents, demo, tmp_path
):
    out = Path(shutil.copytree(demo, tmp_path / "graph"))
    before = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    build = ("-m", "graphbuild", "build", documents, "--out", out, "--workers", "2")
    build += ("--config", small_settings(tmp_path))
    with command(*build) as process:
        assert process.stderr.readline().startswith("reading documents")
        send(process.pid, number)
        # This ends when nobody holds the streams any more: when the workers are gone as well.
        _, said = process.communicate(timeout=LIMIT_SECONDS)
    assert process.returncode == 128 + number
    (line,) = said.splitlines()
    assert line.startswith(STOPPED)
    assert {n: (out / n).read_bytes() for n in before} == before


def test_a_command_that_keeps_nothing_says_only_that_it_was_stopped():
    assert stopped_line(["query", "graph", "MATCH (n) RETURN n"]) == "stopped."
    assert stopped_line([]) == "stopped."


def at_work(then="raise", insists=1.0):
    return command("-c", AT_WORK.format(then=then, insists=insists))


def test_a_stop_that_a_library_makes_another_error_of_is_one_all_the_same():
    with at_work("pass") as process:
        assert process.stdout.readline() == "ready\n"
        process.terminate()
        said, _ = process.communicate(timeout=LIMIT_SECONDS)
    assert said.split() == ["stopped", "left", "1", "143"]


def test_who_insists_is_obeyed_where_the_first_stop_was_caught():
    with at_work("sys.stdin.readline()", insists=0) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "stopped\n"
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=LIMIT_SECONDS)
    assert (process.returncode, said) == (130, "")


def test_a_signal_that_comes_twice_at_once_is_one():
    with at_work("sys.stdin.readline()", insists=60) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "stopped\n"
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate("go on\n", timeout=LIMIT_SECONDS)
    assert said.split() == ["left", "1", "130"]


def test_what_a_shell_has_ignored_stays_ignored():
    ignoring = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv("
    quoted = AT_WORK.format(then="pass", insists=1.0)
    with command("-c", f"{ignoring}sys.executable, [sys.executable, '-c', {quoted!r}])") as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        process.terminate()
        said, _ = process.communicate(timeout=LIMIT_SECONDS)
    assert said.split() == ["stopped", "left", "1", "143"]
