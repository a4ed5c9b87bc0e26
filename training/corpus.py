"""Annotated documents as examples for the network: windows of pieces with a tag a word."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from heldout import divided
from noise import noisy
from spacy.language import Language
from spacy.tokens import Doc
from torch import Tensor

from graphbuild.extract.paragraphs import unwrapped
from graphbuild.extract.recogniser.windows import SIZE, Window, windows
from graphbuild.extract.recogniser.wordpieces import Wordpieces
from graphbuild.language.pack import load_pack
from graphbuild.language.people.titles import Titles

PLACE = "PLACE"
"""A place as the corpora have it: one of the next three."""

PLACES = {"GPE", "LOC", "FAC"}
OURS = {"PERSON", "ORG", *PLACES}

LABELS = (
    "PERSON ORG GPE LOC FAC NORP EVENT WORK_OF_ART PRODUCT LAW LANGUAGE DATE TIME MONEY "
    "PERCENT QUANTITY ORDINAL CARDINAL"
).split()

LEFT_OUT = -100
"""In the place of a tag: a word that teaches nothing."""

IN_A_PLACE, BEGINS_A_PLACE, NOT_OURS = -3, -2, -1
"""In the place of a tag: any of a few. The last: a word that is in no name of ours."""

TITLED = "fiction"
"""The genre whose annotators have titles inside of names."""

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
    """A document, where its sentences start, and the names in it: in order, none in another.

    others: stretches of which is known that they are none of our names; LEFT_OUT where that
    is in doubt. rest: the tag of a word that is in none of these.
    """

    id: str
    text: str
    starts: frozenset[int]
    names: tuple[Name, ...]
    others: tuple[tuple[int, int, int], ...] = ()
    rest: int = NOT_OURS


@dataclass(frozen=True, slots=True)
class Example:
    """A window, and the tag of each of its words: a number, as in `tagging.decoded`."""

    window: Window
    tags: list[int]


def read(paths: Iterable[Path], stock: Language) -> list[Annotated]:
    """Return the documents of annotation files (format: `graphbuild evaluate`).

    stock: a pipeline whose recogniser says the labels of what the files do not mark.
    """
    found = [document for path in paths for document in annotated(path)]
    docs = stock.pipe(document.text for document in found)
    return [with_stock_labels(one, doc) for one, doc in zip(found, docs, strict=True)]


def annotated(path: Path) -> list[Annotated]:
    """Return the documents of an annotation file that are not kept aside, in their labels."""
    titles = load_pack("en").titles
    with path.open(encoding="utf-8") as lines:
        kept, _ = divided(path, [json.loads(line) for line in lines])
    return [_annotated(each, titles) for each in kept]


def _annotated(line: dict, titles: Titles) -> Annotated:
    names = _outermost(line["mentions"])
    if line.get("genre") == TITLED:
        names = [cut for name in names if (cut := _without_title(name, line["text"], titles))]
    starts = frozenset(start for start, _ in line["sents"])
    others = tuple((start, end, NOT_OURS) for start, end in line.get("ignore", ()))
    return Annotated(line["id"], line["text"], starts, tuple(names), others)


def _without_title(name: Name, text: str, titles: Titles) -> Name | None:
    """Return what follows a person's title; None where nothing does."""
    start, end, label = name
    while label == "PERSON" and start < end:
        word = text[start:end].split(maxsplit=1)[0]
        if not titles.has(word):
            break
        start += len(word)
        start += len(text[start:end]) - len(text[start:end].lstrip())
    return (start, end, label) if start < end else None


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
    stock model ("Barbadian", NORP) is none. A stretch that is no name of ours is in doubt
    where the stock model has a name of ours there.
    """
    found = {(e.start_char, e.end_char): e.label_ for e in stock.ents}
    names = []
    for start, end, kind in document.names:
        label = kind
        if kind == PLACE:
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
    ours = [span for span, label in found.items() if label in OURS]
    others = tuple(
        (a, b, LEFT_OUT if any(x < b and a < y for x, y in ours) else kind)
        for a, b, kind in document.others
    )
    return replace(document, names=tuple(sorted(names)), others=others, rest=0)


def _place(name: str) -> str:
    words = set(name.lower().split())
    if words & _LAND:
        return "LOC"
    return "FAC" if words & _BUILT else "GPE"


def examples(
    documents: Sequence[Annotated],
    stock: Language,
    wordpieces: Wordpieces,
    rng: random.Random,
) -> Iterator[Example]:
    """Yield the windows of some documents: each time some in other letters, and cut elsewhere."""
    for document in documents:
        doc = tokenised(replace(document, text=noisy(document.text, rng)), stock)
        for window in windows(doc, wordpieces, first=rng.randint(SIZE // 4, SIZE)):
            yield Example(window, _tags(window, doc, document))


def tokenised(document: Annotated, stock: Language) -> Doc:
    """Return a document's tokens with its own sentences."""
    doc = stock.make_doc(unwrapped(document.text))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in document.starts
    return doc


def _tags(window: Window, doc: Doc, document: Annotated) -> list[int]:
    tags = []
    last = None
    for index in window.words:
        token = doc[index]
        start, end = token.idx, token.idx + len(token)
        name = next((name for name in document.names if name[0] < end and start < name[1]), None)
        other = next((tag for a, b, tag in document.others if a < end and start < b), None)
        inside = name is not None and name == last
        if name is not None:
            tags.append(_tag(name[2], inside=inside))
        else:
            tags.append(document.rest if other is None else other)
        last = name
    return tags


def _tag(label: str, *, inside: bool) -> int:
    if label == PLACE:
        return IN_A_PLACE if inside else BEGINS_A_PLACE
    return 2 * LABELS.index(label) + 1 + inside


def right_tags() -> Tensor:
    """Return which tags are right for a tag: rows of truth, the last ones for several."""
    one = torch.eye(2 * len(LABELS) + 1, dtype=torch.bool)
    begins, inside = one[1::2], one[2::2]
    place = torch.tensor([label in PLACES for label in LABELS])
    ours = torch.tensor([label in OURS for label in LABELS])
    several = [inside[place].any(0), begins[place].any(0), ~(begins | inside)[ours].any(0)]
    return torch.cat([one, torch.stack(several)])
