r"""Score recognisers that have not seen the documents that they read.

    python training/crossvalidate.py --model en_core_web_md \\
        --wide redocred_train.jsonl wikigold_train.jsonl gum_train.jsonl --close gum_dev.jsonl

The close documents are dealt into folds; each fold is read by a recogniser that was
trained as train.py does, without that fold. Then one graph is built of all of them and
scored as `graphbuild evaluate` does.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from train import mix, prepared, recogniser, stock_model, train_close, train_wide

from graphbuild.config import Config
from graphbuild.evaluate import gold as annotations
from graphbuild.evaluate.scores import evaluate
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.model import ANNOTATION_TYPES, Document, Extraction
from graphbuild.resolve.across import resolve
from graphbuild.resolve.aliases import load as load_aliases
from graphbuild.resolve.within import chains


def read_unseen(args: argparse.Namespace) -> Iterator[tuple[Document, Extraction]]:
    """Yield each close document with what a recogniser that did not train on it finds."""
    stock = stock_model(args.model)
    wide, close = prepared(stock, args.wide), prepared(stock, [args.close])
    nlp = recogniser(stock)
    model = nlp.get_pipe("ner").model
    train_wide(nlp, wide)
    after_wide = model.to_bytes()
    lines = args.close.read_text("utf-8").splitlines()
    documents = [Document(d["id"], d["text"]) for d in map(json.loads, lines)]
    random.Random(7).shuffle(documents)
    extractor = Extractor(Config.model_validate({"spacy": {"model": args.model, "ner": "stock"}}))
    for fold in range(args.folds):
        held = documents[fold :: args.folds]
        ids = {document.id for document in held}
        model.from_bytes(after_wide)
        train_close(nlp, [s for s in close if s.document_id not in ids], wide)
        mix(nlp, args.model)
        extractor.nlp.get_pipe("ner").model.from_bytes(model.to_bytes())
        for document, found in zip(held, extractor.extract(held), strict=True):
            if isinstance(found, Failure):
                raise SystemExit(f"{document.id}: {found.reason}")
            yield document, found


def annotated(read: list[tuple[Document, Extraction]]) -> dict[str, annotations.Annotated]:
    """Return the graph of some extractions as annotations of each document."""
    config, aliases = Config(), load_aliases(())
    resolution = resolve(
        ((len(x.mentions), chains(x, config.resolve, aliases, d.date)) for d, x in read), aliases
    )
    types = {e: ANNOTATION_TYPES[entity.type] for e, entity in resolution.entities.items()}
    found = {}
    for document, extraction in read:
        entities = resolution.assignment[document.id]
        marked = tuple(
            annotations.Marked(mention.span, types[entity], entity)
            for mention, entity in zip(extraction.mentions, entities, strict=True)
            if entity and mention.kind == "name"
        )
        found[document.id] = annotations.Annotated(
            document.id, document.text, (), marked, {m.entity: m.type for m in marked}, {}, ()
        )
    return found


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="en_core_web_md")
    parser.add_argument("--wide", nargs="+", type=Path, required=True)
    parser.add_argument("--close", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=4)
    args = parser.parse_args()
    read = sorted(read_unseen(args), key=lambda pair: pair[0].id)
    rows, _ = evaluate(annotations.read_annotations(args.close), annotated(read))
    for name, score in rows.items():
        print(f"{name:16} P {score.precision:.3f}  R {score.recall:.3f}  F {score.f:.3f}")


if __name__ == "__main__":
    main()
