"""Lines of text of any length, without holding those that are too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from graphbuild.config import SourceSettings

_BYTES_A_CHARACTER = 32
"""What a character of a record may take in memory once it is parsed: `[[],[],…` comes to this."""


def longest_line(settings: SourceSettings) -> int:
    """Return how many characters a record on a line may have: what fits into the memory."""
    return settings.max_megabytes * 1024**2 // _BYTES_A_CHARACTER


def too_long(longest: int) -> str:
    """Return in words that a line or row is longer than it may be."""
    return f"it has more than {longest:,} characters"


RAISE_IT = "Raise sources.max_megabytes, or split it."


def read_lines(stream: IO[str], longest: int) -> Iterator[str | None]:
    """Yield the lines of a stream, None for one of more than `longest` characters."""
    while line := stream.readline(longest):
        if len(line) < longest or line.endswith(("\n", "\r")):
            yield line
        else:
            while (rest := stream.readline(longest)) and not rest.endswith(("\n", "\r")):
                pass
            yield None
