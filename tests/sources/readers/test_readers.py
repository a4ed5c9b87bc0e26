import datetime as dt
import gzip
import json
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from graphbuild.errors import SourceError, UsageError
from graphbuild.model import Document
from graphbuild.sources.readers.printed.pdf import without_furniture
from tests.sources.reading import TEXT, fault, one, read, write


def pdf(path: Path, text: str = TEXT, title: str = "Two leaders") -> Path:
    page = FPDF()
    page.set_title(title)
    page.set_creation_date(dt.datetime(2025, 3, 12, tzinfo=dt.UTC))
    page.add_page()
    page.set_font("Helvetica", size=12)
    page.multi_cell(0, 8, text)
    page.output(str(path))
    return path


def test_plain_text_has_its_file_name_as_id(tmp_path):
    assert one(write(tmp_path / "a.txt", TEXT)) == Document("a.txt", TEXT, None, None, None)


def test_a_date_in_the_file_name_is_the_documents(tmp_path):
    assert one(write(tmp_path / "2025-03-12_visit.txt", TEXT)).date == dt.date(2025, 3, 12)


def test_a_dateline_is_the_documents_date(tmp_path):
    found = one(write(tmp_path / "a.txt", f"SARAJEVO, 12 March 2025 — {TEXT}"))
    assert found.date == dt.date(2025, 3, 12)


def test_front_matter_gives_title_and_date_and_no_text(tmp_path):
    found = one(
        write(tmp_path / "a.md", f"---\ntitle: Two leaders\ndate: 2025-03-12\n---\n\n**{TEXT}**\n")
    )
    assert (found.title, found.date, found.text) == ("Two leaders", dt.date(2025, 3, 12), TEXT)


def test_markdown_links_keep_their_words_only(tmp_path):
    found = one(write(tmp_path / "a.md", "[Angela Merkel](http://x.org) met _Emmanuel Macron_."))
    assert found.text == "Angela Merkel met Emmanuel Macron."


def test_the_article_of_a_page_is_read_without_its_furniture(tmp_path):
    body = "".join(
        f"<p>{TEXT} They spoke for {n} hours about trade and the war.</p>" for n in "234"
    )
    page = (
        "<html><head><title>Two leaders</title>"
        '<meta property="article:published_time" content="2025-03-12T10:00:00Z"></head>'
        f"<body><nav>Home Sport</nav><article><h1>Two leaders</h1>{body}</article>"
        "<script>var x = 'Kvarner Ferries';</script><footer>Cookie Settings</footer></body></html>"
    )
    found = one(write(tmp_path / "a.html", page))
    assert TEXT in found.text
    assert "Kvarner" not in found.text
    assert "Cookie" not in found.text
    assert (found.title, found.date) == ("Two leaders", dt.date(2025, 3, 12))


def test_a_pdf_gives_text_title_and_date(tmp_path):
    found = one(pdf(tmp_path / "a.pdf"))
    assert (found.text, found.title, found.date) == (TEXT, "Two leaders", dt.date(2025, 3, 12))


def test_a_word_file_gives_text_title_and_date(tmp_path):
    file = docx.Document()
    file.add_paragraph(TEXT)
    file.core_properties.title = "Two leaders"
    file.core_properties.author = "A. Writer"
    file.core_properties.created = dt.datetime(2025, 3, 12, tzinfo=dt.UTC)
    file.save(str(tmp_path / "a.docx"))
    found = one(tmp_path / "a.docx")
    assert (found.text, found.title, found.date) == (TEXT, "Two leaders", dt.date(2025, 3, 12))


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.tsv", "\t")])
def test_each_row_of_a_table_is_a_document(tmp_path, name, separator):
    rows = [["id", "text", "date"], ["x1", TEXT, "2025-03-12"], ["", "Second.", ""]]
    found = read(write(tmp_path / name, "\n".join(separator.join(row) for row in rows)))
    assert [(d.id, d.text) for d in found] == [("x1", TEXT), (f"{name}#2", "Second.")]
    assert found[0].date == dt.date(2025, 3, 12)


def test_parquet_rows_are_documents(tmp_path):
    pq.write_table(pa.table({"id": ["x1"], "body": [TEXT]}), tmp_path / "a.parquet")
    found = one(tmp_path / "a.parquet", columns={"text": "body"})
    assert (found.id, found.text) == ("x1", TEXT)


def test_json_lines_keep_their_text_as_given(tmp_path):
    record = {"id": "x1", "text": f"  {TEXT}\n\n", "title": "T", "date": "2025-03-12"}
    found = one(write(tmp_path / "a.jsonl", json.dumps(record)))
    assert found == Document("x1", record["text"], "T", dt.date(2025, 3, 12), None)


def test_a_bad_line_costs_only_itself(tmp_path):
    good = json.dumps({"id": "x", "text": TEXT})
    found = read(write(tmp_path / "a.jsonl", f"{good}\n{{broken\n"))
    assert [type(each) for each in found] == [Document, SourceError]
    assert "line 2" in str(found[1])


def test_a_json_list_holds_documents(tmp_path):
    assert one(write(tmp_path / "a.json", json.dumps([{"id": "x", "text": TEXT}]))).id == "x"


def test_packed_text_is_read(tmp_path):
    assert one(write(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode()))).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(tmp_path, encoding):
    text = "José Müller traf François Lefèvre in Köln. Später fuhr er nach Zürich, wo es regnete."
    assert one(write(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_line_ends_and_composed_letters_are_one_form(tmp_path):
    assert (
        one(write(tmp_path / "a.txt", "Vuc\u030cic\u0301\r\nin Nis\u030c.")).text
        == "Vučić\nin Niš."
    )


def test_a_folder_gives_its_files_by_relative_path(tmp_path):
    write(tmp_path / "b" / "two.txt", "Two.")
    write(tmp_path / "one.txt", "One.")
    write(tmp_path / ".hidden.txt", "No.")
    write(tmp_path / "picture.gif", b"GIF89a")
    assert [d.id for d in read(tmp_path)] == ["b/two.txt", "one.txt"]


def test_a_glob_gives_what_fits_it(tmp_path):
    write(tmp_path / "b" / "two.txt", "Two.")
    write(tmp_path / "b" / "three.md", "Three.")
    assert len(read(str(tmp_path / "**" / "*.txt"))) == 1


def test_excluded_files_are_left_out(tmp_path):
    write(tmp_path / "one.txt", "One.")
    write(tmp_path / "two.txt", "Two.")
    assert [d.id for d in read(tmp_path, exclude=["two*"])] == ["one.txt"]


def test_standard_input_is_text_or_json_lines():
    assert read("-", stdin=TEXT.encode())[0].text == TEXT
    lines = json.dumps({"id": "x", "text": TEXT}).encode()
    assert read("-", stdin=lines)[0].id == "x"


def test_a_missing_input_names_a_near_one(tmp_path):
    write(tmp_path / "report.txt", TEXT)
    with pytest.raises(UsageError, match=r"Did you mean .*report\.txt"):
        read(tmp_path / "reprot.txt")


def test_an_empty_file_is_named(tmp_path):
    assert "empty.txt" in fault(write(tmp_path / "empty.txt", ""))


def test_a_truncated_pdf_is_named(tmp_path):
    whole = pdf(tmp_path / "whole.pdf").read_bytes()
    assert "cut.pdf" in fault(write(tmp_path / "cut.pdf", whole[: len(whole) // 3]))


def test_an_encrypted_pdf_says_so(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(pdf(tmp_path / "open.pdf")))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    assert "encrypted" in fault(tmp_path / "locked.pdf")


def test_a_pdf_without_text_says_so(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "scan.pdf")
    assert "scan.pdf" in fault(tmp_path / "scan.pdf")


def test_a_word_file_that_is_none_is_named(tmp_path):
    assert "a.docx" in fault(write(tmp_path / "a.docx", b"no zip"))


def test_a_missing_column_names_those_there_are_and_the_setting(tmp_path):
    message = fault(write(tmp_path / "a.csv", "id,blurb\n1,hello\n"))
    assert "blurb" in message
    assert "sources.columns.text" in message


def test_a_page_with_nothing_is_named(tmp_path):
    assert "a.html" in fault(write(tmp_path / "a.html", "<html><body></body></html>"))


def test_an_unknown_kind_of_file_lists_the_known(tmp_path):
    assert ".docx" in fault(write(tmp_path / "a.xyz", "x"))


def test_ids_stay_unique_and_do_not_depend_on_the_order_of_inputs(tmp_path):
    left, right = (write(tmp_path / x / "a.txt", x) for x in ("left", "right"))
    ids = {d.id: d.text for d in read(left, right)}
    assert ids == {d.id: d.text for d in read(right, left)}
    assert len(ids) == 2


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "p. 7", "7 / 12", "PAGE 7 of 12"])
def test_the_number_of_a_page_is_not_read_as_text(number):
    pages = [["Ada Nwosu left Lagos.", number], ["She went to Accra.", "8"]]
    assert without_furniture(pages) == ["Ada Nwosu left Lagos.", "She went to Accra."]


def test_a_line_that_ends_in_a_number_is_text():
    assert without_furniture([["Ada Nwosu turns to page 7"]]) == ["Ada Nwosu turns to page 7"]


@pytest.mark.parametrize("title", ["Untitled", "(anonymous)", "Microsoft Word - Draft", "a.docx"])
def test_what_a_program_fills_in_is_no_title_of_a_pdf(title, tmp_path):
    assert one(pdf(tmp_path / "note.pdf", title=title)).title is None
