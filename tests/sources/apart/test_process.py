"""The reading process: its limits, and that none is left."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuild.config import SourceSettings
from graphbuild.errors import GraphbuildError, SourceError
from graphbuild.model import Document
from graphbuild.sources import list_inputs, read_documents
from graphbuild.sources.apart.process import ReaderProcess
from tests.processes import children, is_gone, needs_proc
from tests.sources.odd_files import many_paragraphs, nested_forms
from tests.sources.reading import TEXT, fault, read, write


@pytest.fixture(autouse=True)
def reading_process() -> None:
    """A process of each test's own: its start and its end are the point here."""


@pytest.fixture
def mixed(tmp_path: Path) -> list[Path]:
    """A good document, a PDF that takes hours, and a good document."""
    first = write(tmp_path / "a.md", f"**{TEXT}**")
    return [first, nested_forms(tmp_path / "b.pdf"), write(tmp_path / "c.md", TEXT + " Twice.")]


def test_what_takes_too_long_is_named_and_the_others_are_read(mixed):
    found = read(*mixed, max_seconds=5)
    assert [type(each) for each in found] == [Document, SourceError, Document]
    assert "took more than 5 s" in str(found[1])
    assert "sources.max_seconds" in str(found[1])
    assert "--exclude b.pdf" in str(found[1])


def test_a_table_of_a_million_cells_is_named(tmp_path):
    row = "|" + "a|" * 1000 + "\n"
    table = row + "|" + "-|" * 1000 + "\n" + row * 1000
    assert "took more than 4 s" in fault(write(tmp_path / "a.md", table), max_seconds=4)


@needs_proc
def test_what_needs_too_much_memory_is_named_and_the_others_are_read(tmp_path):
    many_paragraphs(tmp_path / "a.docx", 5_000_000)
    write(tmp_path / "b.md", TEXT)
    found = read(tmp_path, max_megabytes=200)
    assert "needs more than 200 MB of memory" in str(found[0])
    assert "sources.max_megabytes" in str(found[0])
    assert isinstance(found[1], Document)


@needs_proc
def test_one_process_reads_all_documents_and_is_gone_when_they_are_read(tmp_path):
    for name in "abc":
        write(tmp_path / f"{name}.md", TEXT + name)
    before = children()
    given = SourceSettings()
    found = read_documents(list_inputs([tmp_path], given).files, given)
    seen = [children() - before for _ in found]
    assert len(seen[0]) == 1
    assert seen == [seen[0]] * 3
    assert children() == before


@needs_proc
def test_it_is_gone_when_nobody_asks_for_the_rest(mixed):
    before = children()
    given = SourceSettings()
    found = read_documents(list_inputs(mixed, given).files, given)
    next(found)
    (child,) = children() - before
    found.close()
    assert is_gone(child)


def test_plain_text_needs_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.csv", f"text\n{TEXT}\n")
    write(tmp_path / "c.jsonl", '{"text": "c"}')
    assert len(read(tmp_path)) == 3


def test_a_process_that_cannot_start_is_told_apart_from_a_bad_document(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(GraphbuildError, match=r"cannot start the process that reads documents"):
        read(write(tmp_path / "a.md", TEXT))


@needs_proc
def test_a_process_that_was_killed_is_replaced(tmp_path):
    files = list_inputs([write(tmp_path / "a.md", TEXT)], SourceSettings()).files
    before = children()
    with ReaderProcess(SourceSettings()) as apart:
        assert len([*apart.read(files[0])]) == 1
        (child,) = children() - before
        os.kill(child, signal.SIGKILL)
        assert is_gone(child)
        (found,) = apart.read(files[0])
        assert isinstance(found, Document)


@needs_proc
def test_a_document_that_ends_its_reader_is_named(mixed, caplog):
    """As a parser's segmentation fault would, or the system where memory is short."""
    files = list_inputs(mixed, SourceSettings()).files
    before = children()
    with ReaderProcess(SourceSettings()) as apart:
        assert len([*apart.read(files[0])]) == 1
        (child,) = children() - before
        reading = apart.read(files[1])
        apart._child.ask = _asks_and_dies(apart._child.ask, child)
        (found,) = reading
        assert "its reader ended with SIGSEGV" in str(found)
        (after,) = apart.read(files[2])
        assert isinstance(after, Document)
    assert "Segmentation fault" in caplog.text


def _asks_and_dies(ask, child):
    def asked(request):
        ask(request)
        os.kill(child, signal.SIGSEGV)

    return asked


ASKS = """
import sys
from pathlib import Path
from graphbuild.config import SourceSettings
from graphbuild.sources import list_inputs
from graphbuild.sources.apart.messages import Begun, Request
from graphbuild.sources.apart.process import _Child

settings = SourceSettings()
(file,) = list_inputs(sys.argv[1:], settings).files
child = _Child(settings.max_seconds)
child.ask(Request(file, settings))
assert isinstance(child.answer(), Begun)
print(child._process.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A process whose reader has begun with a PDF that takes hours, and that reader's id."""
    command = [sys.executable, "-c", ASKS, str(nested_forms(tmp_path / "a.pdf"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        try:
            yield parent, int(parent.stdout.readline())
        finally:
            parent.kill()


@needs_proc
def test_it_dies_with_its_parent_in_the_middle_of_a_document(asking):
    parent, child = asking
    parent.kill()
    assert is_gone(child)


@needs_proc
def test_an_interrupt_is_the_parents_to_act_on(asking):
    _, child = asking
    os.kill(child, signal.SIGINT)
    watched = os.pidfd_open(child)
    try:
        assert not select.select([watched], [], [], 0)[0]
    finally:
        os.close(watched)
    ignored = int(_status(child, "SigIgn"), 16)
    assert ignored >> (signal.SIGINT - 1) & 1


def _status(pid: int, field: str) -> str:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)[field]


HOLDS_THE_INTERPRETER = """
import re, sys
from graphbuild.sources.apart.limits import end_with
end_with(int(sys.argv[1]))
print("up", flush=True)
re.match("(a+)+$", "a" * 60 + "b")
"""
STARTS = """
import os, subprocess, sys
child = subprocess.Popen(
    [sys.executable, "-c", sys.argv[1], str(os.getpid())], stdout=subprocess.PIPE
)
child.stdout.readline()
print(child.pid, flush=True)
sys.stdin.read()
"""


@needs_proc
def test_it_dies_with_its_parent_though_a_parser_never_lets_go():
    command = [sys.executable, "-c", STARTS, HOLDS_THE_INTERPRETER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        parent.kill()
    assert is_gone(child)


def test_it_is_started_from_a_script_that_guards_nothing(tmp_path):
    """multiprocessing would run such a script again in the child."""
    script = write(
        tmp_path / "script.py",
        "import graphbuild.sources as s\n"
        "from graphbuild.config import SourceSettings\n"
        "given = SourceSettings()\n"
        "print(*(d.text for d in s.read_documents(s.list_inputs(['a.md'], given).files, given)))\n",
    )
    write(tmp_path / "a.md", TEXT)
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == TEXT


def test_it_imports_no_spacy():
    code = "import graphbuild.sources.apart.main, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
