"""What a dossier is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that proves something. place: where it stands, "" where that is not known."""

    sentence: str
    document: str
    date: str
    place: str

    @property
    def source(self) -> str:
        """Return document, date and place in one line."""
        return ", ".join(part for part in (self.document, self.date, self.place) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, with the numbers of the notes that prove it, from 1."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Two lines side by side, and how the left one stands to the right."""

    left: Line
    relation: str
    right: Line


@dataclass(frozen=True, slots=True)
class Section:
    """A part under a heading. more: what is left out, in words."""

    heading: str
    lines: tuple[Line, ...] = ()
    pairs: tuple[Beside, ...] = ()
    more: str = ""

    def __bool__(self) -> bool:
        """Return whether it says anything."""
        return bool(self.lines or self.pairs)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it. facts: name and value."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    caution: str


NOTHING = Section("")
