r"""Train the recogniser on annotated documents.

    python training/train.py --base model/ --out graphbuild/extract/recogniser/models/en \\
        --wide redocred_train.jsonl wikigold_train.jsonl gum_train.jsonl --close gum_dev.jsonl

All corpora are read for some epochs, several times over, each time in another order; the
mean of the networks is then read the close documents, whose notion of a name is the
wanted one, with a sample of the others. The same files give the same weights on the same
machine. training/README.md says where the base and the corpora are from.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
import torch
from corpus import LABELS, LEFT_OUT, Annotated, Example, examples, read, right_tags
from export import export
from network import Network, begun
from safetensors.torch import load_file, save_file
from spacy.language import Language
from torch import Tensor
from vocabulary import kept

from graphbuild.extract.recogniser.wordpieces import NO_WORD, Wordpieces
from graphbuild.extract.spacy_model import location

LAYERS, SEEDS = 6, 2


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train.

    rate: the highest learning rate; it rises to that, then falls in a line. batch: pieces.
    """

    epochs: int
    rate: float
    batch: int


WIDE = Plan(epochs=7, rate=1.5e-4, batch=2048)
CLOSE = Plan(epochs=4, rate=1e-4, batch=1024)
NEW_LAYERS = 10
"""How much faster what MiniLM does not have learns."""
WARM_UP = 0.1
SAMPLE = 0.15
"""The part of the wide corpora that is read again with the close ones."""
SHARE = 0.7
"""Of what the close documents changed that is kept."""

Weights = dict[str, Tensor]


def stock_model(name: str) -> Language:
    """Return the stock pipeline with what its recogniser needs."""
    return spacy.load(location(name), exclude=["lemmatizer", "attribute_ruler", "parser"])


class Trainer:
    """What stays the same from one training to the next."""

    def __init__(self, base: Path, stock: Language) -> None:
        """base: the folder of MiniLM's model.safetensors and vocab.txt."""
        torch.use_deterministic_algorithms(mode=True)
        self.base, self.stock = base, stock
        self.pieces, self.rows = kept(base / "vocab.txt")
        self.wordpieces = Wordpieces(self.pieces)

    def network(self) -> Network:
        """Return a network that knows no label yet: always the same one."""
        torch.manual_seed(0)
        return begun(self.base / "model.safetensors", self.rows, LAYERS, 2 * len(LABELS) + 1)

    def train_wide(self, wide: Sequence[Annotated]) -> Network:
        """Return the mean of networks that read all corpora in different orders.

        Source: Wortsman et al. (2022), Model soups, ICML.
        """
        trained: list[Weights] = []
        for seed in range(SEEDS):
            network = self.network()
            self._train(network, wide, WIDE, seed)
            trained.append(network.state_dict())
        network.load_state_dict({n: sum(w[n] for w in trained) / SEEDS for n in trained[0]})
        return network

    def train_close(
        self, network: Network, close: Sequence[Annotated], wide: Sequence[Annotated]
    ) -> None:
        """Train on the close documents, each twice an epoch, and a sample of the others.

        Kept is the mean of what comes out and what went in, so that less is forgotten.
        Source: Wortsman et al. (2022), Robust fine-tuning of zero-shot models, CVPR.
        """
        before = {name: value.clone() for name, value in network.state_dict().items()}
        sample = random.Random(0).sample(wide, int(len(wide) * SAMPLE))
        self._train(network, [*close, *close, *sample], CLOSE, seed=0)
        after = network.state_dict()
        mean = {n: (1 - SHARE) * before[n] + SHARE * after[n] for n in before}
        network.load_state_dict(mean)

    def _train(
        self, network: Network, documents: Sequence[Annotated], plan: Plan, seed: int
    ) -> None:
        rng = random.Random(seed)
        torch.manual_seed(seed + 1)
        optimizer = _optimizer(network, plan.rate)
        network.train()
        began = time.monotonic()
        schedule = None
        for epoch in range(plan.epochs):
            found = list(examples(documents, self.stock, self.wordpieces, rng))
            ready = batches(found, plan.batch, rng)
            if schedule is None:
                shape = triangle(len(ready) * plan.epochs)
                schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, shape)
            losses = 0.0
            for batch in ready:
                loss = loss_of(network, batch)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                losses += loss.item()
            mean, seconds = losses / len(ready), time.monotonic() - began
            print(f"epoch {epoch + 1} of {plan.epochs}: loss {mean:.4f}, {seconds:.0f} s")


def _optimizer(network: Network, rate: float) -> torch.optim.AdamW:
    new = [*network.writing.parameters(), *network.encoder.tags.parameters()]
    known = {id(parameter) for parameter in new}
    old = [p for p in network.parameters() if id(p) not in known]
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": rate * NEW_LAYERS}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def triangle(steps: int) -> Callable[[int], float]:
    """Return the part of the rate at each step."""

    def part(step: int) -> float:
        return min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, 1 - step / steps)

    return part


def batches(found: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Return examples of about the same length together, the batches in any order."""
    ordered = sorted(found, key=lambda e: (len(e.window.pieces), rng.random()))
    cut: list[list[Example]] = [[]]
    for each in ordered:
        if cut[-1] and (len(cut[-1]) + 1) * len(each.window.pieces) > size:
            cut.append([])
        cut[-1].append(each)
    rng.shuffle(cut)
    return cut


def loss_of(network: Network, batch: list[Example]) -> Tensor:
    """Return the mean cross-entropy of the words' tags, or of the sums of those that are right."""
    shape = len(batch), max(len(e.window.pieces) for e in batch)
    pieces = torch.zeros(shape, dtype=torch.long)
    writing = torch.full(shape, NO_WORD)
    mask = torch.zeros(shape, dtype=torch.bool)
    tags = torch.full(shape, LEFT_OUT)
    for row, each in enumerate(batch):
        length = len(each.window.pieces)
        pieces[row, :length] = torch.tensor(each.window.pieces)
        writing[row, :length] = torch.tensor(each.window.writing)
        mask[row, :length] = True
        tags[row, each.window.at] = torch.tensor(each.tags)
    scores = network(pieces, writing, mask)
    known = tags != LEFT_OUT
    every = scores[known].float().log_softmax(dim=1)
    return -every.masked_fill(~_RIGHT[tags[known]], float("-inf")).logsumexp(dim=1).mean()


_RIGHT = right_tags()


def arguments(description: str) -> argparse.ArgumentParser:
    """Return what training and cross-validation are told."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--stock", default="en_core_web_md", help="says what is not annotated")
    parser.add_argument("--wide", nargs="+", type=Path, required=True)
    parser.add_argument(
        "--after-wide", type=Path, help="weights to go on from; written where there are none"
    )
    return parser


def after_wide(trainer: Trainer, wide: Sequence[Annotated], path: Path | None) -> Network:
    """Return the network that has read all corpora, trained now or before."""
    if path is None or not path.exists():
        network = trainer.train_wide(wide)
        if path:
            save_file(network.state_dict(), path)
        return network
    network = trainer.network()
    network.load_state_dict(load_file(path))
    return network


def main() -> None:
    """Train and write what ships."""
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--close", nargs="*", type=Path, default=[])
    parser.add_argument("--f", type=float, help="what crossvalidate.py says of these settings")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    stock = stock_model(args.stock)
    trainer = Trainer(args.base, stock)
    wide, close = read(args.wide, stock), read(args.close, stock)
    network = after_wide(trainer, wide, args.after_wide)
    if close:
        trainer.train_close(network, close, wide)
    export(network, trainer.pieces, LABELS, args.out, args.f)
    size = sum(path.stat().st_size for path in args.out.iterdir())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
