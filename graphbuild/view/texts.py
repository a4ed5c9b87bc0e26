"""What the page's reader shows: the documents' sentences, and what each names where.

Documents and entities are the page's rows. Offsets are UTF-16 units, JavaScript's own. The
graph holds the sentences that name an entity: where others stand between, the reader is told.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphbuild.graph.tables import Tables

_SENTENCES = """
SELECT document, index, start, "end", text FROM sentences WHERE text IS NOT NULL
ORDER BY document, index
"""
_MENTIONS = """
SELECT document, index, start, "end", text, kind, entity FROM mentions
WHERE entity IS NOT NULL ORDER BY document, index, start, "end" DESC, entity
"""
_KINDS = ("name", "nominal", "pronoun")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOST_SHARE = 6
"""Characters of sentences that a byte on the page may hold, at the most: text of documents
packs to a third, and more of it than that is not read."""
_MOST_STEPS = 7

Text = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a page. documents: those that the graph has sentences of. each: by row."""

    each: Mapping[int, Text]
    documents: int


NO_TEXTS = Texts({}, 0)


def read_texts(
    tables: Tables, documents: Mapping[str, int], entities: Mapping[str, int], room: int
) -> Texts:
    """Return the documents' sentences and mentions, by the documents' rows.

    documents, entities: the page's rows by id. room: bytes that the page has for all it
    holds: what is far more is not read, and counted only.
    """
    sizes = tables.rows(
        "SELECT document, sum(length(text)), count(*) FROM sentences WHERE text IS NOT NULL "
        "GROUP BY document ORDER BY document"
    )
    with_text = [(document, int(size)) for document, size, _ in sizes if document in documents]
    if sum(size for _, size in with_text) > room * _MOST_SHARE:
        return Texts({}, len(with_text))
    mentions = itertools.groupby(tables.stream(_MENTIONS), key=lambda row: row[0])
    here: tuple[str, Iterator[Any]] = ("", iter(()))
    found: dict[int, Text] = {}
    for document, rows in itertools.groupby(tables.stream(_SENTENCES), key=lambda row: row[0]):
        while here[0] < document:
            here = next(mentions, ("\U0010ffff", iter(())))
        said = list(here[1]) if here[0] == document else []
        if document in documents:
            found[documents[document]] = _text(list(rows), said, entities)
    return Texts(dict(sorted(found.items())), len(found))


def _text(
    sentences: Sequence[Sequence[Any]],
    mentions: Sequence[Sequence[Any]],
    entities: Mapping[str, int],
) -> Text:
    """Return a document: its sentences, how each follows the one before, and its mentions.

    gaps: two numbers a sentence: how many sentences are missing before it, and how many
    characters. mentions: five numbers each: how many sentences after the one before, from,
    length, the entity's row, the kind's.
    """
    known: Text = {"sentences": [], "gaps": [], "mentions": []}
    last_index, last_end = -1, 0
    place: dict[int, tuple[int, int, str]] = {}
    for n, (_, index, start, end, text) in enumerate(sentences):
        known["sentences"].append(text)
        known["gaps"] += (max(0, index - last_index - 1), max(0, start - last_end))
        last_index, last_end = index, end
        place[index] = (n, start, text)
    before = 0
    for _, index, start, end, words, kind, entity in mentions:
        if index not in place or entity not in entities:
            continue
        n, first, text = place[index]
        # What does not stand where it should is not marked: a wrong mark would lie.
        if start < first or text[start - first : end - first] != words or not words:
            continue
        at = _wide(text[: start - first])
        number = _KINDS.index(kind) if kind in _KINDS else 0
        known["mentions"] += (n - before, at, _wide(words), entities[entity], number)
        before = n
    return known


def _wide(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(c > "\uffff" for c in text)


def packed(texts: Texts, room: int) -> tuple[str, int]:
    """Return the texts as a script element's text, and how many documents it has.

    room: bytes. Where not all have room, as many have as fit: the shortest, so that most
    have. Nothing, if none has.
    """
    if not texts.each:
        return "", 0
    all_of_them = _packed(texts.each)
    if len(all_of_them) <= room:
        return all_of_them, len(texts.each)
    shortest = sorted(texts.each, key=lambda n: (sum(map(len, texts.each[n]["sentences"])), n))
    best, low, high = ("", 0), 0, len(shortest)
    for _ in range(_MOST_STEPS):
        middle = (low + high) // 2
        if middle == low:
            break
        text = _packed({n: texts.each[n] for n in sorted(shortest[:middle])})
        if len(text) <= room:
            best, low = (text, middle), middle
        else:
            high = middle
    return best


def _packed(each: Mapping[int, Text]) -> str:
    text = json.dumps(each, ensure_ascii=False, separators=(",", ":"))
    writable = _SURROGATE.sub("\ufffd", text).encode()
    return base64.b64encode(gzip.compress(writable, 6, mtime=0)).decode()


def told(texts: Texts, held: int, *, wanted: bool) -> str:
    """Return in plain words which texts the page has not, or nothing. wanted: by the settings."""
    if not wanted:
        return "The texts were left out by the setting view.texts."
    if held < texts.documents:
        some = f"the texts of {held:,} of {texts.documents:,} documents" if held else "no texts"
        return f"The page has room for {some}; view.max_bytes sets how much it holds."
    return ""
