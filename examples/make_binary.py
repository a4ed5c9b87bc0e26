"""Write the two documents of the sample corpus that are not plain text.

    python examples/make_binary.py

The bytes are the same on every run with the same python-docx, fpdf2 and fontTools:
dates are fixed, and the .docx is packed again with the time stamps of its parts
fixed too. The PDF needs DejaVu Sans (Debian: fonts-dejavu-core), whose licence lets
a document carry the glyphs that it uses.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import unicodedata
import zipfile
from pathlib import Path

from docx import Document
from fpdf import FPDF

ARTICLES = Path(__file__).parent / "articles"
FONTS = Path("/usr/share/fonts/truetype/dejavu")

PROFILE_TITLE = "The man who moves the sea floor"
PROFILE_DATE = dt.datetime(2024, 5, 17, 8, 0, tzinfo=dt.UTC)
PROFILE = """\
Ottavio Tessaro founded Tessaro in 1978 with a second-hand dredger and a loan from his uncle.
The company now employs 900 people and is still run from the yellow building in Trieste where he
was born, one floor above the office. He turned seventy-five this week.

“I was seasick for the first two years,” he says. “Nobody believes me, and I do not insist.”

In 1981 Ottavio Tessaro married Giulia Bressan, a restorer from Venice. As Giulia Tessaro she
now chairs the Adriatic Heritage Trust, which has saved nine lighthouses between Grado and
Kotor. She has never worked for the company. “One Tessaro on a dredger is enough,” she says.
Their daughter, Chiara Tessaro, is a naval architect in Rotterdam and designs, her father
reports with sorrow, yachts.

Tessaro has dredged the harbour of Jadrin since 1996, and nobody knows its mud better. The
company would now like to run the place. If the concession goes to another bidder, Ottavio
Tessaro says, he will ask a judge to explain it to him slowly. His lawyer, Milena Petrović of
Belgrade, has read the tender twice. Petrović found nothing wrong and did not like it.

Three years ago Fulmar Infrastructure Partners offered to buy the firm. Bill Ashdown, who
brought the offer from London, remembers a long lunch. “He sent me home with a jar of
anchovies,” Ashdown says. Tessaro remembers it too: “They were very good anchovies.”
"""

REPORT_TITLE = "The harbour of Jadrin: summary of an inspection"
REPORT_DATE = dt.datetime(2025, 4, 8, 9, 0, tzinfo=dt.UTC)
REPORT_HEADER = "EHA · Inspection summary 7/2025"
REPORT = """\
Inspectors of the EHA visited the harbour of Jadrin from 17 to 28 March. Their report was signed
by J. Weber, and Ingrid Halvorsen handed it to Vesna Barić, the Croatian minister of ports, in
Antwerp on 8 April.

Altona Terminals has finished 310 of the 420 metres of the new quay. Three cranes made by
Haixing Cranes are standing, and Chen Wei, the manufacturer’s chief engineer, demonstrated them
in a wind of fifty knots. “The cranes are within tolerance,” J. Weber writes. “The paint is
not.” Altona has replaced the paint.

Dredging stopped in January, when Tessaro withdrew its barges. The Jadrin Port Authority has not
found another contractor. Mayor Ante Grgić told the inspectors that the channel was losing four
centimetres a month.

Traces of phenol were found in the mud at the mouth of the Neretva. The first analysis was made
in Sarajevo, in the laboratory of Dr Delić-Weber. Because Amra Delić-Weber is married to the
head of inspections, a second laboratory, in Ghent, repeated it without being told whose work it
was checking. The results agreed to the third decimal.

The EHA recommends that the minutes of every meeting of the Port Authority be published.
Minister Barić promised to see to it. Altona’s chief executive, Katrin Albers, was not in
Antwerp; her comments on the report fill one line and are friendly.
"""


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


class _Report(FPDF):
    """Pages with a running head, which a reader must not take for the text."""

    def header(self) -> None:
        self.set_font("DejaVu", size=8)
        self.cell(0, 5, f"{REPORT_HEADER} · page {self.page_no()}", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)


def write_profile(path: Path) -> None:
    """Write the portrait of Ottavio Tessaro as a .docx file."""
    document = Document()
    core = document.core_properties
    core.title, core.author, core.language = PROFILE_TITLE, "Littoral News Agency", "en-GB"
    core.created = core.modified = PROFILE_DATE.replace(tzinfo=None)
    core.comments, core.last_modified_by, core.revision = "", "", 1
    document.add_heading(PROFILE_TITLE, level=1)
    # In decomposed form (NFD), as some word processors leave it.
    for paragraph in _paragraphs(PROFILE):
        document.add_paragraph(unicodedata.normalize("NFD", paragraph))
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(path, "w") as fixed:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, PROFILE_DATE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, parts.read(name))


def write_report(path: Path, *, fonts: Path) -> None:
    """Write the inspection summary as a PDF of two pages with a subset of DejaVu Sans.

    fonts: the folder that holds DejaVuSans.ttf and DejaVuSans-Bold.ttf.
    """
    pdf = _Report(format=(148, 210))
    pdf.set_title(REPORT_TITLE)
    pdf.set_author("European Harbour Agency")
    pdf.set_creation_date(REPORT_DATE)
    pdf.set_margin(16)
    pdf.set_auto_page_break(auto=True, margin=16)
    pdf.add_font("DejaVu", fname=fonts / "DejaVuSans.ttf")
    pdf.add_font("DejaVu", style="B", fname=fonts / "DejaVuSans-Bold.ttf")
    pdf.add_page()
    pdf.set_font("DejaVu", style="B", size=15)
    pdf.multi_cell(0, 8, REPORT_TITLE, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    pdf.set_font("DejaVu", size=11)
    for paragraph in _paragraphs(REPORT):
        pdf.multi_cell(0, 6.5, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    pdf.output(str(path))


def main() -> None:
    """Write both files into the folder of the articles."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=ARTICLES, help="folder to write into")
    parser.add_argument("--fonts", type=Path, default=FONTS, help="folder with DejaVuSans.ttf")
    options = parser.parse_args()
    write_profile(options.out / "ottavio-tessaro.docx")
    write_report(options.out / "eha-inspection.pdf", fonts=options.fonts)


if __name__ == "__main__":
    main()
