"""How resolution, counting, tables and stores grow with the corpus, without spaCy.

    python -m benchmarks.scale [--documents 1000 5000] [--stores]

Documents are made up: 20 mentions in 6 sentences, names by Zipf's law as in real populations,
a third of a person's mentions a bare surname. They go into shards as extraction leaves them;
what is timed is all that comes after. Prints seconds a stage, milliseconds a document, and the
peak of the process's memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from graphbuild.build.corpus import Corpus
from graphbuild.build.manifest import counts_of
from graphbuild.build.resolving import resolve_documents, write_resolution
from graphbuild.build.shards import Shards
from graphbuild.build.workbench import workbench
from graphbuild.config import Config
from graphbuild.graph.counting.count import count
from graphbuild.graph.counting.tables import load_shards
from graphbuild.graph.counting.written import describe, list_relations, name_all, write_tables
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.tables import Tables
from graphbuild.model import Document, Extraction, Mention, Span
from graphbuild.resolve import aliases
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.stores.embedded import EmbeddedStore

SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in "aeiou"]
MENTIONS, SENTENCES, AT_ONCE = 20, 6, 2_000


def word(number: int) -> str:
    """Return a word that looks like a name, another for each number."""
    parts = []
    number += len(SYLLABLES)
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def documents(number: int) -> Iterator[tuple[Document, Extraction]]:
    """Yield so many documents with what was found in them."""
    chance = random.Random(7)
    given, surnames, firms = 400, max(500, number // 4), max(200, number // 10)
    for n in range(number):
        people = [
            (
                word(int(given ** chance.random()) - 1),
                word(given + int(surnames ** chance.random())),
            )
            for _ in range(5)
        ]
        names = [(f"{first} {last}", "Person") for first, last in people]
        names += [(last, "Person") for _, last in people]
        names += [
            (f"{word(int(firms ** chance.random()))} Holding", "Organization") for _ in range(5)
        ]
        names += [(f"Port {word(int(firms ** chance.random()))}", "Place") for _ in range(5)]
        yield made(f"d{n:08}", names)


def made(name: str, names: list[tuple[str, str]]) -> tuple[Document, Extraction]:
    """Return a document that has these names, a few a sentence."""
    sentences: list[Span] = []
    mentions: list[Mention] = []
    text = ""
    each = -(-MENTIONS // SENTENCES)
    for number in range(SENTENCES):
        start = len(text)
        for said, kind in names[number * each : (number + 1) * each]:
            span = Span(len(text), len(text) + len(said))
            mentions.append(Mention(name, number, span, said, kind))
            text += f"{said}, "
        sentences.append(Span(start, len(text)))
        text += f"it was said on page {name}. "
    return Document(name, text), Extraction(name, tuple(sentences), tuple(mentions))


def measured(number: int, *, stores: bool) -> None:
    """Print what a corpus of so many documents costs."""
    config, took = Config(), {}
    with tempfile.TemporaryDirectory() as place, workbench(Path(place), None) as db:
        folder = Path(place)
        shards, corpus = Shards(folder / "cache", "made"), Corpus(db)
        waiting: list[tuple[Document, Extraction]] = []
        for read in documents(number):
            waiting.append(read)
            corpus.add(read[0])
            if len(waiting) >= AT_ONCE:
                shards.put(waiting)
                waiting = []
        shards.put(waiting)
        corpus.close()
        clock = time.perf_counter()

        def lap(stage: str) -> None:
            nonlocal clock
            now = time.perf_counter()
            took[stage], clock = now - clock, now

        load_shards(db, shards.files())
        lap("load")
        resolve_documents(db, config.resolve, aliases.load(), Curation(), None)
        lap("resolve")
        count(db, config, {})
        list_relations(db)
        lap("count")
        describe(db)
        lap("describe")
        name_all(db)
        write_tables(db, folder)
        write_resolution(db, folder)
        lap("write")
        found = counts_of(db)
        if stores:
            kg = KnowledgeGraph(tables=Tables.of_files(lambda name: folder / name))
            EmbeddedStore.of(kg).save(folder / "graph.kgl")
            lap("store")
    stages = "  ".join(f"{stage} {seconds:.1f}" for stage, seconds in took.items())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{number:,} documents: {stages}  in all {sum(took.values()):.1f} s, "
        f"{1000 * sum(took.values()) / number:.2f} ms a document, {peak:,} MB; "
        f"{found['entities']:,} entities, {found['relations']:,} relations",
        flush=True,
    )


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    parser.add_argument("--stores", action="store_true", help="the embedded store as well")
    asked = parser.parse_args()
    for number in asked.documents:
        measured(number, stores=asked.stores)


if __name__ == "__main__":
    main()
