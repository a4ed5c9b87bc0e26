"""Ids of documents, each its own."""

from __future__ import annotations

from collections import Counter


class UniqueIds:
    """Gives an id that came before another end: `~2`, `~3` and so on."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._copies: Counter[str] = Counter()

    def of(self, document_id: str) -> str:
        """Return the id that a document gets which calls itself so."""
        own = document_id
        while own in self._seen:
            self._copies[document_id] += 1
            own = f"{document_id}~{self._copies[document_id] + 1}"
        self._seen.add(own)
        return own
