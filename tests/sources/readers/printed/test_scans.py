"""Pages that are pictures, with and without the extra that reads them."""

import importlib.util
import json
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

import graphbuild
from graphbuild.config import Config, SourceSettings
from graphbuild.opened import Graph
from graphbuild.sources import NotRead, SourceFile
from graphbuild.sources.kinds.recognition import format_in
from graphbuild.sources.readers.printed import pictures, scans
from tests.sources.reading import fault

LINE = "Oskar Brandt sold the ferry in Riga."


def picture(line: str = LINE) -> Image.Image:
    """A line of text, as a scanner sees it."""
    seen = Image.new("L", (1000, 240), 255)
    ImageDraw.Draw(seen).text((60, 80), line, font=ImageFont.load_default(40), fill=0)
    return seen


def built(folder: Path, **sections: object) -> Graph:
    """The graph of a folder's files, in a folder beside them."""
    settings = Config.model_validate({"spacy": {"model": "en_core_web_sm"}, **sections})
    return graphbuild.build(folder, folder / "graph", config=settings)


def scan(path: Path) -> Path:
    """A PDF of one page, which is a picture of a line of text."""
    page = FPDF()
    page.add_page()
    page.image(picture(), w=180)
    page.output(str(path))
    return path


needs_ocr = pytest.mark.skipif(
    importlib.util.find_spec("rapidocr") is None, reason="needs graphbuild[ocr]"
)


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


@needs_ocr
def test_scans_are_told_and_recognised_once_whatever_the_settings(tmp_path):
    scan(tmp_path / "a.pdf")
    picture("Rosa Tamm left Oslo.").save(tmp_path / "b.tif")
    Image.new("L", (1000, 240), 255).save(tmp_path / "c.webp")
    kg = built(tmp_path, sources={"max_seconds": 500})
    assert {each.name for each in kg.entities()} >= {"Oskar Brandt", "Rosa Tamm"}
    assert {Path(name).name: told for name, told in kg.manifest["notices"].items()} == {
        "a.pdf": "has 1 of 1 pages whose text was recognised (OCR)",
        "b.tif": "is a picture whose text was recognised (OCR)",
    }
    assert kg.manifest["not_read"][str(tmp_path / "c.webp")] == "it is a picture without text"

    kept = (tmp_path / "graph/cache/scans").iterdir()
    (place,) = (each for each in kept if "Rosa" in each.read_text("utf-8"))
    place.write_text(json.dumps(["Selma Orr left Oslo."]), "utf-8")
    kg = built(tmp_path, extract={"coreference": "off"})
    assert {"Oskar Brandt", "Selma Orr"} <= {each.name for each in kg.entities()}


def test_without_the_extra_a_picture_is_passed_over_and_the_extra_is_named(tmp_path, monkeypatch):
    picture().save(tmp_path / "a.png")
    monkeypatch.setattr(pictures, "can_recognise", lambda: False)
    file = SourceFile(tmp_path / "a.png", "a.png", "a.png", ".png")
    (found,) = pictures.read_picture(file, SourceSettings())
    assert isinstance(found, NotRead)
    assert "pip install 'graphbuild[ocr]'" in found.why


def test_a_picture_is_one_whatever_it_is_called_but_a_raw_photograph_is_none(tmp_path):
    picture().save(tmp_path / "a.jpg", "PNG")
    picture().save(tmp_path / "b.dat", "TIFF")
    picture().save(tmp_path / "c.cr2", "TIFF")
    names = ("a.jpg", "b.dat", "c.cr2")
    assert [format_in(tmp_path / name) for name in names] == [".png", ".tif", ""]
