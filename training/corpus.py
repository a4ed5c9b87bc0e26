"""Annotated documents as training examples: a few sentences each, some of them noisy."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

SENTENCES = 3
PLACES = {"GPE", "LOC", "FAC"}
OURS = {"PERSON", "ORG", *PLACES}

UPPER, LOWER, TITLE = 0.03, 0.05, 0.03
"""How many of the examples are put in capitals, in small letters, in Title Case."""

_LAND = frozenset(
    "beach coast creek delta desert east forest gulf hill hills island islands lake mount mountain "
    "mountains north ocean peninsula river sea south valley west".split()
)
_BUILT = frozenset(
    "airport avenue bridge building castle cathedral center centre church expressway gallery hall "
    "highway hospital hotel house library mosque museum palace park road school square stadium "
    "station street temple theater theatre tower university".split()
)

Name = tuple[int, int, str]
"""Start, end, label; characters of a stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some sentences in a row, and the names in them: in order, none within another."""

    document_id: str
    text: str
    names: tuple[Name, ...]


def read(paths: Iterable[Path]) -> Iterator[Stretch]:
    """Yield the documents of annotation files (format: design of `graphbuild evaluate`)."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                yield from _stretches(document)


def _stretches(document: dict) -> Iterator[Stretch]:
    spans, names = document["sents"], _outermost(document["mentions"])
    for first in range(0, len(spans), SENTENCES):
        start, end = spans[first][0], spans[min(first + SENTENCES, len(spans)) - 1][1]
        inside = [(a - start, b - start, kind) for a, b, kind in names if start <= a and b <= end]
        yield Stretch(document["id"], document["text"][start:end], tuple(inside))


def _outermost(mentions: list[dict]) -> list[Name]:
    kept: list[Name] = []
    for m in sorted(mentions, key=lambda m: (m["start"], -m["end"])):
        if not kept or m["start"] >= kept[-1][1]:
            kept.append((m["start"], m["end"], m["type"]))
    return kept


def with_stock_labels(stretch: Stretch, stock: Doc) -> Stretch:
    """Return the stretch in the stock recogniser's labels.

    stock: the text as the stock model reads it. A PLACE is what the stock model says, of
    GPE, LOC and FAC, else what its words say. What the corpora do not mark (dates,
    nationalities, works) stays as the stock model has it, so that it is not forgotten,
    and a name of that kind is not taken for one of ours. A place that is a demonym to
    the stock model ("Barbadian", NORP) is none.
    """
    found = {(e.start_char, e.end_char): e.label_ for e in stock.ents}
    names = []
    for start, end, kind in stretch.names:
        label = kind
        if kind == "PLACE":
            said = [n for (a, b), n in found.items() if a < end and start < b]
            if found.get((start, end)) == "NORP":
                continue
            label = next((n for n in said if n in PLACES), _place(stretch.text[start:end]))
        names.append((start, end, label))
    names += [
        (a, b, label)
        for (a, b), label in found.items()
        if label not in OURS and not any(x < b and a < y for x, y, _ in names)
    ]
    return replace(stretch, names=tuple(sorted(names)))


def _place(name: str) -> str:
    words = set(name.lower().split())
    if words & _LAND:
        return "LOC"
    return "FAC" if words & _BUILT else "GPE"


def noisy(stretch: Stretch, rng: random.Random) -> Stretch:
    """Return the stretch as it is or, now and then, in other letters: as headlines are.

    Only a change that keeps every offset is made.
    """
    drawn = rng.random()
    text = stretch.text
    if drawn < UPPER:
        text = text.upper()
    elif drawn < UPPER + LOWER:
        text = text.lower()
    elif drawn < UPPER + LOWER + TITLE:
        text = " ".join(w[:1].upper() + w[1:] for w in text.split(" "))
    return replace(stretch, text=text) if len(text) == len(stretch.text) else stretch


def example(nlp: Language, stretch: Stretch) -> Example:
    """Return the stretch as spaCy trains on it; a name that cuts a token takes all of it."""
    gold = nlp.make_doc(stretch.text)
    found: list[Span] = []
    for start, end, label in stretch.names:
        span = gold.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and (not found or span.start >= found[-1].end):
            found.append(span)
    gold.ents = tuple(found)
    return Example(nlp.make_doc(stretch.text), gold)
