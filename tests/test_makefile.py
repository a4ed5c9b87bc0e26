"""The targets of make: all are listed, and what one lacks it asks for."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parent.parent / "Makefile"
OF_AN_OUTER_MAKE = {"MAKELEVEL", "MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES"}


@pytest.fixture
def make(tmp_path: Path):
    """Run make on a copy, beside which nothing lies, as from a shell: not as a part of another make."""
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
    targets = re.search(r"^\.PHONY: (.*)$", MAKEFILE.read_text("utf-8"), re.MULTILINE)[1].split()
    listed = [line.split()[0] for line in make().stdout.splitlines()]
    assert sorted(listed) == sorted(targets)
    assert {p.stem for p in (MAKEFILE.parent / "benchmarks").glob("*.py")} == {
        "scale" if name == "bench" else name.removeprefix("bench-")
        for name in targets
        if name.startswith("bench")
    }


def test_eval_without_annotated_documents_says_what_it_needs(make):
    done = make("eval")
    assert done.returncode == 2
    assert "make eval GOLD=path.jsonl" in done.stderr
    assert '"mentions"' in done.stderr
