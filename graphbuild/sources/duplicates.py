"""Documents that came before, word for word."""

from __future__ import annotations

import hashlib

from graphbuild.model import Document


def content_key(document: Document) -> str:
    """Return the SHA-256 of a document's text, in hexadecimal."""
    return hashlib.sha256(document.text.encode()).hexdigest()


class Firsts:
    """Which document was the first of each text: an id and a digest of each, no text."""

    def __init__(self) -> None:
        self._first: dict[bytes, str] = {}

    def before(self, document_id: str, content_key: str) -> str | None:
        """Return the id of the document that had this text before, None if this is the first."""
        first = self._first.setdefault(bytes.fromhex(content_key), document_id)
        return None if first == document_id else first
