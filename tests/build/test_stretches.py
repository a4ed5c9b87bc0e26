"""How an actor reads its part of a file."""

import json

import pytest

from graphbuild.build.stretches import Stretch, _Files
from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources import SourceFile


@pytest.fixture
def records(tmp_path) -> SourceFile:
    """A file of ten documents, the fifth of which is none."""
    lines = [json.dumps({"id": f"d{n}", "text": f"Text {n}."}) for n in range(10)]
    lines[4] = "{"
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return SourceFile(path, "records.jsonl", "records.jsonl", ".jsonl")


def read(files: _Files, file: SourceFile, first: int, most: int) -> tuple[list[str], bool]:
    """The ids of a stretch, and whether there is more."""
    found, has_more = files.read(Stretch(file, first, most))
    return ["-" if isinstance(each, SourceError) else each.id for each in found], has_more


def test_a_file_is_read_in_any_stretches_and_in_any_order(records):
    files = _Files(SourceSettings())
    assert read(files, records, 0, 3) == (["d0", "d1", "d2"], True)
    assert read(files, records, 4, 2) == (["-", "d5"], True)
    assert read(files, records, 1, 1) == (["d1"], True)
    assert read(files, records, 8, 2) == (["d8", "d9"], False)
    assert read(files, records, 9, 5) == (["d9"], False)


def test_beyond_its_end_a_file_holds_nothing(records):
    files = _Files(SourceSettings())
    assert read(files, records, 10, 5) == ([], False)
    assert read(files, records, 50, 5) == ([], False)
    assert read(files, records, 9, 1) == (["d9"], False)
