"""Documents that no extractor survives, and those that it fails at."""

import json
from pathlib import Path

import pytest

import graphbuild
from graphbuild.build import pipeline
from graphbuild.build.documents import here
from tests.builds import SMALL
from tests.engines.fragile import Fragile, fragile


def records(folder: Path, odd: str) -> Path:
    """Documents of which one is odd."""
    texts = [f"Angela Merkel met Emmanuel Macron in Berlin on day {n}." for n in range(70)]
    texts[40] = f"{odd} is what Olaf Scholz said in Hamburg."
    file = folder / "records.jsonl"
    lines = (json.dumps({"id": f"d{n}", "text": text}) for n, text in enumerate(texts))
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_a_document_that_ends_two_processes_is_named_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(here, "_worker", fragile)
    kg = graphbuild.build(records(tmp_path, "Fatal"), tmp_path / "g", config=SMALL, workers=2)
    assert list(kg.manifest["failures"]) == ["d40"]
    assert "it ended two processes that read nothing else, the last with SIGKILL" in str(
        kg.manifest
    )
    assert kg.manifest["counts"]["documents"] == 69


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_extraction_fails_at_is_named_with_its_traceback_in_the_log(
    workers, tmp_path, monkeypatch
):
    monkeypatch.setattr(here, "_worker", fragile)
    monkeypatch.setattr(pipeline, "Extractor", Fragile)
    given = records(tmp_path, "Broken")
    kg = graphbuild.build(given, tmp_path / "g", config=SMALL, workers=workers)
    assert kg.manifest["failures"] == {
        "d40": "RuntimeError: no such luck. The traceback is in build.log, beside the graph."
    }
    assert kg.manifest["counts"]["documents"] == 69
    log = (tmp_path / "g" / "build.log").read_text("utf-8")
    assert "cannot extract from d40" in log
    assert "fragile.py" in log
