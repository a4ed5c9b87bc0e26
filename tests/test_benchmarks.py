"""The benchmarks go with the code: on a few documents, in no time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("asked", [["30"], ["30", "--one-name"], ["30", "--counting"]])
def test_what_comes_after_spacy_is_measured_stage_by_stage(asked):
    command = [sys.executable, "-m", "benchmarks.parts.after_spacy", *asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"load"} < json.loads(done.stdout)["seconds"].keys()
    assert json.loads(done.stdout)["entities"] > 0
