import datetime as dt
import os
from pathlib import Path

import docx
import pytest
import xlwt

from graphbuild.model import Document
from tests.sources.office_files import epub, odt, slides, workbook, zipped
from tests.sources.reading import TEXT, fault, one, read, write

DAY = dt.date(2025, 3, 12)
LONG = f"{TEXT} They spoke about trade."


def test_an_opendocument_text_gives_text_title_and_date(tmp_path):
    found = one(odt(tmp_path / "a.odt", f"<text:h>Visit</text:h><text:p>{TEXT}</text:p>"))
    assert (found.text, found.title, found.date) == (f"Visit\n\n{TEXT}", "Two leaders", DAY)


def test_rows_of_an_opendocument_table_are_lines(tmp_path):
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = (
        "<table:table-row>" + cell.format("Ada Nwosu") + cell.format("Lagos") + "</table:table-row>"
    )
    found = one(odt(tmp_path / "a.odt", f"<table:table>{row * 2}</table:table>"))
    assert found.text == "Ada Nwosu | Lagos\n\nAda Nwosu | Lagos"


def test_a_note_of_an_opendocument_text_does_not_interrupt_its_sentence(tmp_path):
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>See below.</text:p></text:note-body></text:note>"
    )
    body = f"<text:p>Ada{note} Nwosu<text:s/>left <text:span>Lagos</text:span>.</text:p>"
    assert one(odt(tmp_path / "a.odt", body)).text == "Ada Nwosu left Lagos.\n\nSee below."


def test_what_was_deleted_or_commented_is_no_text(tmp_path):
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:p>Ada"
        "<office:annotation><text:p>Who?</text:p></office:annotation> left.</text:p>"
    )
    assert one(odt(tmp_path / "a.odt", body)).text == "Ada left."


def test_an_entity_of_xml_is_not_followed(tmp_path):
    secret = write(tmp_path / "secret.txt", "Secret.")
    body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><office:d>&e;</office:d>'
    path = zipped(tmp_path / "a.odt", {"content.xml": body})
    assert "Secret" not in str(read(path))


def test_rich_text_gives_text_title_and_date(tmp_path):
    rich = (
        r"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0 Times;}}{\info{\title Two le\'61ders}"
        r"{\creatim\yr2025\mo3\dy12}}\f0 Ana Peri\'e6 met {\b Ada} Nwosu.\par "
        r"\u8222?Yes\u8220? she said.\par}"
    )
    found = one(write(tmp_path / "a.rtf", rich))
    assert found.text == "Ana Perić met Ada Nwosu.\n\n„Yes“ she said."
    assert (found.title, found.date) == ("Two leaders", DAY)


def test_rich_text_that_is_called_doc_is_read(tmp_path):
    assert one(write(tmp_path / "a.doc", rf"{{\rtf1\ansi {TEXT}\par}}")).text == TEXT


def test_a_book_gives_its_chapters_in_the_order_of_reading(tmp_path):
    found = one(epub(tmp_path / "a.epub", ["<p>Last&#233;.</p>", f"<h1>One</h1><p>{TEXT}</p>"]))
    assert found.text == f"One\n\n{TEXT}\n\nLasté."
    assert (found.title, found.date) == ("The Lagos Letters", DAY)


def test_slides_give_their_text_their_tables_and_notes(tmp_path):
    rows = [["Name", "Town"], ["Ada Nwosu", "Lagos"]]
    found = one(slides(tmp_path / "a.pptx", "Visit", [TEXT], rows))
    assert found.text == f"Visit\n\n{TEXT}\n\nName | Town\n\nAda Nwosu | Lagos\n\nAsk Ada Nwosu."
    assert (found.title, found.date) == ("Visit", DAY)


def test_a_sheet_with_a_column_of_texts_is_a_table_of_documents(tmp_path):
    rows = [["Headline", "Body", "Published"], ["Visit", LONG, dt.datetime(2025, 3, 12)]]  # noqa: DTZ001 - Excel's
    found = one(workbook(tmp_path / "a.xlsx", {"Sheet": rows}))
    assert found == Document("a.xlsx#1", LONG, "Visit", DAY, None)


def test_a_sheet_of_short_cells_is_text_a_row_a_line(tmp_path):
    rows = [["Name", "Description", "Paid"], ["Ada Nwosu", "clerk", 12.5], [None, None, None]]
    found = one(workbook(tmp_path / "2025-03-12.xlsx", {"Staff": rows}))
    assert found.text == "Name | Description | Paid\n\nAda Nwosu | clerk | 12.5"
    assert found.date == DAY


def test_an_old_workbook_is_read_as_a_new_one_and_told_by_its_content(tmp_path):
    book = xlwt.Workbook()
    for name, rows in {
        "News": [["text"], ["One."]],
        "Staff": [["Ada Nwosu", 12, None, 1.5]],
    }.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    book.save(str(tmp_path / "a.xls"))
    write(tmp_path / "b.dat", (tmp_path / "a.xls").read_bytes())
    for name in ("a.xls", "b.dat"):
        assert {d.id: d.text for d in read(tmp_path / name)} == {
            f"{name}#News#1": "One.",
            name: "Staff\n\nAda Nwosu | 12 | 1.5",
        }
    broken = (tmp_path / "a.xls").read_bytes()[:900]
    assert "no sound spreadsheet" in fault(write(tmp_path / "c.xls", broken))


def test_sheets_of_both_kinds_are_read_each_in_its_way(tmp_path):
    sheets = {"News": [["text"], ["One."], ["Two."]], "Staff": [["Ada Nwosu", "Lagos"]]}
    found = read(workbook(tmp_path / "a.xlsx", sheets))
    assert {d.id: d.text for d in found} == {
        "a.xlsx#News#1": "One.",
        "a.xlsx#News#2": "Two.",
        "a.xlsx": "Staff\n\nAda Nwosu | Lagos",
    }


def test_rows_of_a_word_table_are_lines(tmp_path):
    document = docx.Document()
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (["Name", "Town"], ["Ada Nwosu", "Lagos"]), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text == "Name | Town\n\nAda Nwosu | Lagos"


@pytest.mark.parametrize("lead", ["", "<p>Staff</p>"])
def test_rows_of_a_page_without_an_article_are_lines(tmp_path, lead):
    row = "<tr><td>{}</td><td>{}</td></tr>"
    page = f"<html><body>{lead}<table>{row.format('Ada Nwosu', 'Lagos')}</table></body></html>"
    assert "Ada Nwosu | Lagos" in one(write(tmp_path / "a.html", page)).text.splitlines()


@pytest.mark.parametrize("ending", ["odt", "epub", "pptx", "xlsx", "docx"])
def test_a_damaged_office_file_is_named(tmp_path, ending):
    whole = workbook(tmp_path / "whole.xlsx", {"A": [[TEXT]]}).read_bytes()
    assert f"a.{ending}: it is no" in fault(write(tmp_path / f"a.{ending}", b"no zip"))
    assert f"b.{ending}" in fault(write(tmp_path / f"b.{ending}", whole[: len(whole) // 2]))
    empty = zipped(tmp_path / f"c.{ending}", {"mimetype": "x"})
    assert f"c.{ending}: it is no sound" in fault(empty)
    assert f"d.{ending}: it is empty" in fault(write(tmp_path / f"d.{ending}", b""))


def test_rich_text_that_is_none_is_named(tmp_path):
    assert "no rich text" in fault(write(tmp_path / "a.rtf", "no"))


def converter(folder: Path, script: str) -> None:
    """A program that is called as antiword is."""
    write(folder / "antiword", f"#!/bin/sh\n{script}\n").chmod(0o755)


@pytest.fixture
def programs(tmp_path, monkeypatch) -> Path:
    """The one folder with programs besides the system's shell."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def test_an_old_word_document_without_a_converter_says_what_to_install(tmp_path, programs):
    assert "antiword, catdoc or LibreOffice" in fault(write(tmp_path / "a.doc", OLD))


def test_old_slides_without_a_converter_say_what_to_install(tmp_path, programs):
    assert "catppt (of catdoc) or LibreOffice, or save" in fault(write(tmp_path / "a.ppt", OLD))


@pytest.mark.skipif(os.name != "posix", reason="the converter is a shell script")
def test_old_slides_are_read_through_an_office_program(tmp_path, programs):
    made = slides(tmp_path / "made.pptx", "Visit", [TEXT], [["Name"]])
    script = f'while [ "$1" != --outdir ]; do shift; done; /bin/cp {made} "$2/a.pptx"'
    write(programs / "soffice", f"#!/bin/sh\n{script}\n").chmod(0o755)
    assert one(write(tmp_path / "a.ppt", OLD)).text.startswith(f"Visit\n\n{TEXT}")


@pytest.mark.skipif(os.name != "posix", reason="the converter is a shell script")
def test_an_old_word_document_is_read_through_a_converter(tmp_path, programs):
    converter(programs, f"echo '{TEXT}'")
    assert one(write(tmp_path / "a.doc", OLD)).text.strip() == TEXT


@pytest.mark.skipif(os.name != "posix", reason="the converter is a shell script")
@pytest.mark.parametrize(
    ("script", "said"), [("echo broken >&2; exit 3", "broken"), ("exec /bin/sleep 60", "1.8 s")]
)
def test_a_converter_that_fails_or_takes_too_long_is_named(tmp_path, programs, script, said):
    converter(programs, script)
    message = fault(write(tmp_path / "a.doc", OLD), max_seconds=2)
    assert "antiword cannot convert it" in message
    assert said in message
