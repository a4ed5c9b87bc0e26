"""What the commands take on a graph of a million edges, beside pandas and networkx: make bench-ask.

    python -m benchmarks.ask [--documents 52000] [--graph FOLDER]

The graph is counted of made-up documents (see `benchmarks.parts.after_spacy`), into FOLDER,
which is used again if it is there. Each command is a process of its own, as a person types it;
the least of three runs counts, the first after another.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.parts.cost import Cost, cost_of, mb
from benchmarks.scale import head, row

LEADING = "MATCH (p:Person)-[r:CO_OCCURS]-() RETURN p.name, count(r) AS n ORDER BY n DESC LIMIT 10"
ENDS = "MATCH (p:Person) RETURN p.name AS name ORDER BY p.pagerank DESC, name LIMIT 2000"


def best(*command: object) -> Cost:
    """Return the cheapest of three runs."""
    return min((cost_of(*command) for _ in range(3)), key=lambda cost: cost.processor)


@contextlib.contextmanager
def graph(asked: argparse.Namespace) -> Iterator[Path]:
    """Yield the folder of a graph, made where it is not there."""
    with tempfile.TemporaryDirectory() as place:
        folder: Path = asked.graph or Path(place)
        if not (folder / "manifest.json").is_file():
            made = ("-m", "benchmarks.parts.after_spacy", asked.documents, "--keep", folder)
            print(f"made in {cost_of(*made)}", flush=True)
        yield folder.resolve()


def ends_of(folder: Path) -> tuple[str, str]:
    """Return the names of an entity that leads the graph and of one far down."""
    command = ("-m", "graphbuild", "query", folder, ENDS, "--format", "json")
    rows = json.loads(cost_of(*command).said)
    return rows[0]["name"], rows[-1]["name"]


def main() -> None:
    """Print a row for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=52_000)
    parser.add_argument("--graph", type=Path)
    asked = parser.parse_args()
    with graph(asked) as folder:
        counts = json.loads((folder / "manifest.json").read_text("utf-8"))["counts"]
        print(f"{counts['entities']:,} entities, {counts['relations']:,} relations")
        leading, other = ends_of(folder)
        questions = {
            "show": [leading],
            "path": [leading, other],
            "stats": [],
            "query": [LEADING],
        }
        head("command", "processor", "clock", "peak", "networkx", "its peak", "ratio")
        for command, arguments in questions.items():
            ours = best("-m", "graphbuild", command, folder, *arguments)
            names = [] if command == "query" else arguments
            peer = best("-m", "benchmarks.peers.asking", folder, command, *names)
            row(
                command,
                f"{ours.processor:.1f} s",
                f"{ours.clock:.1f} s",
                mb(ours),
                f"{peer.processor:.1f} s",
                mb(peer),
                f"{ours.processor / peer.processor:.2f}",
            )


if __name__ == "__main__":
    main()
