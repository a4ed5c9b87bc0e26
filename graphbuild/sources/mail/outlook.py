"""Messages as Outlook saves them (.msg)."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import formataddr
from pathlib import Path
from typing import Any

from graphbuild.sources.content import label
from graphbuild.sources.fields.dates import parse_date
from graphbuild.sources.mail.heads import FIELDS, Party, parties
from graphbuild.sources.mail.letter import Attachment, Letter
from graphbuild.sources.mail.page import text_of_page

_Message = Any
"""A message of python-oxmsg's, which is not typed where we use it."""


def parse_outlook(path: Path) -> Letter:
    """Return the message in an .msg file. Raises whatever the library trips over."""
    from oxmsg import Message

    message: _Message = Message.load(str(path))
    heads: dict[str, str] = {k.casefold(): v for k, v in message.message_headers.items()}
    sent = message.sent_date
    body = message.body or ""
    attachments = tuple(
        Attachment(each.file_name or f"part {number}", each.file_bytes)
        for number, each in enumerate(message.attachments, 1)
        if each.file_bytes
    )
    return Letter(
        body if body.strip() else text_of_page(message.html_body or ""),
        id=heads.get("message-id", "").strip("<> ") or None,
        subject=label(message.subject),
        sender=label(message.sender),
        date=sent.date() if sent else parse_date(heads.get("date", "")),
        parties=_parties(message, heads),
        attachments=attachments,
    )


def _parties(message: _Message, heads: Mapping[str, str]) -> tuple[Party, ...]:
    """Return who wrote to whom: as the head says that it was sent with, else as Outlook does."""
    found = parties({name: [heads.get(name.casefold(), "")] for name in FIELDS})
    if found:
        return found
    received = [formataddr((each.name, each.email_address)) for each in message.recipients]
    return parties({"From": [message.sender or ""], "To": received})
