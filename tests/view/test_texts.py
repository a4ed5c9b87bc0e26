"""The texts that the page carries."""

import base64
import gzip
import json
import re
from dataclasses import replace

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.model import Span
from graphbuild.view.page.network import render
from graphbuild.view.texts import Texts, packed, read_texts
from tests.view.told import ADA, FAR, FIRST, LAGOS, SECOND, TRUST, WEISS, told_graph

ROWS = {ADA: 0, WEISS: 1, TRUST: 2, LAGOS: 3}
ROOM = 8_000_000


def text_of(kg: KnowledgeGraph, rows: dict[str, int] = ROWS) -> dict:
    return read_texts(kg.tables, {"a.txt": 5, "b.txt": 6}, rows, ROOM).each[5]


def marked(text: dict) -> list[tuple[str, int]]:
    """What is marked, read as JavaScript reads it: in UTF-16."""
    found, sentence = [], 0
    for n in range(0, len(text["mentions"]), 5):
        step, start, length, row, _ = text["mentions"][n : n + 5]
        sentence += step
        wide = text["sentences"][sentence].encode("utf-16-le")
        found.append((wide[2 * start : 2 * (start + length)].decode("utf-16-le"), row))
    return found


def block(page: str) -> tuple[str, str]:
    return re.search(r'<script id="texts"[^>]*data-told="(.*?)">(.*?)</script>', page).groups()


def test_a_document_has_its_sentences_in_order_and_who_is_named_where():
    text = text_of(told_graph())
    assert text["sentences"] == [FIRST, SECOND, FAR]
    assert text["gaps"][1::2] == [0, 1, 899]
    assert marked(text) == [
        ("Ada Nwosu", 0),
        ("Harbour Trust", 2),
        ("Lagos", 3),
        ("Ada Nwosu", 0),
        ("Jörg Weiß", 1),
        ("Harbour Trust", 2),
        ("Ada Nwosu", 0),
    ]


def test_who_is_not_on_the_page_is_not_marked():
    assert {row for _, row in marked(text_of(told_graph(), {ADA: 0}))} == {0}


def test_a_mention_that_does_not_stand_where_it_says_is_not_marked():
    kg = told_graph()
    key = (TRUST, "CO_OCCURS", LAGOS)
    (said,) = kg.records.evidence[key]
    kg.records.evidence[key] = (replace(said, tail=Span(len(FIRST) - 2, len(FIRST) + 40)),)
    assert ("Lagos", 3) not in marked(text_of(kg))
    assert ("Harbour Trust", 2) in marked(text_of(kg))


def test_the_page_carries_the_texts_packed_and_always_as_the_same_bytes():
    said, text = block(page := render(told_graph()))
    assert said == ""
    known = json.loads(gzip.decompress(base64.b64decode(text)))
    assert known["0"]["sentences"] == [FIRST, SECOND, FAR]
    assert render(told_graph()) == page
    assert "onerror" not in text


def test_the_setting_leaves_them_out_and_the_page_says_so():
    said, text = block(render(told_graph(), ViewSettings(texts=False)))
    assert (said, text) == ("The texts were left out by the setting view.texts.", "")


def test_as_many_documents_as_have_room_the_shortest_first():
    noise = "".join(chr(0x4E00 + (n * n * 7919) % 20000) for n in range(4000))
    each = {
        n: {"sentences": [noise[: 40 + 500 * n]], "gaps": [0, 0], "mentions": []} for n in range(8)
    }
    whole, all_of_them = packed(Texts(each, 8), 10**6)
    assert all_of_them == 8
    text, held = packed(Texts(each, 8), len(whole) // 3)
    assert 0 < held < 8
    assert len(text) <= len(whole) // 3
    assert [*json.loads(gzip.decompress(base64.b64decode(text)))] == [str(n) for n in range(held)]
    assert packed(Texts(each, 8), 10) == ("", 0)


def test_far_more_text_than_has_room_is_not_read_but_counted():
    found = read_texts(told_graph().tables, {"a.txt": 0}, ROWS, 1)
    assert found == Texts({}, 1)
