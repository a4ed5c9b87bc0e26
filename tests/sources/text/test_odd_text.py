from io import BytesIO

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from graphbuild.sources.readers.printed.pdf import join_lines, without_furniture
from graphbuild.sources.text.odd_text import cleaned
from tests.sources.readers.test_readers import pdf
from tests.sources.reading import TEXT, fault, notices, one, write


def test_invisible_signs_are_no_part_of_a_text(tmp_path):
    odd = "\ufeffAda\u200b Nwo\u00adsu met \u200eRosa\u2009Tamm\u200f\u2060 in Ri\x07ga."
    assert one(write(tmp_path / "a.txt", odd)).text == "Ada Nwosu met Rosa Tamm in Riga."


@pytest.mark.parametrize("text", ["می\u200cخواهم", "👩\u200d⚖️", "ab\tc\nd\u00a0e", "½ Ω é 中文"])
def test_signs_that_mean_something_stay(text):
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("the min-\nister left.", "the minister\nleft."),
        ("Castel-\nlani, who\nleft", "Castellani,\nwho\nleft"),
        ("Amra Delin-\nWeber left", "Amra Delin-Weber\nleft"),
        ("a well-\nknown man", "a well-known\nman"),
        ("a long-\ner way", "a longer\nway"),
        ("a bank-\nowned boat. The bank-owned boat", "a bank-owned\nboat. The bank-owned boat"),
        ("inter-\nna-\ntional law", "international\nlaw"),
        ("the year 1914-\n1918", "the year 1914-\n1918"),
        ("a dash -\nhere", "a dash -\nhere"),
        ("soft\u00ad\nware", "software"),
        ("the end-\n\nNew", "the end-\n\nNew"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole_again(printed, meant):
    assert cleaned(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("T H E  D E E D", "THE DEED"),
        ("J O H N", "JOHN"),
        ("A B C", "A B C"),
        ("Take A B C D and E to X", "Take A B C D and E to X"),
    ],
)
def test_letter_spaced_headings_are_words(printed, meant):
    assert cleaned(f"{printed}\n\nText.") == f"{meant}\n\nText."


def test_lines_of_print_are_joined_by_what_else_is_written():
    lines = ["It was Amra Delin-", "Weber who wrote in COVID-", "19 times of the well-", "being."]
    assert join_lines(lines) == [
        "It was Amra Delin-Weber who wrote in COVID-19 times of the well-being."
    ]


def test_heads_of_left_and_right_pages_go():
    texts = ["One left.", "Two came.", "Three met.", "Four sat.", "Five ran."]
    heads = ["The Ferry 1", "Tolland 2", "The Ferry 3", "Tolland 4", "The Ferry 5"]
    assert without_furniture([[*page] for page in zip(heads, texts, strict=True)]) == texts


@pytest.mark.parametrize("algorithm", ["AES-256", "AES-128", "RC4-128"])
def test_a_pdf_that_is_encrypted_and_opens_without_a_password_is_read(tmp_path, algorithm):
    pytest.importorskip("cryptography")
    writer = PdfWriter(clone_from=PdfReader(pdf(tmp_path / "open.pdf")))
    writer.encrypt("", "owner", algorithm=algorithm)
    writer.write(tmp_path / "locked.pdf")
    assert one(tmp_path / "locked.pdf").text == TEXT


def test_a_pdf_whose_fonts_name_no_letters_is_not_taken_for_text(tmp_path):
    page = FPDF()
    page.set_compression(compress=False)
    page.add_page()
    page.set_font("Helvetica", size=12)
    page.cell(text="(cid:12)(cid:45)(cid:7) (cid:99)(cid:3)")
    raw = BytesIO()
    page.output(raw)
    assert "fonts" in fault(write(tmp_path / "b.pdf", raw.getvalue()))


def test_pages_without_text_are_told(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(pdf(tmp_path / "a.pdf")))
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "b.pdf")
    assert notices(tmp_path / "b.pdf")[0].startswith("has 1 of 2 pages without text")


def test_text_with_markup_is_read_without_it_and_that_is_told(tmp_path):
    text = (
        '<div class="x">By <b>Ada Nwosu</b></div>\n&nbsp;Riga &amp; Tartu<br/>\n'
        "[Rosa Tamm](https://a.example/b) met **Oskar Brandt**. {{box|name=X}}\n"
    )
    path = write(tmp_path / "a.txt", text)
    assert (
        " ".join(one(path).text.split()) == "By Ada Nwosu Riga & Tartu Rosa Tamm met Oskar Brandt."
    )
    assert notices(path) == ["has markup, which is left out"]


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "Use <b> for bold.", "Said [sic] (see 3).", "f(x)[1](2)"]
)
def test_text_that_only_looks_a_little_like_markup_stays(tmp_path, text):
    assert one(write(tmp_path / "a.txt", text)).text == text
