"""A build that is killed, whenever that is, goes on to what it would have made."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.test_incremental import exported
from tests.builds import few_articles
from tests.processes import needs_proc

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("GRAPHBUILD_KILLS", "10"))
"""Of each corpus, at moments that are the same each time, as shares of what a build takes."""


def articles(folder: Path) -> Path:
    """Files of several kinds, some of which are read in a process of its own."""
    return few_articles(folder / "articles")


def odd_records(folder: Path) -> Path:
    """Records of which some are none, some the same, and some hard to write down."""
    texts = [f"Angela Merkel met Emmanuel Macron of France on day {n}." for n in range(60)]
    texts[3] = texts[4] = (
        "Joe Biden \u2028 flew to \U0001f6eb Paris, \x00 said Zoë O’Neill-Đorđević."
    )
    texts[5] = "Ada Nwosu " * 300
    records = [json.dumps({"id": f"r{n % 50}", "text": text}) for n, text in enumerate(texts)]
    records[7:9] = [
        "{",
        json.dumps({"id": "q\"\\'", "title": "\ufeff", "text": "Bo Li met Al Wu."}),
    ]
    file = folder / "records.jsonl"
    file.write_text("\n".join(records), "utf-8")
    return file


@needs_proc
@pytest.mark.long
@pytest.mark.parametrize("corpus", [articles, odd_records])
def test_builds_that_are_killed_one_after_the_other_go_on_to_the_same_bytes(corpus, tmp_path):
    given, folder = corpus(tmp_path), tmp_path / "graphs"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.build.killed", given, folder, "7", str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    found = [exported(each) for each in sorted(folder.iterdir())]
    assert len(found) > 1
    assert all(each == found[-1] for each in found)
