"""Pages that a browser saved as one file (.mhtml, .mht): mail that holds a page."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content, label
from graphbuild.sources.files import SourceFile, read_bytes
from graphbuild.sources.readers.office.packages import sound
from graphbuild.sources.readers.web.webpage import content_of_page

_ADDRESS = ("Snapshot-Content-Location", "Content-Location")


def read_saved_page(file: SourceFile, settings: SourceSettings) -> Content:  # noqa: ARG001
    """Return the article of the page; the address that it was saved from is its source."""
    with sound(file, "saved page"):
        message = email.message_from_bytes(read_bytes(file), policy=default)
        pages = (part for part in message.walk() if part.get_content_type() == "text/html")
        page = next(pages, None)
        if not isinstance(page, EmailMessage):
            raise SourceError(file.name, "it holds no page", "Save it again.")
        found = content_of_page(str(page.get_content()))
        address = next(filter(None, (message.get(name) or page.get(name) for name in _ADDRESS)), "")
    return Content(found.text, found.title, found.date, label(str(address)) or found.source)
