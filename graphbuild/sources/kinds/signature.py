"""What a file is by its first bytes, where they tell."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD = 4096
_TAIL = 1 << 16

_SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"PAR1", ".parquet"),
    (b"WARC/1.", ".warc"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")

_IN_ZIP = (
    (b"word/document.xml", ".docx"),
    (b"ppt/presentation.xml", ".pptx"),
    (b"xl/workbook.xml", ".xlsx"),
    (b"xl/workbook.bin", ".xlsb"),
)
_MIMETYPES = (
    (b"application/epub+zip", ".epub"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", ".ods"),
)
_IN_OLE = (
    ("WordDocument", ".doc"),
    ("__nameid_version1.0", ".msg"),
    ("__properties_version1.0", ".msg"),
    ("Workbook", ".xls"),
    ("PowerPoint Document", ".ppt"),
    ("EncryptedPackage", ".locked"),
)

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\s")
_MBOX = re.compile(rb"From \S+.{0,40}\d\d:\d\d")
_MAIL_HEAD = re.compile(
    rb"^(?:return-path|received|delivered-to|message-id|from|to|date|subject|mime-version"
    rb"|x-[\w-]+|reply-to|content-type|dkim-signature|cc|sender|in-reply-to|references):",
    re.IGNORECASE,
)
_SURE_OF_MAIL = re.compile(
    rb"^(?:from|message-id|received|return-path):", re.IGNORECASE | re.MULTILINE
)
CHAT_LINE = re.compile(
    r"[\u200e\u200f]?\[?(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?[ \u202f]+"
    r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?(?:\]| -)[ \u202f]"
    r"(?:(?P<who>[^:\n]{1,60}): ?)?(?P<text>.*)"
)
"""A line of a chat as WhatsApp exports it: `[03/05/2022, 09:12:33] Ada: text`, or with a dash;
as signal-export does: `[2022-05-03, 09:12] Ada: text`."""

_CHAT_LINES = 3
_MAIL_LINES = 3
_OTHER_LINE = re.compile(rb"[ \t]|[\w-]+:")


def format_by_content(path: Path) -> str:
    """Return the ending of the format that a file's bytes show, "" where they show none.

    Raises OSError where it cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        if head.startswith(_ZIP):
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - _TAIL))
            return _in_zip(head, stream.read(_TAIL))
        if head.startswith(_OLE):
            size = 1 << int.from_bytes(head[30:32], "little") % 16
            stream.seek((int.from_bytes(head[48:52], "little") + 1) * size)
            return _in_ole(stream.read(_HEAD))
    return next((format for sign, format in _SIGNATURES if head.startswith(sign)), "") or _text(
        head
    )


def is_text(path: Path) -> bool:
    """Return whether a file's first bytes are text in UTF-8, or in an encoding of one byte."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    controls = sum(byte < 0x20 and byte not in b"\t\n\f\r\x1b" for byte in head)
    return bool(head.strip()) and not controls


def _in_zip(head: bytes, tail: bytes) -> str:
    if head[30:38] == b"mimetype":
        return next((format for sign, format in _MIMETYPES if sign in head[:200]), "")
    return next((format for sign, format in _IN_ZIP if sign in tail or sign in head), ".zip")


def _in_ole(directory: bytes) -> str:
    names = directory.decode("utf-16-le", "replace")
    return next((format for name, format in _IN_OLE if name in names), ".ole")


def _text(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    if head[257:262] == b"ustar":
        return ".tar"
    if _HTML.match(head):
        return ".html"
    if _XML.match(head):
        return ".xml"
    if _MBOX.match(head):
        return ".mbox"
    told = [CHAT_LINE.match(line) for line in head.decode("utf-8", "replace").splitlines()]
    if sum(match is not None for match in told) >= max(_CHAT_LINES, len(told) / 3):
        return ".chat"
    lines = head.split(b"\n\n")[0].split(b"\r\n\r\n")[0].splitlines()
    named = sum(_MAIL_HEAD.match(line) is not None for line in lines)
    is_head = named >= _MAIL_LINES and all(map(_OTHER_LINE.match, lines))
    return ".eml" if is_head and _SURE_OF_MAIL.search(head) else ""
