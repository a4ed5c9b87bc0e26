"""A corpus of any size, made of a small one: edition after edition of its articles.

    python -m benchmarks.parts.articles GRAPH CORPUS.jsonl NUMBER TARGET.jsonl [--fresh]

GRAPH: the folder of a build of CORPUS, which knows where the names are. Each edition ends its
articles with a line of its own, since a text that comes twice counts once. With --fresh, each
edition after the first has people of its own, and its organisations a word before their name
("Acme" is "Kobafu Acme"), so that entities grow as fast as the corpus; places stay. Without,
all editions speak of the same.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.parts.documents import word
from graphbuild.graph.tables import Tables

Place = tuple[int, int, str]
"""Where a name stands, and the type of its entity."""

_PLACES = """
SELECT m.document, m.start, m."end", e.type FROM mentions m JOIN entities e ON e.id = m.entity
WHERE m.kind = 'name' ORDER BY m.document, m.start
"""


class Fresh:
    """The new names of an edition: the same word is always replaced by the same."""

    def __init__(self, edition: int) -> None:
        self._edition = edition
        self._words: dict[str, str] = {}

    def name(self, said: str, kind: str) -> str:
        """Return what a name is called in this edition."""
        if kind == "Person":
            return " ".join(map(self._word, said.split()))
        return f"{self._word(said)} {said}" if kind == "Organization" else said

    def _word(self, old: str) -> str:
        if not old[:1].isupper() or len(old) <= 2:
            return old
        bare, genitive, _ = old.partition("'s")
        # By thousands, so that editions have no word in common.
        number = 1_000_000 * self._edition + len(self._words)
        return self._words.setdefault(bare, word(number)) + genitive


def renamed(text: str, places: list[Place], fresh: Fresh) -> str:
    """Return a text with its names replaced."""
    pieces, at = [], 0
    for start, end, kind in places:
        if start >= at:
            pieces += [text[at:start], fresh.name(text[start:end], kind)]
            at = end
    return "".join([*pieces, text[at:]])


def editions(
    articles: list[dict[str, Any]], places: dict[str, list[Place]], *, fresh: bool
) -> Iterator[dict[str, Any]]:
    """Yield articles without end, the first edition as it is."""
    yield from articles
    for edition in itertools.count(2):
        names = Fresh(edition)
        for article in articles:
            text = article["text"]
            if fresh:
                text = renamed(text, places[article["id"]], names)
            name = f"{article['id']}_{edition}"
            yield {**article, "id": name, "text": f"{text}\n\nThis is edition {edition}.\n"}


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("target", type=Path)
    parser.add_argument("--fresh", action="store_true")
    asked = parser.parse_args()
    articles = [json.loads(line) for line in asked.corpus.read_text("utf-8").splitlines()]
    places: dict[str, list[Place]] = defaultdict(list)
    tables = Tables.of_files(lambda name: asked.graph / name)
    for document, start, end, kind in tables.rows(_PLACES):
        places[document].append((start, end, kind))
    made = itertools.islice(editions(articles, places, fresh=asked.fresh), asked.number)
    with asked.target.open("w", encoding="utf-8") as target:
        for article in made:
            target.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
