"""How what comes after spaCy grows with the corpus, each stage beside a peer: make bench-scale.

    python -m benchmarks.scale [--documents 10000 100000] [--million]

Documents are made up (see `benchmarks.parts.documents`): 20 mentions in 6 sentences, names by
Zipf's law. Each run is a process of its own; printed are seconds of the processor, since the
machine may have other work, and the process's peak of memory, up to the end of each stage. The
peers are in `benchmarks/peers`: they do what a first script does, and less.
"""

from __future__ import annotations

import argparse
from typing import Any

from benchmarks.parts.cost import Cost, cost_of, mb

OURS = ("-m", "benchmarks.parts.after_spacy")
PAIRS = ("-m", "benchmarks.peers.pairs")
NAMESAKES = ("-m", "benchmarks.peers.namesakes")
MOST_FOR_NAMESAKES = 10_000
"""Documents beyond which comparing each with each is left out: it would take an hour."""


def row(*cells: str) -> None:
    """Print a row of a table as README.md has it."""
    print(f"| {' | '.join(cells)} |", flush=True)


def head(*cells: str) -> None:
    """Print a table's head."""
    print()
    row(*cells)
    row(*("---" for _ in cells))


def seconds(told: dict[str, Any]) -> float:
    """Return the sum of all stages."""
    return float(sum(told["seconds"].values()))


def after_spacy(numbers: list[int]) -> dict[int, Cost]:
    """Print a row for each number of documents; return what the peer took."""
    peers = {}
    head(
        "documents", "entities", "relations", "load", "who is who", "count", "describe", "tables",
        "store and page", "in all", "a document", "peer", "its peak",
    )  # fmt: skip
    for number in numbers:
        ours, peer = cost_of(*OURS, number), cost_of(*PAIRS, number)
        told, all_of_it = ours.told, seconds(ours.told)
        row(
            f"{number:,}",
            f"{told['entities']:,}",
            f"{told['relations']:,}",
            *(
                f"{s:.1f} s, {told['megabytes'][stage]:,} MB"
                for stage, s in told["seconds"].items()
            ),
            f"{all_of_it:.1f} s",
            f"{1000 * all_of_it / number:.2f} ms",
            f"{seconds(peer.told):.1f} s",
            mb(peer),
        )
        peers[number] = peer
    return peers


def counting(peers: dict[int, Cost]) -> None:
    """Print what counting alone takes, who is who left out, beside the peer's counting."""
    head("documents", "counting alone", "peak", "peer's counting", "its peak", "ratio")
    for number, peer in peers.items():
        ours, theirs = cost_of(*OURS, number, "--counting"), peer.told["seconds"]["count"]
        took = seconds(ours.told)
        ratio = f"{took / theirs:.1f}"
        row(f"{number:,}", f"{took:.1f} s", mb(ours), f"{theirs:.1f} s", mb(peer), ratio)


def one_name(numbers: list[int]) -> None:
    """Print what one name takes that all documents bear, beside comparing each with each."""
    head("documents of one name", "who is who", "a document", "peak", "each with each")
    for number in numbers:
        ours = cost_of(*OURS, number, "--one-name")
        took = ours.told["seconds"]["who is who"]
        peer = "left out"
        if number <= MOST_FOR_NAMESAKES:
            peer = f"{seconds(cost_of(*NAMESAKES, number).told):.1f} s"
        row(f"{number:,}", f"{took:.1f} s", f"{1000 * took / number:.2f} ms", mb(ours), peer)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--bearers", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--million", action="store_true", help="as well, which takes an hour")
    asked = parser.parse_args()
    counting(after_spacy([*asked.documents, *([1_000_000] if asked.million else [])]))
    one_name(asked.bearers)


if __name__ == "__main__":
    main()
