"""Small archives, made here."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path


def zip_bytes(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of some files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def tar(path: Path, parts: Mapping[str, str], packing: str = "") -> Path:
    """A tar archive of some files, and a link."""
    with tarfile.open(path, f"w:{packing}") as archive:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return path


def warc(path: Path, pages: Mapping[str, tuple[str, str, str]]) -> Path:
    """A web archive; pages: address → status, type, body."""
    records = []
    for address, (status, kind, body) in pages.items():
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    is_packed = path.suffix == ".gz"
    path.write_bytes(b"".join(gzip.compress(each) if is_packed else each for each in records))
    return path
