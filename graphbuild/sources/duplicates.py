"""Documents that came before, word for word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from graphbuild.model import Document


def content_key(document: Document) -> str:
    """Return the SHA-256 of a document's text, in hexadecimal."""
    return hashlib.sha256(document.text.encode()).hexdigest()


def mark_duplicates(documents: Iterable[Document]) -> Iterator[tuple[Document, str | None]]:
    """Yield each document with the id of the first of the same text, None if it is that.

    Holds a hash and an id of each different text, no text.
    """
    first: dict[bytes, str] = {}
    for document in documents:
        key = bytes.fromhex(content_key(document))
        before = first.setdefault(key, document.id)
        yield document, None if before == document.id else before
