"""How an actor reads its part of a file."""

import json

import pytest

from graphbuild.build.documents.stretches import Stretch, _Files
from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources import Found as Read
from graphbuild.sources import Notice, NotRead, SourceFile
from tests.sources.office_files import zipped


@pytest.fixture
def records(tmp_path) -> SourceFile:
    """A file of ten documents, the fifth of which is none."""
    lines = [json.dumps({"id": f"d{n}", "text": f"Text {n}."}) for n in range(10)]
    lines[4] = "{"
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return SourceFile(path, "records.jsonl", "records.jsonl", ".jsonl")


@pytest.fixture
def files(tmp_path) -> _Files:
    """A reader of stretches that keeps what scans say apart from what it reads."""
    return _Files(SourceSettings(), tmp_path / "scans")


def read(files: _Files, file: SourceFile, first: int, most: int) -> tuple[list[str], bool]:
    """The ids of a stretch, and whether there is more."""
    found, has_more = files.read(Stretch(file, first, most))
    return ["-" if isinstance(each, SourceError) else each.id for each in found], has_more


def test_a_file_is_read_in_any_stretches_and_in_any_order(files, records):
    assert read(files, records, 0, 3) == (["d0", "d1", "d2"], True)
    assert read(files, records, 4, 2) == (["-", "d5"], True)
    assert read(files, records, 1, 1) == (["d1"], True)
    assert read(files, records, 8, 2) == (["d8", "d9"], False)
    assert read(files, records, 9, 5) == (["d9"], False)


def test_beyond_its_end_a_file_holds_nothing(files, records):
    assert read(files, records, 10, 5) == ([], False)
    assert read(files, records, 50, 5) == ([], False)
    assert read(files, records, 9, 1) == (["d9"], False)


@pytest.fixture
def pile(tmp_path) -> SourceFile:
    """An archive of three documents, with two choices to tell and a file that nobody reads."""
    rows = "body\nOne.\nTwo.\n"
    parts = {"a.csv": rows, "b.xyz": b"\0", "c.txt": "Köln.".encode("cp1252")}
    path = zipped(tmp_path / "p.zip", parts)
    return SourceFile(path, "p.zip", "p.zip", ".zip")


@pytest.mark.parametrize("most", [1, 2, 3, 9])
def test_what_is_told_besides_documents_comes_with_its_stretch(files, pile, most):
    found: list[Read] = []
    first, has_more = 0, True
    while has_more:
        stretch, has_more = files.read(Stretch(pile, first, most))
        assert sum(isinstance(each, Document) for each in stretch) <= most
        found += stretch
        first += most
    kinds = [type(each) for each in found]
    assert kinds == [Notice, Document, Document, NotRead, Notice, Document]


def test_the_notice_of_a_single_document_comes_with_it(files, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Köln.".encode("cp1252"))
    found, has_more = files.read(Stretch(SourceFile(path, "a.txt", "a.txt", ".txt"), 0, 1))
    assert [type(each) for each in found] == [Notice, Document]
    assert not has_more
