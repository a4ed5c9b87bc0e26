"""Small mail, made here: internet mail, mailboxes, and Outlook's files."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 512
_SMALL = 64

Tree = Mapping[str, "bytes | Tree"]


def mail(
    text: str, *, id: str = "m1@tolland.example", page: str = "", **heads: str
) -> EmailMessage:
    """A message from Ada Nwosu to Rosa Tamm; heads: others than its own."""
    made = EmailMessage()
    given = {
        "From": "Ada Nwosu <ada@tolland.example>",
        "To": '"Tamm, Rosa" <rosa@riga.example>',
        "Subject": "The ferry",
        "Date": "Tue, 03 May 2022 23:30:00 -0800",
        "Message-ID": f"<{id}>",
    }
    for name, value in (given | heads).items():
        made[name] = value
    if text:
        made.set_content(text)
    if page:
        (made.add_alternative if text else made.set_content)(page, subtype="html")
    return made


def mailbox(path: Path, messages: Sequence[EmailMessage]) -> Path:
    """An .mbox of some messages, "From " at the beginning of a line escaped."""
    parts = []
    for each in messages:
        body = b"\n".join(
            b">" + line if line.lstrip(b">").startswith(b"From ") else line
            for line in each.as_bytes().split(b"\n")
        )
        parts.append(b"From ada@tolland.example Tue May  3 09:12:00 2022\n" + body + b"\n")
    path.write_bytes(b"\n".join(parts))
    return path


def outlook(path: Path, *, subject: str, body: str, heads: str, attached: Tree) -> Path:
    """An .msg; attached: file name → bytes."""
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": bytes(32) + _listed(0x0037001F, 0x1000001F, 0x007D001F),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_007D001F": heads.encode("utf-16-le"),
    }
    for number, (name, data) in enumerate(attached.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8) + _listed(0x37010102, 0x3707001F),
            "__substg1.0_37010102": data,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
        }
    path.write_bytes(_compound(tree))
    return path


def _listed(*properties: int) -> bytes:
    """The entries of properties that have streams of their own."""
    return b"".join(struct.pack("<II8x", each, 6) for each in properties)


def _compound(tree: Tree) -> bytes:
    """A compound file (OLE2) of streams of less than 4,096 bytes, which share one."""
    small: list[bytes] = []
    small_following: list[int] = []
    sectors: list[bytes] = []
    following: list[int] = []
    entries: list[bytes] = []

    def put(data: bytes) -> int:
        pieces = [data[i : i + _SECTOR].ljust(_SECTOR, b"\0") for i in range(0, len(data), _SECTOR)]
        first = len(sectors)
        sectors.extend(pieces)
        following.extend(range(first + 1, first + len(pieces)))
        if pieces:
            following.append(_END)
        return first if pieces else _END

    def put_small(data: bytes) -> int:
        first = len(small)
        small.extend(data[i : i + _SMALL].ljust(_SMALL, b"\0") for i in range(0, len(data), _SMALL))
        small_following.extend([*range(first + 1, len(small)), _END])
        return first

    def entry(  # noqa: PLR0917 - in the order of the format
        name: str, kind: int, right: int, child: int, start: int, size: int
    ) -> bytes:
        raw = name.encode("utf-16-le")
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBB3I", len(raw) + 2, kind, 1, _FREE, right, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    def add(folder: Tree) -> int:
        """Write the entries of a folder, each to the right of the one before."""
        first = len(entries)
        entries.extend([b""] * len(folder))
        for i, (name, what) in enumerate(folder.items()):
            right = first + i + 1 if i + 1 < len(folder) else _FREE
            if isinstance(what, bytes):
                entries[first + i] = entry(name, 2, right, _FREE, put_small(what), len(what))
            else:
                entries[first + i] = entry(name, 1, right, add(what), 0, 0)
        return first

    entries.append(b"")
    child = add(tree)
    shared = b"".join(small)
    entries[0] = entry("Root Entry", 5, _FREE, child, put(shared), len(shared))
    small_following.extend([_FREE] * (-len(small_following) % (_SECTOR // 4)))
    small_table = put(struct.pack(f"<{len(small_following)}I", *small_following))
    entries.extend([bytes(128)] * (-len(entries) % 4))
    directory = put(b"".join(entries))
    tables = -(-(len(sectors) + 1) // (_SECTOR // 4 - 1))
    place = len(sectors)
    table = [*following, *[_FAT] * tables]
    table += [_FREE] * (tables * _SECTOR // 4 - len(table))
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack(
            "<9I",
            *(0, tables, directory, 0, 4096),
            *(small_table, len(small_following) * 4 // _SECTOR, _END, 0),
        )
        + struct.pack("<109I", *range(place, place + tables), *[_FREE] * (109 - tables))
    )
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)
