import gzip
import io
import zipfile
from pathlib import Path

import docx
import pytest

from graphbuild.config import SourceSettings
from graphbuild.errors import UsageError
from graphbuild.sources import Inputs, list_inputs
from tests.sources.readers.test_readers import pdf
from tests.sources.reading import TEXT, one, write

PAGE = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"


def listed(folder: Path, **settings: object) -> Inputs:
    return list_inputs([folder], SourceSettings.model_validate(settings))


def formats(folder: Path) -> dict[str, str]:
    return {file.id: file.format for file in listed(folder).files}


def not_read(folder: Path, **settings: object) -> dict[str, str]:
    return {Path(name).name: why for name, why in listed(folder, **settings).not_read.items()}


def word() -> bytes:
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(made)
    return made.getvalue()


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with a document, and with files that nobody reads."""
    write(tmp_path / "note.txt", TEXT)
    write(tmp_path / "photo.xyz", b"\x00\x01")
    write(tmp_path / "run.xyz", "text, but who knows of what")
    return tmp_path


def test_a_file_without_a_reader_is_named_with_its_ending(pile):
    why = "there is no reader for .xyz"
    assert not_read(pile) == {"photo.xyz": why, "run.xyz": why}


def test_hidden_files_and_folders_and_lock_files_are_named(pile):
    write(pile / ".secret.txt", TEXT)
    write(pile / ".git" / "config", TEXT)
    write(pile / "~$report.docx", "x")
    found = not_read(pile, exclude=["*.xyz"])
    assert found[".secret.txt"] == found[".git"] == "it is hidden"
    assert "lock file" in found["~$report.docx"]


def test_what_is_left_out_by_a_pattern_is_not_named(pile):
    assert not_read(pile, exclude=["*.xyz"]) == {}
    assert not_read(pile, include=["*.txt"]) == {}


def test_only_what_an_include_fits_is_read(pile):
    write(pile / "two.md", TEXT)
    assert [file.id for file in listed(pile, include=["*.md"]).files] == ["two.md"]
    with pytest.raises(UsageError, match="--include"):
        listed(pile, include=["*.pdf"])


def test_a_file_without_an_ending_is_read_as_what_it_holds(tmp_path):
    pdf(tmp_path / "report")
    write(tmp_path / "README", TEXT)
    write(tmp_path / "page", PAGE)
    write(tmp_path / "letter", word())
    write(tmp_path / "noise", bytes(range(256)))
    assert formats(tmp_path) == {
        "README": ".txt",
        "letter": ".docx",
        "page": ".html",
        "report": ".pdf",
    }
    assert not_read(tmp_path) == {"noise": "there is no reader for what it holds"}


def test_an_ending_that_lies_gives_way_to_what_the_file_holds(tmp_path):
    pdf(tmp_path / "a.dat")
    pdf(tmp_path / "b.txt")
    write(tmp_path / "c.pdf", PAGE)
    write(tmp_path / "d.php", PAGE)
    write(tmp_path / "e.pdf", word())
    assert formats(tmp_path) == {
        "a.dat": ".pdf",
        "b.txt": ".pdf",
        "c.pdf": ".html",
        "d.php": ".html",
        "e.pdf": ".docx",
    }
    assert one(tmp_path / "b.txt").text == TEXT


def test_text_that_looks_like_a_page_or_a_mail_stays_text(tmp_path):
    write(tmp_path / "a.txt", PAGE)
    write(tmp_path / "b.txt", f"From: a@b.org\nTo: c@d.org\nSubject: x\n\n{TEXT}")
    write(tmp_path / "c.txt.gz", gzip.compress(b"One."))
    assert set(formats(tmp_path).values()) == {".txt"}


def test_an_archive_that_says_it_is_a_word_document_is_left_to_its_reader(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made:
        made.writestr("a.bin", "x")
    assert formats(tmp_path) == {"a.docx": ".docx"}


def test_an_address_says_that_nothing_is_fetched_and_how_to_save_it():
    with pytest.raises(UsageError, match=r"nothing is fetched.*--output page\.html"):
        list_inputs(["https://example.org/news"], SourceSettings())


def test_a_folder_of_nothing_that_can_be_read_says_what_is_there(tmp_path):
    for n in range(30):
        write(tmp_path / f"{n}.xyz", "x")
    with pytest.raises(UsageError, match=r"30 no reader for \.xyz[\s\S]*formats are \.txt"):
        listed(tmp_path)
