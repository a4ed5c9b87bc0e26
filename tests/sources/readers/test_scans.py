"""Pages that are pictures, with and without the extra that reads them."""

import importlib.util
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from graphbuild.sources.readers import scans
from tests.sources.reading import fault, notices, one

LINE = "Oskar Brandt sold the ferry in Riga."


def scan(path: Path) -> Path:
    """A PDF of one page, which is a picture of a line of text."""
    picture = Image.new("L", (1000, 240), 255)
    font = ImageFont.load_default(40)
    ImageDraw.Draw(picture).text((60, 80), LINE, font=font, fill=0)
    page = FPDF()
    page.add_page()
    page.image(picture, w=180)
    page.output(str(path))
    return path


@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is None, reason="needs graphbuild[ocr]")
def test_a_picture_of_text_is_recognised_and_that_is_told(tmp_path):
    path = scan(tmp_path / "a.pdf")
    assert one(path, max_seconds=500).text == LINE
    assert notices(path, max_seconds=500) == ["has 1 of 1 pages whose text was recognised (OCR)"]


@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is not None, reason="it is installed")
def test_without_the_extra_it_is_named(tmp_path):
    assert "pip install 'graphbuild[ocr]'" in fault(scan(tmp_path / "a.pdf"))


def test_an_ornament_is_not_looked_at(tmp_path):
    from pypdf import PdfReader

    small = FPDF()
    small.add_page()
    small.image(Image.new("L", (100, 100), 0), w=20)
    small.output(str(tmp_path / "a.pdf"))
    assert scans.recognised(PdfReader(tmp_path / "a.pdf").pages[0]) == []
