"""A dossier as a Word document with real footnotes, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from graphbuild.dossier.blocks import Dossier, Line, Note, Section
from graphbuild.stores.files.rows import writable

if TYPE_CHECKING:
    from docx.document import Document

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_OWN = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say: a file tells nothing of when it was made."""


def as_docx(dossier: Dossier) -> bytes:
    """Return the file's bytes."""
    import docx

    document = docx.Document()
    written = _Written(document, dossier.notes)
    document.core_properties.title = writable(dossier.title)[:255]
    document.core_properties.author = "graphbuild"
    document.add_heading(writable(dossier.title), level=0)
    document.add_paragraph(writable(dossier.caution)).style = "Intense Quote"
    for name, value in dossier.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(writable(value))
    for section in dossier.sections:
        written.section(section)
    written.close()
    made = io.BytesIO()
    document.save(made)
    return _undated(made)


class _Written:
    """A document that is being written, with the footnotes that it has so far."""

    def __init__(self, document: Document, notes: tuple[Note, ...]) -> None:
        self._document = document
        self._notes = notes
        self._footnotes: list[str] = []

    def section(self, section: Section) -> None:
        """Write a section."""
        self._document.add_heading(writable(section.heading), level=1)
        for line in section.lines:
            self._line(self._document.add_paragraph(style="List Bullet"), line)
        if section.pairs:
            table = self._document.add_table(rows=0, cols=3, style="Table Grid")
            for pair in section.pairs:
                left, middle, right = table.add_row().cells
                self._line(left.paragraphs[0], pair.left)
                middle.paragraphs[0].add_run(writable(pair.relation))
                self._line(right.paragraphs[0], pair.right)
        if section.more:
            self._document.add_paragraph(writable(section.more))

    def _line(self, paragraph: Any, line: Line) -> None:  # noqa: ANN401 - docx has no types
        from docx.oxml import parse_xml

        paragraph.add_run(writable(line.text))
        for number in line.notes:
            note = self._notes[number - 1]
            id = len(self._footnotes) + 1
            text = escape(writable(f" “{note.sentence}” {note.source}"))
            self._footnotes.append(
                f'<w:footnote w:id="{id}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
                f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:footnote>'
            )
            reference = f'<w:r xmlns:w="{_WORDS}">{_RAISED}<w:footnoteReference w:id="{id}"/></w:r>'
            paragraph._p.append(parse_xml(reference))  # noqa: SLF001 - what docx has no method for

    def close(self) -> None:
        """Add the footnotes to the file."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        listed = _OWN + "".join(self._footnotes)
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        text = f'{head}<w:footnotes xmlns:w="{_WORDS}">{listed}</w:footnotes>'
        main = self._document.part
        part = Part(PackURI("/word/footnotes.xml"), _KIND, text.encode(), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _undated(made: io.BytesIO) -> bytes:
    """Return the archive with one day for all its files, in the same order."""
    found = io.BytesIO()
    with (
        zipfile.ZipFile(made) as before,
        zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for each in before.infolist():
            entry = zipfile.ZipInfo(each.filename, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(each))
    return found.getvalue()
