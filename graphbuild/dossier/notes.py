"""The notes of a dossier: each sentence once, with its document, its day and its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphbuild.dossier.blocks import Note

if TYPE_CHECKING:
    from graphbuild.graph.tables import Tables

_DOCUMENT = "SELECT title, date FROM documents WHERE id = $document"
_PLACE = """
SELECT start FROM sentences WHERE document = $document AND text = $sentence
ORDER BY start LIMIT 1
"""


@dataclass(slots=True)
class Notes:
    """The notes in the order in which they are first referred to."""

    tables: Tables
    listed: dict[Note, int] = field(default_factory=dict)
    known: dict[str, tuple[str, str]] = field(default_factory=dict)

    def number(self, sentence: str, document: str, start: int | None = None) -> int:
        """Return the number of a sentence's note. start: its first character in the document."""
        if start is None:
            asked = {"document": document, "sentence": sentence}
            start = next((row[0] for row in self.tables.rows(_PLACE, asked)), None)
        place = "" if start is None else f"characters {start}–{start + len(sentence)}"
        text = " ".join(sentence.split())
        note = Note(text, *self._document(document), place)
        return self.listed.setdefault(note, len(self.listed) + 1)

    def numbers(self, found: Iterable[tuple[str, str, int | None]]) -> tuple[int, ...]:
        """Return the numbers of several, each as sentence, document and place."""
        return tuple(dict.fromkeys(self.number(*each) for each in found))

    def _document(self, document: str) -> tuple[str, str]:
        """Return a document's title with its id, which leads to the file, and its day."""
        if document not in self.known:
            rows = self.tables.rows(_DOCUMENT, {"document": document})
            title, date = rows[0] if rows else (None, None)
            named = document if title in {None, "", document} else f"{title} ({document})"
            self.known[document] = named, date.isoformat() if date else ""
        return self.known[document]
