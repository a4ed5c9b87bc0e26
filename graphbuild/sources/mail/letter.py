"""One message as its parts: head, text, attachments."""

from __future__ import annotations

import datetime as dt
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parsedate_to_datetime

from graphbuild.sources.content import label
from graphbuild.sources.mail.heads import FIELDS, Party, parties
from graphbuild.sources.mail.page import text_of_page

_SOFT = re.compile(r" \n(?!>|\n|-- ?\n)")
_IN_TEXT = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A message. id, subject, sender, date, parties: as its head has them."""

    text: str
    id: str | None = None
    subject: str | None = None
    sender: str | None = None
    date: dt.date | None = None
    parties: tuple[Party, ...] = ()
    attachments: tuple[Attachment, ...] = field(default=())


def parse_letter(data: bytes) -> Letter:
    """Return a message of internet mail (RFC 5322)."""
    message = email.message_from_bytes(data, policy=default)
    plain: list[str] = []
    pages: list[str] = []
    attachments: list[Attachment] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        name = _file_name(part)
        if kind in _IN_TEXT and name is None:
            (plain if kind == "text/plain" else pages).append(_text(part))
        elif (content := _content(part)) is not None:
            number = len(attachments) + 1
            attachments.append(Attachment(name or _unnamed(kind, number), content))
    text = "\n\n".join(plain) if any(map(str.strip, plain)) else ""
    return Letter(
        text or "\n\n".join(map(text_of_page, pages)),
        id=(_head(message, "Message-ID") or "").strip("<> ") or None,
        subject=_head(message, "Subject"),
        sender=_head(message, "From"),
        date=_day(_head(message, "Date")),
        parties=parties({name: _heads(message, name) for name in FIELDS}),
        attachments=tuple(attachments),
    )


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something; a message in a message is one."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part)
    else:
        yield message


def _file_name(part: Message) -> str | None:
    """Return the name that a part has as a file, None for one that is shown as text."""
    try:
        name, is_attached = part.get_filename(), part.get_content_disposition() == "attachment"
    except Exception:  # noqa: BLE001 - the standard library trips over malformed heads
        return None
    if part.get_content_type() == "message/rfc822":
        return name or "message.eml"
    return name or ("unnamed" if is_attached else None)


def _unnamed(kind: str, number: int) -> str:
    return f"part {number}.{kind.rpartition('/')[2]}"


def _content(part: Message) -> bytes | None:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = next(iter(part.get_payload()), None)
        return inner.as_bytes() if isinstance(inner, Message) else None
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) and data else None


def _text(part: Message) -> str:
    """Return a part's text; lines that only wrap (format=flowed) are joined."""
    try:
        text = part.get_content() if isinstance(part, EmailMessage) else ""
    except Exception:  # noqa: BLE001 - an encoding that is none, or is not kept to
        data = part.get_payload(decode=True)
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
    text = str(text).replace("\r\n", "\n")
    return _SOFT.sub(" ", text) if part.get_param("format") == "flowed" else text


def _head(message: Message, name: str) -> str | None:
    try:
        return label(str(message.get(name) or ""))
    except Exception:  # noqa: BLE001 - the standard library trips over malformed heads
        return None


def _heads(message: Message, name: str) -> list[str]:
    try:
        return [str(each) for each in message.get_all(name) or ()]
    except Exception:  # noqa: BLE001 - the standard library trips over malformed heads
        return []


def _day(written: str | None) -> dt.date | None:
    try:
        return parsedate_to_datetime(written).date() if written else None
    except (ValueError, TypeError, IndexError):
        return None
