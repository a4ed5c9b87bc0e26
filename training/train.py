r"""Train spaCy's recogniser further on annotated documents.

    python training/train.py --model en_core_web_md --out graphbuild/extract/models \\
        --wide redocred_train.jsonl wikigold_train.jsonl gum_train.jsonl --close gum_dev.jsonl

All corpora are read for some epochs; then, for some more, the close ones, whose notion of
a name is the wanted one, with a sample of the others. The same files give the same weights
on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import spacy
import srsly
from corpus import Stretch, example, noisy, read, with_stock_labels
from spacy.language import Language
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed
from thinc.api import Adam, compounding

from graphbuild.extract import ner
from graphbuild.extract.nlp import location

SEED = 0
DROPOUT = 0.2
WIDE_EPOCHS, WIDE_RATE = 7, 0.001
CLOSE_EPOCHS, CLOSE_RATE = 6, 0.0007
SAMPLE = 0.1
"""The part of the wide corpora that is read again with the close ones."""
SHARE = 0.7
"""Of the trained weights in those that ship; the rest are the stock model's."""


def stock_model(name: str) -> Language:
    """Return the stock pipeline with what its recogniser needs."""
    return spacy.load(location(name), exclude=["lemmatizer", "attribute_ruler", "parser"])


def prepared(stock: Language, paths: Sequence[Path]) -> list[Stretch]:
    """Return the stretches of some corpora in the stock model's labels."""
    found = list(read(paths))
    docs = stock.pipe([s.text for s in found])
    return [with_stock_labels(s, doc) for s, doc in zip(found, docs, strict=True)]


def recogniser(stock: Language) -> Language:
    """Return a pipeline of the stock recogniser alone, on the stock tokens and vectors."""
    nlp = spacy.blank(stock.lang, vocab=stock.vocab)
    nlp.tokenizer = stock.tokenizer
    nlp.add_pipe("ner", source=stock)
    return nlp


def train_wide(nlp: Language, wide: Sequence[Stretch]) -> None:
    """Train on all corpora."""
    _train(nlp, wide, WIDE_EPOCHS, WIDE_RATE)


def train_close(nlp: Language, close: Sequence[Stretch], wide: Sequence[Stretch]) -> None:
    """Train on the close documents, each twice an epoch, and a sample of the wide corpora."""
    sample = random.Random(SEED).sample(wide, int(len(wide) * SAMPLE))
    _train(nlp, [*close, *close, *sample], CLOSE_EPOCHS, CLOSE_RATE)


def mix(nlp: Language, name: str) -> None:
    """Take the mean of trained and stock weights: most of what was learned, less forgotten.

    Source: Wortsman et al. (2022), Robust fine-tuning of zero-shot models, CVPR.
    """
    model = nlp.get_pipe("ner").model
    stock = stock_model(name)  # anew: a sourced pipe is the one that was trained
    old, new = (srsly.msgpack_loads(p.get_pipe("ner").model.to_bytes()) for p in (stock, nlp))
    for before, after in zip(old["params"], new["params"], strict=True):
        for key, value in (after or {}).items():
            if value is not None:
                after[key] = ((1 - SHARE) * before[key] + SHARE * value).astype("float32")
    model.from_bytes(srsly.msgpack_dumps(new))


def _train(nlp: Language, stretches: Sequence[Stretch], epochs: int, rate: float) -> None:
    """Train the recogniser; the rate falls in a line, and the steps' weights are averaged."""
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    optimizer = Adam(rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    sizes = compounding(100.0, 1000.0, 1.001)
    began = time.monotonic()
    for epoch in range(epochs):
        examples = [example(nlp, noisy(s, rng)) for s in stretches]
        rng.shuffle(examples)
        done = 0
        losses: dict[str, float] = {}
        for batch in minibatch_by_words(examples, size=sizes, tolerance=0.2):
            left = 1 - (epoch + done / len(examples)) / epochs
            optimizer.learn_rate = rate * max(left, 0.05)
            nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
            done += len(batch)
        seconds = time.monotonic() - began
        print(
            f"epoch {epoch + 1} of {epochs}: loss {losses['ner']:.0f}, {seconds:.0f} s", flush=True
        )
    with nlp.use_params(optimizer.averages):
        averaged = nlp.get_pipe("ner").model.to_bytes()
    nlp.get_pipe("ner").model.from_bytes(averaged)


def main() -> None:
    """Train and write the weights with their card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="en_core_web_md")
    parser.add_argument("--wide", nargs="+", type=Path, required=True)
    parser.add_argument("--close", nargs="*", type=Path, default=[])
    parser.add_argument("--version", default="1")
    parser.add_argument("--f", type=float, help="what crossvalidate.py says of these settings")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    stock = stock_model(args.model)
    wide, close = prepared(stock, args.wide), prepared(stock, args.close)
    nlp = recogniser(stock)
    train_wide(nlp, wide)
    if close:
        train_close(nlp, close, wide)
    mix(nlp, args.model)
    folder = args.out / ner.folder_name(stock)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ner.WEIGHTS).write_bytes(ner.packed(nlp.get_pipe("ner").model))
    card = {
        "version": args.version,
        "f": args.f,
        "base": f"{stock.lang}_{stock.meta['name']} {stock.meta['version']}",
    }
    (folder / ner.CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(f"{folder}: {(folder / ner.WEIGHTS).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
