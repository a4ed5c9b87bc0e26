"""Made-up documents with what extraction would have found in them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from graphbuild.model import Document, Extraction, Mention, Span

SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in "aeiou"]
MENTIONS, SENTENCES = 20, 6
GIVEN = 400
"""How many given names there are."""

Read = tuple[Document, Extraction]


def word(number: int) -> str:
    """Return a word that looks like a name, another for each number."""
    parts = []
    number += len(SYLLABLES)
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def documents(number: int) -> Iterator[Read]:
    """Yield so many documents of 20 mentions in 6 sentences.

    Names are distributed by Zipf's law, as in real populations, which grow with the corpus;
    of a person's mentions, half are the bare surname.
    """
    chance = random.Random(7)
    surnames, firms = max(500, number // 4), max(200, number // 10)
    for n in range(number):
        people = [_person(chance, surnames) for _ in range(5)]
        names = [(f"{first} {last}", "Person") for first, last in people]
        names += [(last, "Person") for _, last in people]
        names += [(f"{_rank(chance, firms)} Holding", "Organization") for _ in range(5)]
        names += [(f"Port {_rank(chance, firms)}", "Place") for _ in range(5)]
        yield _made(f"d{n:08}", names)


def bearers(number: int) -> Iterator[Read]:
    """Yield so many documents that all name John Smith, each with a firm, a place and another."""
    chance = random.Random(7)
    circles = max(50, number // 100)
    for n in range(number):
        first, last = _person(chance, circles)
        yield _made(
            f"d{n:08}",
            [
                ("John Smith", "Person"),
                ("Smith", "Person"),
                (f"{first} {last}", "Person"),
                (f"{_rank(chance, circles)} Holding", "Organization"),
                (f"Port {_rank(chance, circles)}", "Place"),
            ],
        )


def _person(chance: random.Random, surnames: int) -> tuple[str, str]:
    given = word(int(GIVEN ** chance.random()) - 1)
    return given, word(GIVEN + int(surnames ** chance.random()))


def _rank(chance: random.Random, most: int) -> str:
    return word(int(most ** chance.random()))


def _made(name: str, names: list[tuple[str, str]]) -> Read:
    sentences: list[Span] = []
    mentions: list[Mention] = []
    text = ""
    each = -(-MENTIONS // SENTENCES)
    for number in range(-(-len(names) // each)):
        start = len(text)
        for said, kind in names[number * each : (number + 1) * each]:
            span = Span(len(text), len(text) + len(said))
            mentions.append(Mention(name, number, span, said, kind))
            text += f"{said}, "
        sentences.append(Span(start, len(text)))
        text += f"it was said on page {name}. "
    return Document(name, text), Extraction(name, tuple(sentences), tuple(mentions))
