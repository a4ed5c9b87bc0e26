import bz2
import gzip
import lzma
import tempfile
from pathlib import Path

import pytest

from graphbuild.errors import SourceError
from graphbuild.model import Document
from tests.sources.archive_files import tar, warc, zip_bytes
from tests.sources.odd_files import gzip_bomb
from tests.sources.office_files import zipped
from tests.sources.reading import TEXT, everything, fault, one, passed, read, write

PILE = {"a/note.txt": TEXT, "wire.jsonl": '{"text": "One."}\n{"text": "Two."}\n'}


@pytest.fixture(autouse=True)
def rooms(tmp_path_factory, monkeypatch) -> Path:
    """The folder for temporary files, which holds none after each test."""
    folder = tmp_path_factory.mktemp("rooms")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def texts(*inputs: Path, **settings: object) -> dict[str, str]:
    return {d.id: d.text for d in read(*inputs, **settings) if isinstance(d, Document)}


def test_files_in_a_zip_are_read_each_by_its_format(tmp_path):
    assert texts(zipped(tmp_path / "p.zip", PILE)) == {
        "p.zip/a/note.txt": TEXT,
        "p.zip/wire.jsonl#1": "One.",
        "p.zip/wire.jsonl#2": "Two.",
    }


@pytest.mark.parametrize("name", ["p.tar", "p.tar.gz", "p.tgz", "p.tar.bz2", "p.tar.xz"])
def test_files_in_a_tar_are_read_packed_or_not(tmp_path, name):
    packing = {"gz": "gz", "tgz": "gz", "bz2": "bz2", "xz": "xz"}.get(name.rpartition(".")[2], "")
    path = tar(tmp_path / name, PILE, packing)
    assert texts(path)[f"{name}/a/note.txt"] == TEXT
    assert passed(path) == {"link.txt": "it is no plain file"}


@pytest.mark.parametrize(("ending", "pack"), [(".bz2", bz2), (".xz", lzma), (".gz", gzip)])
def test_a_packed_file_is_read_as_what_it_holds(tmp_path, ending, pack):
    page = f"<html><body><p>{TEXT}</p></body></html>"
    assert one(write(tmp_path / f"a.html{ending}", pack.compress(page.encode()))).text == TEXT
    assert one(write(tmp_path / f"note{ending}", pack.compress(TEXT.encode()))).text == TEXT


def test_archives_are_known_by_their_first_bytes(tmp_path):
    write(tmp_path / "a.dat", zip_bytes({"a.txt": "One."}))
    write(tmp_path / "b.dat", gzip.compress(b"Two."))
    write(tmp_path / "c", tar(tmp_path / "c.tar", {"c.txt": "Three."}).read_bytes())
    assert sorted(texts(tmp_path).values()) == ["One.", "Three.", "Three."]


def test_archives_in_archives_are_read_as_deep_as_is_set(tmp_path):
    inner = zip_bytes({"a.txt": TEXT})
    path = zipped(tmp_path / "o.zip", {"m.zip": zip_bytes({"i.zip": inner})})
    assert texts(path) == {"o.zip/m.zip/i.zip/a.txt": TEXT}
    message = fault(path, archives={"max_depth": 2})
    assert "o.zip/m.zip/i.zip: it lies too deep" in message
    assert "sources.archives.max_depth" in message


def test_what_in_an_archive_has_no_reader_is_named(tmp_path):
    parts = {"a.txt": TEXT, "b.xyz": b"\0", ".DS_Store": "x", "__MACOSX/a.txt": "x"}
    assert passed(zipped(tmp_path / "p.zip", parts)) == {
        "b.xyz": "there is no reader for .xyz",
        ".DS_Store": "it is hidden",
        "a.txt": "it is hidden",
    }


def test_patterns_hold_in_archives_too(tmp_path):
    path = zipped(tmp_path / "p.zip", PILE)
    assert texts(path, exclude=["*.jsonl"]) == {"p.zip/a/note.txt": TEXT}


def test_no_name_in_an_archive_leads_out_of_it(tmp_path, rooms):
    path = zipped(tmp_path / "p.zip", {"../../evil.txt": "One.", "/etc/evil.txt": "Two."})
    assert texts(path) == {"p.zip/evil.txt": "One.", "p.zip/etc/evil.txt": "Two."}


def test_more_files_than_an_archive_may_hold_are_not_read_and_that_is_told(tmp_path):
    path = zipped(tmp_path / "p.zip", {f"{n}.txt": str(n) for n in range(9)})
    found = read(path, archives={"max_files": 3})
    assert len(texts(path, archives={"max_files": 3})) == 3
    assert "more than 3 files" in str(next(x for x in found if isinstance(x, SourceError)))


def test_the_files_of_inner_archives_count_too(tmp_path):
    inner = zip_bytes({f"{n}.txt": str(n) for n in range(3)})
    path = zipped(tmp_path / "p.zip", {"a.zip": inner, "b.zip": inner})
    assert len(texts(path, archives={"max_files": 6})) == 4


def test_an_archive_that_unpacks_to_too_much_is_named_and_the_rest_goes_on(tmp_path):
    write(tmp_path / "a.txt", TEXT)
    zipped(tmp_path / "bomb.zip", {"a.txt": "One.", "b.txt": b" " * (3 << 20)})
    found = read(tmp_path, archives={"max_megabytes": 2})
    assert [x.text for x in found if isinstance(x, Document)] == [TEXT, "One."]
    assert "sources.archives.max_megabytes" in str(found[1])


def test_a_bomb_is_stopped_whatever_is_set(tmp_path):
    path = gzip_bomb(tmp_path / "a.dat")
    assert "too many bytes" in fault(path)


def test_a_file_that_is_locked_or_damaged_does_not_end_its_archive(tmp_path):
    data = bytearray(zip_bytes({"a.txt": TEXT * 9, "b.txt": "Two.", "c.txt": "Three."}))
    start = data.index(b"a.txt") + 5
    data[start : start + 9] = b"\xff" * 9
    second = data.rindex(b"b.txt") - 46
    data[second + 8] |= 1
    found = read(write(tmp_path / "p.zip", bytes(data)))
    assert min(map(str, found)).startswith("Document")
    assert [x.text for x in found if isinstance(x, Document)] == ["Three."]
    faults = [str(x) for x in found if isinstance(x, SourceError)]
    assert "a.txt: it is damaged" in faults[0]
    assert "b.txt: it is encrypted" in faults[1]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.bz2", "a.xz", "a.gz", "a.warc"])
def test_an_archive_that_is_none_is_named(tmp_path, name):
    assert name in fault(write(tmp_path / name, b"none of them"))


def test_a_document_that_fails_in_an_archive_costs_only_itself(tmp_path):
    path = zipped(tmp_path / "p.zip", {"a.pdf": b"%PDF-1.4 cut off", "b.md": TEXT})
    found = read(path)
    assert "p.zip/a.pdf: it is damaged" in str(found[0])
    assert found[1].text == TEXT


PAGE = "<html><head><title>Visit</title></head><body><p>{}</p></body></html>"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_saved_pages_have_their_address_as_source(tmp_path, name):
    pages = {
        "https://news.example/visit?id=7": (
            "200 OK",
            "text/html; charset=utf-8",
            PAGE.format(TEXT),
        ),
        "https://news.example/note.txt": ("200 OK", "text/plain", "One."),
        "https://news.example/logo.png": ("200 OK", "image/png", "x"),
        "https://news.example/gone": ("404 Not Found", "text/html", PAGE.format("Gone.")),
    }
    found = everything(warc(tmp_path / name, pages))
    documents = {x.source: x.text for x in found if isinstance(x, Document)}
    assert documents == {
        "https://news.example/visit?id=7": TEXT,
        "https://news.example/note.txt": "One.",
    }
    assert passed(warc(tmp_path / name, pages)) == {
        "logo.png": "there is no reader for image/png",
        "gone": "the server's answer was 404",
    }


def test_what_a_browser_saves_beside_a_page_is_no_document(tmp_path):
    write(tmp_path / "Story.html", PAGE.format(TEXT))
    write(tmp_path / "Story_files" / "frame.html", PAGE.format("No."))
    write(tmp_path / "press_files" / "note.txt", "One.")
    assert sorted(texts(tmp_path).values()) == [TEXT, "One."]
    parts = {"Story.html": PAGE.format(TEXT), "Story_files/frame.html": PAGE.format("No.")}
    path = zipped(tmp_path / "p.zip", parts)
    assert texts(path) == {"p.zip/Story.html": TEXT}
