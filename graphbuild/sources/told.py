"""What reading tells besides documents and errors."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.files import SourceFile


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader chose where a file left the choice. It comes before what it is about.

    where: the file. text: the choice, such as "text is taken from body".
    """

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is not read, though nothing is wrong with it. why: as `it is …` goes on."""

    name: str
    why: str


Read = Document | SourceError | Notice | NotRead | SourceFile
"""What comes of a file before its parts are read, which come as files."""

Found = Document | SourceError | Notice | NotRead
"""What comes of a file."""
