"""Subtitles (.srt, .vtt): what is said, without times and tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.sources.content import Content, normalize, paragraphs
from graphbuild.sources.files import SourceFile, read_text

_TIMES = re.compile(
    r"\s*(?P<start>(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?P<end>(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[a-z][^<>]*>|\{\\[^{}]*\}|<\d[\d:.]*>", re.IGNORECASE)
_TURN = re.compile(r"(?:[-–—]\s*(?=\S)|>>\s*)")
_LABEL = re.compile(r"[^\W\d_][\w.'’ -]{0,40}:\s")
_PAUSE_SECONDS = 3.0
_TITLE = re.compile(r"WEBVTT[ \t]*(?:-[ \t]*)?(.*)")


def read_subtitles(file: SourceFile, settings: SourceSettings) -> Content:
    """Return what is said in an .srt or .vtt file.

    A paragraph ends at a pause, and where another speaks: at a dash, a label or a voice.
    """
    text = normalize(read_text(file, settings.encoding)).lstrip("\ufeff")
    lines = text.split("\n")
    turns: list[list[str]] = []
    ended: float | None = None
    last = ""
    for start, end, said in _cues(lines):
        if ended is None or start - ended >= _PAUSE_SECONDS:
            turns.append([])
        ended = end
        for line in said:
            if line == last:  # of captions that roll, each comes twice
                continue
            last = line
            opened = _TURN.match(line)
            if opened or _LABEL.match(line):
                turns.append([])
            turns[-1].append(line[opened.end() :] if opened else line)
    if ended is None:
        raise SourceError(file.name, "it has no subtitles", "Fetch it again.")
    title = _TITLE.match(text)
    return Content(
        paragraphs("\n".join(turn) for turn in turns), (title[1].strip() or None) if title else None
    )


def _cues(lines: Sequence[str]) -> Iterator[tuple[float, float, list[str]]]:
    """Yield when each subtitle begins and ends, in seconds, and its lines."""
    at = 0
    while at < len(lines):
        times = _TIMES.match(lines[at])
        at += 1
        if times:
            said: list[str] = []
            while at < len(lines) and lines[at].strip() and not _TIMES.match(lines[at]):
                said.append(_plain(lines[at]))
                at += 1
            yield _seconds(times["start"]), _seconds(times["end"]), [x for x in said if x]


def _plain(line: str) -> str:
    return html.unescape(_TAG.sub("", _VOICE.sub(r"\1: ", line))).strip()


def _seconds(written: str) -> float:
    total = 0.0
    for part in written.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
