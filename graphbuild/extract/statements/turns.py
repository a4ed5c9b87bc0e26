"""Turns of interviews, hearings and plays: "Name: ...", "Chairman DELANEY. ...", "Q. ... A."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.extract.statements.direct import Paragraphs
from graphbuild.extract.statements.spoken import IN_TURN, SURE, Spoken, Text
from graphbuild.model import Span

_LABEL = re.compile(r"[\W_]*(?P<label>[^\W\d_][^:\n\"“«]{0,60}?)[*_\s]*:[*_]*(?:\s+|$)")
_CAPITALS = re.compile(
    r"(?P<label>(?:[A-Z][a-z]+\.? ){0,2}[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+)*)\.\s+(?=[A-Z“\"])"
)
_BRACKETS = re.compile(r"\(\((?P<label>[^()\n]{1,40})\)\)\s+")
_LETTER = re.compile(r"(?P<label>[A-Z][a-z]{0,7})[.:]\s+(?=\S)")
_MOST_WORDS = 6
_INITIALS = range(2, 4)
"""Letters of a label that is a name's initials."""
_LEAST = 2
"""Turns of one name, or of several, from which names with a colon are labels."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that begins with a label. start: of what is said after it."""

    paragraph: int
    label: Span
    start: int
    key: str


def turns(text: Text, paragraphs: Paragraphs) -> tuple[list[Spoken], set[int]]:
    """Return the turns of a text whose speakers have names, and the tokens of all turns."""
    every = [*_labelled(text, paragraphs)]
    counts = Counter(turn.key for turn in every)
    named = {turn.key: _named(text, turn) for turn in reversed(every)}
    chosen = [
        turn
        for turn in every
        if counts[turn.key] >= _LEAST or named[turn.key] is not None or _asks(text, turn.key)
    ]
    if max(counts.values(), default=0) < _LEAST or len(chosen) <= _LEAST:
        return [], set()
    words = text.pack.statements
    witness, asker = _witness(text, chosen, paragraphs), None
    two = _two(text, counts, named)
    spoken: list[Spoken] = []
    closed: set[int] = set()
    for turn in chosen:
        if turn.key.split()[0] in words.examiner:
            asker = named[turn.key]
            continue
        end = _end(text, turn, every, paragraphs)
        content = _stripped(text, turn.start, end)
        closed.update(range(text.first(turn.label.start), text.first(end)))
        speaker, confidence = named[turn.key], SURE
        if turn.key in words.questions:
            speaker = asker
        elif turn.key in words.answers:
            speaker, confidence = witness, IN_TURN
        if speaker is None or content is None:
            continue
        others = [m for m in two if text.who[m] != text.who[speaker]]
        whom = others[0] if others else None
        spoken.append(Spoken(speaker, content, "turn", None, "states", whom, confidence))
    return spoken, closed


def _two(text: Text, counts: Counter[str], named: dict[str, int | None]) -> list[int]:
    """Return the two who speak with each other, none where there are more or fewer."""
    people = {text.who[m]: m for m in named.values() if m is not None}
    return [*people.values()] if len(people) == len(counts) == 2 else []


def _end(text: Text, turn: _Turn, every: list[_Turn], paragraphs: Paragraphs) -> int:
    """Return where a turn ends: before the next label; a bracketed one's with its paragraph."""
    after = next((t.paragraph for t in every if t.paragraph > turn.paragraph), None)
    if text.text[: turn.label.start].endswith("(("):
        after = turn.paragraph + 1
    return paragraphs.spans[-1 if after is None else after - 1].end


def _labelled(text: Text, paragraphs: Paragraphs) -> Iterator[_Turn]:
    for number, span in enumerate(paragraphs.spans):
        line = span.of(text.text)
        for pattern in (_LETTER, _BRACKETS, _LABEL, _CAPITALS):
            match = pattern.match(line)
            if match is None:
                continue
            label = match["label"].strip(" *_")
            if pattern is _LETTER and not _asks(text, label.lower()):
                continue
            if pattern is _LABEL and not _is_label(label):
                continue
            start = span.start + match.start("label")
            yield _Turn(
                number,
                Span(start, start + len(match["label"])),
                span.start + match.end(),
                " ".join(label.lower().split()),
            )
            break


def _is_label(label: str) -> bool:
    words = label.split()
    return len(words) <= _MOST_WORDS and all(
        word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words
    )


def _asks(text: Text, key: str) -> bool:
    words = text.pack.statements
    return key in words.questions or key in words.answers


def _named(text: Text, turn: _Turn) -> int | None:
    """Return the mention that a label names, or the one of that last name elsewhere."""
    if _asks(text, turn.key):
        return None
    if _is_office(text, turn.key):
        return None
    inside = text.within(turn.label)
    for mention in inside:
        if text.mentions[mention].type in {"Person", "Organization"}:
            return mention
    if text.text[turn.label.start : turn.label.end].isupper() and len(turn.key) in _INITIALS:
        return _with_initials(text, turn.key)
    wanted = turn.key.split()[-1].strip(".")
    others = {
        text.who[n]: n
        for n, each in reversed([*enumerate(text.mentions)])
        if each.type == "Person" and each.kind == "name" and each.text.lower().split()[-1] == wanted
    }
    return next(iter(others.values())) if len(others) == 1 else None


def _with_initials(text: Text, initials: str) -> int | None:
    """Return the one person of a text whose name has the initials that a label is: "NG:"."""
    found = {
        text.who[n]: n
        for n, each in reversed([*enumerate(text.mentions)])
        if each.type == "Person" and each.kind == "name" and len(each.text.split()) > 1
        if "".join(word[0] for word in each.text.lower().split()) == initials
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_office(text: Text, key: str) -> bool:
    """Return whether a label is a word for one who may be any: "Moderator", "THE COURT"."""
    words = [word for word in key.split() if word not in text.pack.names.articles]
    nouns, things = text.pack.descriptions.people, text.pack.descriptions.things
    named = {noun for each in things.values() for noun in each.named}
    return len(words) == 1 and (
        words[0] in nouns or words[0] in named or text.pack.titles.has(words[0])
    )


def _witness(text: Text, chosen: list[_Turn], paragraphs: Paragraphs) -> int | None:
    """Return who answers: the one whom questions call by title and name at their start or end."""
    words = text.pack.statements
    found: dict[int, int] = {}
    for turn in chosen:
        if turn.key not in words.questions:
            continue
        span = Span(turn.start, paragraphs.spans[turn.paragraph].end)
        for mention in text.within(span):
            each = text.mentions[mention]
            if each.type != "Person" or each.kind != "name":
                continue
            first, last = text.first(each.span.start), text.first(each.span.end)
            begins = text.first(span.start)
            has_title = bool(each.title) or first > begins
            if first <= begins + 2 and has_title and text.doc[last : last + 1].text == ",":
                found.setdefault(text.who[mention], mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _stripped(text: Text, start: int, end: int) -> Span | None:
    said = text.text[start:end]
    bare = said.strip()
    if not bare:
        return None
    start += said.index(bare[0])
    return Span(start, start + len(bare))
