"""The targets of make: all are listed, and what one lacks it asks for."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parent.parent / "Makefile"
TARGETS = re.search(r"^\.PHONY: (.*)$", MAKEFILE.read_text("utf-8"), re.MULTILINE)[1].split()
OF_AN_OUTER_MAKE = {"MAKELEVEL", "MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES"}


@pytest.fixture
def make(tmp_path: Path):
    """Run make on a copy, beside which nothing lies, as from a shell.

    That is, not as a part of another make.
    """
    folder = tmp_path / "copy"
    folder.mkdir()
    shutil.copy(MAKEFILE, folder)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["make", "PYTHON=none", *arguments]
        shell = {name: value for name, value in os.environ.items() if name not in OF_AN_OUTER_MAKE}
        return subprocess.run(
            command, cwd=folder, env=shell, capture_output=True, text=True, check=False
        )

    return run


def test_make_lists_every_target(make):
    listed = [line.split()[0] for line in make().stdout.splitlines()]
    assert sorted(listed) == sorted(TARGETS)


def test_each_benchmark_has_a_target():
    folder = MAKEFILE.parent / "benchmarks"
    benchmarks = {path.stem for path in folder.glob("*.py")}
    benchmarks |= {path.parent.name for path in folder.glob("*/__main__.py")}
    assert {f"bench-{name}" for name in benchmarks} == {
        name for name in TARGETS if name.startswith("bench-")
    }


@pytest.mark.parametrize("target", ["bench-build", "bench-extract"])
def test_a_benchmark_without_its_corpus_says_what_it_needs(target, make):
    done = make(target)
    assert done.returncode == 2
    assert f"make {target} " in done.stderr
    assert "JSON Lines" in done.stderr


def test_eval_without_annotated_documents_says_what_it_needs(make):
    done = make("eval")
    assert done.returncode == 2
    assert "make eval GOLD=path.jsonl" in done.stderr
    assert '"mentions"' in done.stderr
