"""Files made to hurt whoever reads them."""

from __future__ import annotations

import functools
import gzip
import io
import zipfile
import zlib
from pathlib import Path

import docx

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
    "/Resources << /XObject << /F 5 0 R >> >> >>"
)
_BODY = "word/document.xml"


def nested_forms(path: Path, pages: int = 5000) -> Path:
    """A small PDF whose page draws a form that draws a form ten times, and so on; for hours."""

    def form(number: int) -> str:
        draws = "/F Do " * 10 if number < 12 else "BT (x) Tj ET"
        return (
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << "
            f"/F {number + 1} 0 R >> >> /Length {len(draws)} >>\nstream\n{draws}\nendstream"
        )

    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{'3 0 R ' * pages}] /Count {pages} >>",
        _PAGE,
        "<< /Length 5 >>\nstream\n/F Do\nendstream",
        *(form(number) for number in range(5, 13)),
    ]
    text, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{each}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}"
    end += f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    path.write_text(text + end, "ascii")
    return path


def many_paragraphs(path: Path, count: int) -> Path:
    """A .docx of so many empty paragraphs: 400 KB for 40 million, and gigabytes once parsed."""
    body = f"<w:document {_W}><w:body>{'<w:p/>' * count}</w:body></w:document>"
    return _packed(path, body.encode())


def understated(path: Path, size: int) -> Path:
    """A .docx whose text is `size` bytes, and which says that it is a hundred."""
    _packed(path, b" " * size)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        honest = archive.getinfo(_BODY)
    lie = zlib.crc32(b" " * 100).to_bytes(4, "little")
    told = honest.CRC.to_bytes(4, "little")
    sizes = honest.compress_size.to_bytes(4, "little")
    true = told + sizes + size.to_bytes(4, "little")
    assert data.count(true) == 2  # before the part, and in the list at the end
    path.write_bytes(data.replace(true, lie + sizes + (100).to_bytes(4, "little")))
    return path


def gzip_bomb(path: Path) -> Path:
    """A .gz of nothing but spaces, a thousandth of the 300 MB that it unpacks to."""
    path.write_bytes(_packed_spaces(300 << 20))
    return path


@functools.cache
def _packed_spaces(size: int) -> bytes:
    packed, piece = io.BytesIO(), b" " * (1 << 20)
    with gzip.open(packed, "wb") as file:
        for _ in range(size >> 20):
            file.write(piece)
    return packed.getvalue()


def _packed(path: Path, body: bytes) -> Path:
    template = io.BytesIO()
    docx.Document().save(template)
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == _BODY else old.read(name))
    return path
