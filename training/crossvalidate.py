r"""Score recognisers that have not seen the documents that they read.

    python training/crossvalidate.py --base model/ \\
        --wide redocred_train.jsonl wikigold_train.jsonl gum_train.jsonl --close gum_dev.jsonl

The close documents are dealt into folds; each fold is read by a recogniser that was
trained as train.py does, without that fold. Then one graph is built of all of them and
scored as `graphbuild evaluate` does.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from pathlib import Path

from corpus import LABELS, read
from export import export
from train import Trainer, after_wide, arguments, stock_model

from graphbuild.config import Config
from graphbuild.evaluate import gold as annotations
from graphbuild.evaluate.scores import evaluate
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.extract.recogniser.component import Recogniser
from graphbuild.model import ANNOTATION_TYPES, Document, Extraction
from graphbuild.resolve.aliases import load as load_aliases
from graphbuild.resolve.corpus.entities import resolve
from graphbuild.resolve.document.chains import chains

Read = list[tuple[Document, Extraction]]


def read_unseen(args: argparse.Namespace) -> dict[str, Read]:
    """Return model → each close document with what a recogniser that never saw it finds."""
    stock = stock_model(args.stock)
    trainer = Trainer(args.base, stock)
    wide, close = read(args.wide, stock), read([args.close], stock)
    network = after_wide(trainer, wide, args.after_wide)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    lines = args.close.read_text("utf-8").splitlines()
    documents = [Document(d["id"], d["text"]) for d in map(json.loads, lines)]
    random.Random(7).shuffle(documents)
    found: dict[str, Read] = {model: [] for model in args.models}
    for fold in range(args.folds):
        held = documents[fold :: args.folds]
        ids = {document.id for document in held}
        network.load_state_dict(before)
        trainer.train_close(network, [d for d in close if d.id not in ids], wide)
        with tempfile.TemporaryDirectory() as folder:
            export(network, trainer.pieces, LABELS, Path(folder), None)
            recogniser = Recogniser(Path(folder))
        for model in args.models:
            found[model] += extracted(held, model, recogniser)
    return found


def extracted(held: list[Document], model: str, recogniser: Recogniser) -> Read:
    """Return what a pipeline with this recogniser finds in some documents."""
    extractor = Extractor(Config.model_validate({"spacy": {"model": model}}))
    _put(extractor, recogniser)
    pairs = []
    for document, found in zip(held, extractor.extract(held), strict=True):
        if isinstance(found, Failure):
            raise SystemExit(f"{document.id}: {found.reason}")
        pairs.append((document, found))
    return pairs


def _put(extractor: Extractor, recogniser: Recogniser) -> None:
    """Let an extractor read with another recogniser."""
    pipes = extractor.nlp._components  # noqa: SLF001 - spaCy has no public way to swap a pipe's object
    pipes[:] = [(name, recogniser if name == "ner" else pipe) for name, pipe in pipes]


def annotated(found: Read) -> dict[str, annotations.Annotated]:
    """Return the graph of some extractions as annotations of each document."""
    config, aliases = Config(), load_aliases(())
    resolution = resolve(
        ((len(x.mentions), chains(x, config.resolve, aliases, d.date)) for d, x in found), aliases
    )
    types = {e: ANNOTATION_TYPES[entity.type] for e, entity in resolution.entities.items()}
    every = {}
    for document, extraction in found:
        entities = resolution.assignment[document.id]
        marked = tuple(
            annotations.Marked(mention.span, types[entity], entity)
            for mention, entity in zip(extraction.mentions, entities, strict=True)
            if entity and mention.kind == "name"
        )
        every[document.id] = annotations.Annotated(
            document.id, document.text, (), marked, {m.entity: m.type for m in marked}, {}, ()
        )
    return every


def main() -> None:
    """Print the rows."""
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--close", type=Path, required=True)
    parser.add_argument(
        "--models", nargs="+", default=["en_core_web_md", "en_core_web_sm"], help="tag and parse"
    )
    parser.add_argument("--folds", type=int, default=4)
    args = parser.parse_args()
    gold = annotations.read_annotations(args.close)
    for model, found in read_unseen(args).items():
        rows, _ = evaluate(gold, annotated(sorted(found, key=lambda pair: pair[0].id)))
        print(model)
        for name, score in rows.items():
            print(f"{name:16} P {score.precision:.3f}  R {score.recall:.3f}  F {score.f:.3f}")


if __name__ == "__main__":
    main()
