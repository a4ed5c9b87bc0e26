r"""Train the weights that ship on further documents.

    python training/further.py --begin graphbuild/extract/recogniser/models/en --seed 0 \\
        --corpora ewt_train.jsonl litbank_train.jsonl crossner_train.jsonl ... --out 0.safetensors

Reads a sample of the corpora once, drawn and ordered by the seed. What these do not tell apart
(which kind of place; dates, nationalities, works) is as the weights have it that it begins
with, so that they do not forget it. mean.py takes the mean of several networks.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

import spacy
import torch
from corpus import LEFT_OUT, NOT_OURS, PLACE, Annotated, Example, annotated, examples, right_tags
from network import Network
from safetensors.torch import load_file, save_file
from shipped import shipped
from train import Plan, batches, loss_of, triangle

from graphbuild.extract.recogniser.weights import PIECES
from graphbuild.extract.recogniser.wordpieces import Wordpieces
from graphbuild.language.pack import load_pack

PLAN = Plan(epochs=1, rate=1.5e-4, batch=768)

FROZEN = 2
"""Layers that stay as they are: the first ones."""

SAMPLE = {
    "redocred": 0.1,
    "wikigold": 0.25,
    "gum": 0.4,
    "ewt": 0.5,
    "litbank": 0.6,
    "crossner": 0.18,
}
"""By the first word of a corpus's file: the part of its documents that is read."""

STEPS = 10
"""After which the loss is printed."""

NAMELESS = 0.2
"""Of the documents without a name that are drawn, the part that is read."""


def drawn(paths: list[Path], rng: random.Random) -> list[Annotated]:
    """Return a sample of the corpora."""
    found: list[Annotated] = []
    for path in paths:
        every = annotated(path)
        corpus = path.stem.partition("_")[0]
        some = rng.sample(every, round(len(every) * SAMPLE[corpus]))
        found += [
            without_demonyms(one) if corpus == "redocred" else one
            for one in some
            if one.names or rng.random() < NAMELESS
        ]
    return found


def without_demonyms(document: Annotated) -> Annotated:
    """Return a document in which a demonym that is marked as a place teaches nothing."""
    demonyms = load_pack("en").demonyms.root
    marked = [
        (start, end, LEFT_OUT)
        for start, end, label in document.names
        if label == PLACE and document.text[start:end] in demonyms
    ]
    spans = {(start, end) for start, end, _ in marked}
    names = tuple(name for name in document.names if name[:2] not in spans)
    return replace(document, names=names, others=(*document.others, *marked))


def told_apart(example: Example, before: Network) -> Example:
    """Return an example with one tag where several are right: the one that was likeliest before.

    A word of which that was in a name of ours stays just none.
    """
    window = example.window
    pieces, writing = torch.tensor([window.pieces]), torch.tensor([window.writing])
    with torch.no_grad():
        scores = before(pieces, writing, torch.ones_like(pieces, dtype=torch.bool))[0, window.at]
    tags = list(example.tags)
    for place, tag in enumerate(tags):
        if LEFT_OUT < tag < 0:
            right = _RIGHT[tag]
            likeliest = scores[place].masked_fill(~right, float("-inf")).argmax().item()
            if tag != NOT_OURS or right[scores[place].argmax()]:
                tags[place] = int(likeliest)
    return Example(window, tags)


_RIGHT = right_tags()


def train(network: Network, documents: list[Annotated], folder: Path, seed: int) -> None:
    """Train all but the first layers on some documents, once."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    wordpieces = Wordpieces((folder / PIECES).read_text("utf-8").splitlines())
    before = shipped(folder).eval()
    read = examples(documents, spacy.blank("en"), wordpieces, rng)
    found = [told_apart(each, before) for each in read]
    ready = batches(found, PLAN.batch, rng)
    encoder = network.encoder
    vectors = (network.pieces, network.places, network.writing, encoder.normalised)
    for module in (*vectors, *encoder.layers[:FROZEN]):
        module.requires_grad_(requires_grad=False)
    learning = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=PLAN.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, triangle(len(ready)))
    network.train()
    began = time.monotonic()
    losses = 0.0
    for number, batch in enumerate(ready, start=1):
        loss = loss_of(network, batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses += loss.item()
        if number % STEPS == 0:
            mean, seconds = losses / STEPS, time.monotonic() - began
            print(f"{number} of {len(ready)}: loss {mean:.4f}, {seconds:.0f} s", flush=True)
            losses = 0.0


def main() -> None:
    """Train and write the network."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--begin", type=Path, required=True, help="the folder of weights")
    parser.add_argument("--after", type=Path, help="a network that was trained further already")
    parser.add_argument("--corpora", nargs="+", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.use_deterministic_algorithms(mode=True)
    torch.set_num_threads(1)
    network = shipped(args.begin)
    if args.after:
        network.load_state_dict(load_file(args.after))
    documents = drawn(args.corpora, random.Random(args.seed))
    train(network, documents, args.begin, args.seed)
    save_file(network.state_dict(), args.out)


if __name__ == "__main__":
    main()
