"""Annotated documents as examples for the network: windows of pieces with a tag a word."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.extract.recogniser.windows import SIZE, Window, windows
from graphbuild.extract.recogniser.wordpieces import Wordpieces

PLACES = {"GPE", "LOC", "FAC"}
OURS = {"PERSON", "ORG", *PLACES}

LABELS = (
    "PERSON ORG GPE LOC FAC NORP EVENT WORK_OF_ART PRODUCT LAW LANGUAGE DATE TIME MONEY "
    "PERCENT QUANTITY ORDINAL CARDINAL"
).split()

UPPER, LOWER, TITLE = 0.03, 0.05, 0.03
"""How many of the documents are put in capitals, in small letters, in Title Case."""

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
"""Start, end, label; characters of the text."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, where its sentences start, and the names in it: in order, none in another."""

    id: str
    text: str
    starts: frozenset[int]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window, and the tag of each of its words: a number, as in `tagging.decoded`."""

    window: Window
    tags: list[int]


def read(paths: Iterable[Path], stock: Language) -> list[Annotated]:
    """Return the documents of annotation files (format: `graphbuild evaluate`).

    stock: a pipeline whose recogniser says the labels of what the files do not mark.
    """
    found = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for each in map(json.loads, lines):
                starts = frozenset(start for start, _ in each["sents"])
                names = tuple(_outermost(each["mentions"]))
                found.append(Annotated(each["id"], each["text"], starts, names))
    docs = stock.pipe(document.text for document in found)
    return [with_stock_labels(one, doc) for one, doc in zip(found, docs, strict=True)]


def _outermost(mentions: list[dict]) -> list[Name]:
    kept: list[Name] = []
    for m in sorted(mentions, key=lambda m: (m["start"], -m["end"])):
        if not kept or m["start"] >= kept[-1][1]:
            kept.append((m["start"], m["end"], m["type"]))
    return kept


def with_stock_labels(document: Annotated, stock: Doc) -> Annotated:
    """Return a document in the stock recogniser's labels.

    stock: the text as the stock model reads it. A PLACE is what the stock model says, of
    GPE, LOC and FAC, else what its words say. What the corpora do not mark (dates,
    nationalities, works) is as the stock model has it, for those who want it, and so that
    a name of that kind is not taken for one of ours. A place that is a demonym to the
    stock model ("Barbadian", NORP) is none.
    """
    found = {(e.start_char, e.end_char): e.label_ for e in stock.ents}
    names = []
    for start, end, kind in document.names:
        label = kind
        if kind == "PLACE":
            said = [n for (a, b), n in found.items() if a < end and start < b]
            if found.get((start, end)) == "NORP":
                continue
            label = next((n for n in said if n in PLACES), _place(document.text[start:end]))
        names.append((start, end, label))
    names += [
        (a, b, label)
        for (a, b), label in found.items()
        if label not in OURS and not any(x < b and a < y for x, y, _ in names)
    ]
    return replace(document, names=tuple(sorted(names)))


def _place(name: str) -> str:
    words = set(name.lower().split())
    if words & _LAND:
        return "LOC"
    return "FAC" if words & _BUILT else "GPE"


def noisy(document: Annotated, rng: random.Random) -> Annotated:
    """Return the document as it is or, now and then, in other letters: as headlines are.

    Only a change that keeps every offset is made.
    """
    drawn = rng.random()
    text = document.text
    if drawn < UPPER:
        text = text.upper()
    elif drawn < UPPER + LOWER:
        text = text.lower()
    elif drawn < UPPER + LOWER + TITLE:
        text = " ".join(w[:1].upper() + w[1:] for w in text.split(" "))
    return replace(document, text=text) if len(text) == len(document.text) else document


def examples(
    documents: Sequence[Annotated],
    stock: Language,
    wordpieces: Wordpieces,
    rng: random.Random,
) -> Iterator[Example]:
    """Yield the windows of some documents: each time some in other letters, and cut elsewhere."""
    for document in documents:
        changed = noisy(document, rng)
        doc = tokenised(changed, stock)
        for window in windows(doc, wordpieces, first=rng.randint(SIZE // 4, SIZE)):
            yield Example(window, _tags(window, doc, changed.names))


def tokenised(document: Annotated, stock: Language) -> Doc:
    """Return a document's tokens with its own sentences."""
    doc = stock.make_doc(document.text)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in document.starts
    return doc


def _tags(window: Window, doc: Doc, names: tuple[Name, ...]) -> list[int]:
    tags = []
    last = None
    for index in window.words:
        token = doc[index]
        end = token.idx + len(token)
        name = next(((a, b, label) for a, b, label in names if a < end and token.idx < b), None)
        inside = name is not None and name == last
        tags.append(0 if name is None else 2 * LABELS.index(name[2]) + 1 + inside)
        last = name
    return tags
