"""Mail: .eml, .emlx, .mbox and .msg. A message is a document; so is what it quotes or carries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.content import label, normalize
from graphbuild.sources.fields.dates import date_in_name
from graphbuild.sources.files import MAX_BYTES, SourceFile, open_bytes, read_bytes
from graphbuild.sources.mail.heads import head_line
from graphbuild.sources.mail.letter import Letter, parse_letter
from graphbuild.sources.mail.outlook import parse_outlook
from graphbuild.sources.mail.quoted import split_message
from graphbuild.sources.parts import Unpacking
from graphbuild.sources.readers.office.packages import sound
from graphbuild.sources.text.odd_text import cleaned
from graphbuild.sources.told import NotRead, Read

_BEGINS = b"From "
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE = 1 << 20


def read_mail(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the documents of an .eml file, or of Apple Mail's .emlx, and its attachments."""
    data = read_bytes(file)
    if file.format == ".emlx":
        size, _, data = data.partition(b"\n")
        data = data[: int(size)] if size.strip().isdigit() else data
    with sound(file, "mail"):
        letter = parse_letter(data)
    if letter.sender is None and letter.subject is None:
        raise SourceError(file.name, "it is no mail: it has no head", "Fetch it again.")
    yield from _documents(letter, file, file.name, file.id)
    yield from _attachments([letter], file, settings)


def read_outlook(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the documents of Outlook's .msg, and its attachments."""
    with sound(file, "Outlook message"):
        letter = parse_outlook(file.path)
    yield from _documents(letter, file, file.name, file.id)
    yield from _attachments([letter], file, settings)


def read_mailbox(file: SourceFile, settings: SourceSettings) -> Iterator[Read]:
    """Yield the documents of an .mbox, message by message, and the attachments of each."""
    unpacking: Unpacking | None = None
    with open_bytes(file) as stream:
        number = 0
        for number, data in enumerate(_messages(stream, file), 1):
            where, id = f"{file.name} message {number}", f"{file.id}#{number}"
            if isinstance(data, SourceError):
                yield data
                continue
            letter = parse_letter(data)
            yield from _documents(letter, file, where, id)
            if letter.attachments:
                unpacking = unpacking or Unpacking(file, settings)
                yield from _unpacked(letter, unpacking, f"{number}/")
    if not number:
        raise SourceError(file.name, "it holds no mail", "Fetch it again.")


def _documents(letter: Letter, file: SourceFile, where: str, id: str) -> Iterator[Read]:
    """Yield a message as a document, and what it quotes as others."""
    own, quoted = split_message(normalize(cleaned(normalize(letter.text))))
    own_id = letter.id or id
    if own.strip():
        date = letter.date or date_in_name(file.id) or file.date
        head, people = head_line(letter.parties, letter.date)
        text = f"{head}\n\n{own}" if head else own
        source = letter.sender or file.source
        yield Document(
            own_id, text, letter.subject, date, source, head=len(head), correspondents=people
        )
    elif not quoted:
        yield NotRead(where, "it is mail without a text")
    for number, each in enumerate(quoted, 1):
        title = label(each.subject) or letter.subject
        yield Document(f"{own_id}#quoted{number}", each.text, title, each.date, own_id)


def _attachments(
    letters: list[Letter], file: SourceFile, settings: SourceSettings
) -> Iterator[Read]:
    for letter in letters:
        if letter.attachments:
            yield from _unpacked(letter, Unpacking(file, settings))


def _unpacked(letter: Letter, unpacking: Unpacking, place: str = "") -> Iterator[Read]:
    for each in letter.attachments:
        part = unpacking.part(
            place + each.name.replace("/", "_"),
            io.BytesIO(each.data),
            source=letter.id,
            date=letter.date,
        )
        if part is not None:
            yield part


def _messages(stream: BinaryIO, file: SourceFile) -> Iterator[bytes | SourceError]:
    """Yield the messages of a mailbox: each begins with "From " after a blank line."""
    lines: list[bytes] = []
    size = 0
    number = 0
    is_after_blank = True
    for line in iter(lambda: stream.readline(_LONGEST_LINE), b""):
        if is_after_blank and line.startswith(_BEGINS):
            if number:
                yield _whole(lines, size, f"{file.name} message {number}")
            lines, size, number = [], 0, number + 1
        elif number:
            size += len(line)
            if size <= MAX_BYTES:
                lines.append(line)
        is_after_blank = not line.strip()
    if number:
        yield _whole(lines, size, f"{file.name} message {number}")


def _whole(lines: list[bytes], size: int, where: str) -> bytes | SourceError:
    if size > MAX_BYTES:
        return SourceError(where, f"it holds more than {MAX_BYTES // 1024**2} MB")
    return _ESCAPED.sub(rb"\1", b"".join(lines))
