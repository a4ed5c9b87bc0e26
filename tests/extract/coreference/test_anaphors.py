"""Pronouns and descriptions on paragraphs with the antecedents that a reader sees."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphbuild.extract.extractor import Extractor
from graphbuild.model import Document, Extraction

MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass
class Paragraph:
    """A text and, by the start of each marked word, whom it means."""

    text: str
    meant: dict[int, str]


def paragraphs() -> list[Paragraph]:
    raw = (Path(__file__).parent / "passages.txt").read_text("utf-8")
    blocks = [b for b in raw.split("\n\n") if not b.startswith("#")]
    return [paragraph(block.strip()) for block in blocks]


def paragraph(marked: str) -> Paragraph:
    text, meant, end = "", {}, 0
    for match in MARKED.finditer(marked):
        text += marked[end : match.start()]
        meant[len(text)] = match[2]
        text += match[1]
        end = match.end()
    return Paragraph(text + marked[end:], meant)


def anaphora(found: Extraction) -> dict[int, str]:
    """The antecedent of each pronoun and description, by its start."""
    return {
        found.mentions[a].span.start: found.mentions[b].text
        for a, b in found.anaphora
        if found.mentions[a].text.lower() not in ("its", "it")
    }


def read(extractor: Extractor, text: str) -> Extraction:
    (found,) = extractor.extract([Document("d", text)])
    assert isinstance(found, Extraction)
    return found


def same(found: str, meant: str) -> bool:
    return found.rsplit(maxsplit=1)[-1] == meant.rsplit(maxsplit=1)[-1]


def test_most_that_is_resolved_is_right_and_much_is_resolved(extractor):
    right = given = 0
    wanted = sum(name != "-" for p in paragraphs() for name in p.meant.values())
    for each in paragraphs():
        for start, name in anaphora(read(extractor, each.text)).items():
            given += 1
            right += same(name, each.meant.get(start, "-"))
    assert right / given >= 0.9
    assert right / wanted >= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weiss wrote to Otto Lang about the painting. He wanted it back.",
        "“He never asked me,” somebody said of Martin Voss.",
        "Anna Lindqvist looked up. He did not seem to mind the rain.",
        "Microsoft bought forty cars from Google. The company will deliver in May.",
    ],
)
def test_what_is_not_plain_stands_for_nobody(extractor, text):
    assert anaphora(read(extractor, text)) == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Captain Lorne had met Alice in Graz. She laughed.", {}),
        ("George wrote to Mabel on Monday. She burned the letter.", {"She": "Mabel"}),
        ("Susan Grant spoke first. Grant was tired. She sat down.", {"She": "Grant"}),
        ("Captain Grant was tired. She sat down.", {"She": "Grant"}),
    ],
)
def test_a_given_name_alone_says_whom_he_and_she_can_mean(extractor, text, meant):
    found = read(extractor, text)
    told = {
        found.mentions[a].text: found.mentions[b].text
        for a, b in found.anaphora
        if found.mentions[a].kind == "pronoun"
    }
    assert told == meant


def test_the_text_at_an_anaphors_offsets_is_its_own(extractor):
    text = "Maria Keller joined the Danube Bank. She left the bank in May."
    found = read(extractor, text)
    forms = [found.mentions[a] for a, _ in found.anaphora]
    assert [(m.text, m.kind, m.span.of(text)) for m in forms] == [
        ("She", "pronoun", "She"),
        ("the bank", "nominal", "the bank"),
    ]
