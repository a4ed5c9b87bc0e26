"""Words a second of extraction, against spaCy's default pipeline of the same model.

    python benchmarks/extract.py CORPUS.jsonl [--documents 100] [--rounds 3]

CORPUS.jsonl has a `text` a line. Both read the same texts in one process, by turns; of the
rounds, the best counts: by the clock, which other work on the machine holds up, and by the
processor, which counts each core.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from graphbuild.config import Config
from graphbuild.extract import spacy_model as nlp
from graphbuild.extract.extractor import Extractor
from graphbuild.model import Document

BATCH = 32


def reader(config: Config, documents: list[Document]) -> Callable[[], None]:
    """Return a function that extracts all documents."""
    extractor = Extractor(config)

    def run() -> None:
        for start in range(0, len(documents), BATCH):
            list(extractor.extract(documents[start : start + BATCH]))

    return run


def spacy_default(name: str, documents: list[Document]) -> Callable[[], None]:
    """Return a function that runs the model with all of its pipes."""
    pipeline = spacy.load(nlp.location(name))

    def run() -> None:
        for doc in pipeline.pipe((d.text for d in documents), batch_size=BATCH):
            assert doc is not None  # noqa: S101

    return run


def main() -> None:
    """Print a line for spaCy, and for extraction with and without relations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with options.corpus.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, options.documents)]
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)
    name = Extractor(Config()).model.name
    without = Config.model_validate({"relations": {"enabled": False}})
    runs = {
        f"spaCy's {name}, all pipes": spacy_default(name, documents),
        "extraction": reader(Config(), documents),
        "extraction without relations": reader(without, documents),
    }
    best = dict.fromkeys(runs, (float("inf"), float("inf")))
    for _ in range(options.rounds):
        for label, run in runs.items():
            began = time.perf_counter(), time.process_time()
            run()
            ended = time.perf_counter(), time.process_time()
            taken = (after - before for after, before in zip(ended, began, strict=True))
            best[label] = tuple(map(min, best[label], taken))
    print(
        f"{len(documents)} documents, {words:,} words; words a second by the clock and by the "
        "processor, and as parts of spaCy's"
    )
    first = next(iter(best.values()))
    for label, taken in best.items():
        rates = "".join(f"{words / seconds:10,.0f}" for seconds in taken)
        parts = "".join(f"{one / each:8.2f}" for one, each in zip(first, taken, strict=True))
        print(f"{label:40} {rates} {parts}")


if __name__ == "__main__":
    main()
