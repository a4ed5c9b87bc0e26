"""The whole build of a corpus and of ten times as much, beside a plain script: make bench-build.

    python -m benchmarks.build CORPUS.jsonl [--times 10] [--names same fresh] [--workers 1]

CORPUS.jsonl: articles with `id` and `text`. What is larger is made of it (see
`benchmarks.parts.articles`): of the same names, or of fresh ones in each edition. The plain
script (`benchmarks/peers/plain.py`) reads the same file with the same model of spaCy, joins
names by their spelling and keeps all in memory. Each run is a process of its own; seconds are
of the processor, those of the clock in brackets; the peak is the largest process's.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.parts.cost import Cost, cost_of, mb
from benchmarks.scale import head, row


def built(corpus: Path, out: Path, workers: int) -> tuple[Cost, dict[str, Any]]:
    """Build a graph anew; return what that cost and the manifest, with the folder's `bytes`."""
    command = ("-m", "graphbuild", "build", corpus, "--out", out, "--workers", workers)
    cost = cost_of(*command, "--fresh")
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    manifest["bytes"] = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    return cost, manifest


def line(names: str, cost: Cost, manifest: dict[str, Any], peer: Cost | None, first: float) -> None:
    """Print what a build cost beside its peer. first: seconds a word of the smallest corpus."""
    counts = manifest["counts"]
    a_word = cost.processor / counts["words"]
    stages = manifest["seconds"]
    plain = ("left out", "", "")
    if peer is not None:
        ratio = cost.processor / peer.processor
        plain = (f"{peer.processor:.0f} s ({peer.clock:.0f})", mb(peer), f"{ratio:.2f}")
    row(
        names,
        f"{counts['documents']:,}",
        f"{counts['words']:,}",
        f"{counts['entities']:,}",
        f"{counts['relations']:,}",
        f"{cost.processor:.0f} s ({cost.clock:.0f})",
        f"{stages['extract']:.0f} + {stages['resolve_and_count']:.0f}",
        f"{1e6 * a_word:.0f} µs",
        f"{a_word / first:.2f}",
        mb(cost),
        f"{manifest['bytes'] / 1e6:.1f} MB",
        *plain,
    )


def main() -> None:
    """Print a row for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--times", type=int, nargs="*", default=[10])
    parser.add_argument("--names", nargs="+", default=["same", "fresh"])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    head(
        "names", "articles", "words", "entities", "relations", "build", "clock: extract + rest",
        "a word", "beside the first", "peak", "folder", "plain script", "its peak", "ratio",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        given, known = asked.corpus.resolve(), folder / "known"
        cost, manifest = built(given, known, asked.workers)
        model = manifest["model"]["name"]
        first = cost.processor / manifest["counts"]["words"]

        def compare(names: str, corpus: Path) -> None:
            peer = None if asked.no_peer else cost_of("-m", "benchmarks.peers.plain", corpus, model)
            line(names, cost, manifest, peer, first)

        compare("its own", given)
        size = len(given.read_text("utf-8").splitlines())
        for names, times in itertools.product(asked.names, asked.times):
            corpus = folder / f"{names}-{times}.jsonl"
            fresh = ["--fresh"] if names == "fresh" else []
            make = ("-m", "benchmarks.parts.articles", known, given, size * times, corpus)
            cost_of(*make, *fresh)
            cost, manifest = built(corpus, folder / f"{names}-{times}", asked.workers)
            compare(names, corpus)


if __name__ == "__main__":
    main()
